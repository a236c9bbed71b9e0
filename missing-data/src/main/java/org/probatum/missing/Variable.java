package org.probatum.missing;

/**
 * A column of a table: its name and what its numbers mean.
 *
 * @param name unique within a table; not blank
 * @param scale how its values are measured
 */
public record Variable(String name, Scale scale) {

    /** How values are measured. */
    public enum Scale {
        /** Finite numbers on an interval or ratio scale, or a count. */
        NUMERIC,
        /** 0 or 1. */
        BINARY
    }

    public Variable {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A variable has a name");
        }
    }

    public static Variable numeric(String name) {
        return new Variable(name, Scale.NUMERIC);
    }

    public static Variable binary(String name) {
        return new Variable(name, Scale.BINARY);
    }
}
