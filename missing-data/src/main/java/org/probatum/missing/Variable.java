package org.probatum.missing;

import java.util.List;

/**
 * A column of a table: its name and what its numbers mean.
 *
 * @param name unique within a table; not blank
 * @param scale how its values are measured
 * @param levels of a nominal or ordinal variable, in order; a value is the index of its level; empty otherwise
 */
public record Variable(String name, Scale scale, List<String> levels) {

    /** How values are measured. */
    public enum Scale {
        /** Finite numbers on an interval or ratio scale, or a count. */
        NUMERIC,
        /** 0 or 1. */
        BINARY,
        /** One of several levels without an order: 0 to levels − 1. */
        NOMINAL,
        /** One of several levels in rising order: 0 to levels − 1. */
        ORDINAL
    }

    public Variable {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A variable has a name");
        }
        levels = List.copyOf(levels);
        boolean categorical = scale == Scale.NOMINAL || scale == Scale.ORDINAL;
        if (categorical != (levels.size() >= 2) || levels.stream().distinct().count() != levels.size()) {
            throw new IllegalArgumentException("Variable " + name + " is " + scale
                    + ": a nominal or ordinal one has two or more different levels, another none; was " + levels);
        }
    }

    public static Variable numeric(String name) {
        return new Variable(name, Scale.NUMERIC, List.of());
    }

    public static Variable binary(String name) {
        return new Variable(name, Scale.BINARY, List.of());
    }

    public static Variable nominal(String name, List<String> levels) {
        return new Variable(name, Scale.NOMINAL, levels);
    }

    public static Variable ordinal(String name, List<String> levels) {
        return new Variable(name, Scale.ORDINAL, levels);
    }

    /** Whether the variable can take this value, a finite number. */
    boolean allows(double value) {
        return switch (scale) {
            case NUMERIC -> Double.isFinite(value);
            case BINARY -> value == 0 || value == 1;
            case NOMINAL, ORDINAL -> value >= 0 && value < levels.size() && value == Math.rint(value);
        };
    }

    /** What {@link #allows} asks for, in words. */
    String rule() {
        return switch (scale) {
            case NUMERIC -> "a value is finite";
            case BINARY -> "a binary value is 0 or 1";
            case NOMINAL, ORDINAL -> "the index of a level is a whole number from 0 to " + (levels.size() - 1);
        };
    }
}
