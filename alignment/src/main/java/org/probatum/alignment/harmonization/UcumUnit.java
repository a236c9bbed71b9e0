package org.probatum.alignment.harmonization;

import java.util.Arrays;
import java.util.Map;

/**
 * A unit of measurement in UCUM's case-sensitive notation, as far as laboratory and imaging values need it.
 *
 * <p>Understood are products and quotients such as {@code mg/dL}, {@code umol/L}, {@code 10*9/L}, {@code g.m-2}; the atoms g, mol, L (l),
 * m, s, min, h, d, U, kat, eq, %, 1 and 10*n with the metric prefixes where UCUM allows them; annotations in braces count 1.
 * Kind and size are kept as powers of gram, mole, metre and second and one factor.
 *
 * <p>Source: G. Schadow and C. J. McDonald, The Unified Code for Units of Measure, version 2.1: §2.1 (syntax), §3 tables 1–5. U is
 * 1 umol/min and kat 1 mol/s (tables 4 and 6 of its appendix); eq is 1 mol.
 */
public final class UcumUnit {

    private static final int KINDS = 4;

    private record Atom(double factor, int[] powers, boolean isMetric) {}

    private static final Map<String, Atom> ATOMS = Map.ofEntries(
            Map.entry("g", new Atom(1, powers(1, 0, 0, 0), true)),
            Map.entry("mol", new Atom(1, powers(0, 1, 0, 0), true)),
            Map.entry("eq", new Atom(1, powers(0, 1, 0, 0), true)),
            Map.entry("L", new Atom(1e-3, powers(0, 0, 3, 0), true)),
            Map.entry("l", new Atom(1e-3, powers(0, 0, 3, 0), true)),
            Map.entry("m", new Atom(1, powers(0, 0, 1, 0), true)),
            Map.entry("s", new Atom(1, powers(0, 0, 0, 1), true)),
            Map.entry("min", new Atom(60, powers(0, 0, 0, 1), false)),
            Map.entry("h", new Atom(3600, powers(0, 0, 0, 1), false)),
            Map.entry("d", new Atom(86400, powers(0, 0, 0, 1), false)),
            Map.entry("U", new Atom(1e-6 / 60, powers(0, 1, 0, -1), true)),
            Map.entry("kat", new Atom(1, powers(0, 1, 0, -1), true)),
            Map.entry("%", new Atom(0.01, powers(0, 0, 0, 0), false)));

    private static final Map<String, Double> PREFIXES = Map.ofEntries(
            Map.entry("k", 1e3),
            Map.entry("h", 1e2),
            Map.entry("da", 1e1),
            Map.entry("d", 1e-1),
            Map.entry("c", 1e-2),
            Map.entry("m", 1e-3),
            Map.entry("u", 1e-6),
            Map.entry("n", 1e-9),
            Map.entry("p", 1e-12),
            Map.entry("f", 1e-15),
            Map.entry("M", 1e6),
            Map.entry("G", 1e9));

    private final String code;
    private final double factor;
    private final int[] powers;

    private UcumUnit(String code, double factor, int[] powers) {
        this.code = code;
        this.factor = factor;
        this.powers = powers;
    }

    private static int[] powers(int mass, int amount, int length, int time) {
        return new int[] {mass, amount, length, time};
    }

    /** @throws IllegalArgumentException if the code is empty or holds what is not understood, which it names */
    public static UcumUnit parse(String code) {
        String bare = code.strip();
        if (bare.isEmpty()) {
            throw new IllegalArgumentException(
                    "A unit has a UCUM code, such as mg/dL, was empty; without a unit it is 1");
        }
        double factor = 1;
        int[] powers = new int[KINDS];
        int at = 0;
        int sign = 1;
        if (bare.charAt(0) == '/') {
            sign = -1;
            at = 1;
        }
        while (at <= bare.length()) {
            int end = at;
            while (end < bare.length() && bare.charAt(end) != '.' && bare.charAt(end) != '/') {
                end++;
            }
            Atom part = component(bare.substring(at, end), code);
            factor *= sign > 0 ? part.factor() : 1 / part.factor();
            for (int k = 0; k < KINDS; k++) {
                powers[k] += sign * part.powers()[k];
            }
            if (end == bare.length()) {
                break;
            }
            sign = bare.charAt(end) == '/' ? -1 : 1;
            at = end + 1;
        }
        return new UcumUnit(bare, factor, powers);
    }

    private static Atom component(String text, String code) {
        int brace = text.indexOf('{');
        String symbol = brace >= 0 && text.endsWith("}") ? text.substring(0, brace) : text;
        if (symbol.isEmpty() && brace >= 0 || symbol.equals("1")) {
            return new Atom(1, new int[KINDS], false);
        }
        if (symbol.startsWith("10*") || symbol.startsWith("10^")) {
            return new Atom(Math.pow(10, exponent(symbol.substring(3), code)), new int[KINDS], false);
        }
        int digits = symbol.length();
        while (digits > 0
                && (Character.isDigit(symbol.charAt(digits - 1)) || "+-".indexOf(symbol.charAt(digits - 1)) >= 0)) {
            digits--;
        }
        int power = digits == symbol.length() ? 1 : exponent(symbol.substring(digits), code);
        Atom atom = atom(symbol.substring(0, digits), code);
        int[] powers = atom.powers().clone();
        for (int k = 0; k < KINDS; k++) {
            powers[k] *= power;
        }
        return new Atom(Math.pow(atom.factor(), power), powers, false);
    }

    private static int exponent(String text, String code) {
        try {
            return text.isEmpty() ? 1 : Integer.parseInt(text);
        } catch (NumberFormatException notWhole) {
            throw new IllegalArgumentException(
                    "The exponent in the unit \"" + code + "\" is a whole number, was " + text, notWhole);
        }
    }

    private static Atom atom(String symbol, String code) {
        Atom plain = ATOMS.get(symbol);
        if (plain != null) {
            return plain;
        }
        for (Map.Entry<String, Double> prefix : PREFIXES.entrySet()) {
            Atom metric = symbol.startsWith(prefix.getKey())
                    ? ATOMS.get(symbol.substring(prefix.getKey().length()))
                    : null;
            if (metric != null && metric.isMetric()) {
                return new Atom(prefix.getValue() * metric.factor(), metric.powers(), true);
            }
        }
        throw new IllegalArgumentException(
                "The unit \"" + code + "\" holds \"" + symbol
                        + "\", which is not one of the UCUM units understood here: g, mol, L, m, s, min, h, d, U, kat, eq, %, 10*n");
    }

    public String code() {
        return code;
    }

    /** Whether values in the two can be compared without further knowledge. */
    public boolean isCommensurable(UcumUnit other) {
        return Arrays.equals(powers, other.powers);
    }

    /**
     * A value in this unit, expressed in another.
     *
     * @throws IllegalArgumentException if the units are of different kinds
     */
    public double convert(double value, UcumUnit to) {
        if (!isCommensurable(to)) {
            throw new IllegalArgumentException("A value in " + code + " cannot be expressed in " + to.code
                    + ": they measure different things" + (isMassForAmount(to) ? "; give the molar mass" : ""));
        }
        return value * (factor / to.factor);
    }

    /**
     * A value in this unit, expressed in another, where grams of the substance may stand for moles of it.
     *
     * @param gramsPerMole molar mass; above 0
     * @throws IllegalArgumentException if the units differ by more than that
     */
    public double convert(double value, UcumUnit to, double gramsPerMole) {
        if (!(gramsPerMole > 0)) {
            throw new IllegalArgumentException("A molar mass (g/mol) is above 0, was " + gramsPerMole);
        }
        if (isCommensurable(to)) {
            return convert(value, to);
        }
        if (!isMassForAmount(to)) {
            return convert(value, to);
        }
        int moles = to.powers[1] - powers[1];
        return value * (factor / to.factor) * Math.pow(gramsPerMole, -moles);
    }

    /** Whether the two differ by moles in place of grams alone. */
    private boolean isMassForAmount(UcumUnit to) {
        return powers[0] + powers[1] == to.powers[0] + to.powers[1]
                && powers[2] == to.powers[2]
                && powers[3] == to.powers[3]
                && powers[1] != to.powers[1];
    }

    @Override
    public String toString() {
        return code;
    }
}
