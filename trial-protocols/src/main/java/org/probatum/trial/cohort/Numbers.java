package org.probatum.trial.cohort;

/** Reads numbers as sites write them. */
final class Numbers {

    private Numbers() {}

    /**
     * @param what named in the message
     * @throws IllegalArgumentException if the text is not a finite decimal number
     */
    static double parse(String what, String text) {
        double number = Double.NaN;
        if (text.strip().matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?")) {
            number = Double.parseDouble(text.strip());
        }
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(what + " is a number, was \"" + text + "\"");
        }
        return number;
    }

    /** Reads 1 or 0, also written 1.0 or 0.0. */
    static boolean parseFlag(String what, String text) {
        double number = parse(what, text);
        if (number != 0 && number != 1) {
            throw new IllegalArgumentException(what + " is 1 or 0, was \"" + text + "\"");
        }
        return number == 1;
    }
}
