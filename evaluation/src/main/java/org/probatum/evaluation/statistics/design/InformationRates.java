package org.probatum.evaluation.statistics.design;

/** Checked information fractions of the looks. */
final class InformationRates {

    private static final double ROUNDING = 1e-9;

    private InformationRates() {}

    /** @throws IllegalArgumentException unless they rise strictly from above 0 to 1 */
    static double[] checked(double[] rates) {
        if (rates.length == 0) {
            throw new IllegalArgumentException("A design needs at least one look");
        }
        double before = 0;
        for (int k = 0; k < rates.length; k++) {
            if (!(rates[k] > before)) {
                throw new IllegalArgumentException("informationRates must rise strictly from above 0; look " + (k + 1)
                        + " has " + rates[k] + " after " + before);
            }
            before = rates[k];
        }
        if (Math.abs(before - 1) > ROUNDING) {
            throw new IllegalArgumentException("The last of the informationRates must be 1, was " + before);
        }
        return rates.clone();
    }

    /** {@code looks} equally spaced. */
    static double[] equal(int looks) {
        if (looks < 1) {
            throw new IllegalArgumentException("A design needs at least one look, had " + looks);
        }
        double[] rates = new double[looks];
        for (int k = 0; k < looks; k++) {
            rates[k] = (k + 1.0) / looks;
        }
        return rates;
    }
}
