package org.probatum.evaluation.statistics.design;

/**
 * The largest of several standard normal statistics whose correlations are √(I₁/I₂), as those of successive looks.
 *
 * <p>By the recursion of {@link SequentialLaw}; absolute error below 1e-10.
 */
public final class MaximalNormal {

    private MaximalNormal() {}

    /**
     * P(max |Z| ≥ bound).
     *
     * @param information positive and strictly rising
     */
    public static double twoSidedP(double[] information, double bound) {
        double last = information[information.length - 1];
        double[] rates = new double[information.length];
        for (int k = 0; k < rates.length; k++) {
            rates[k] = information[k] / last;
        }
        rates[rates.length - 1] = 1;
        InformationRates.checked(rates);
        double[] upper = new double[rates.length];
        double[] lower = new double[rates.length];
        java.util.Arrays.fill(upper, Math.abs(bound));
        java.util.Arrays.fill(lower, -Math.abs(bound));
        return Math.min(1, 2 * StoppingRule.of(rates, upper, lower).power(0));
    }
}
