package org.probatum.missing.imputation;

/**
 * Pools m completed-data estimates of one scalar quantity into a single estimate.
 *
 * <p>With estimates qᵢ and their variances (squared standard errors) uᵢ, i = 1 … m:
 * <pre>
 *   q̄ = Σ qᵢ / m                            pooled estimate
 *   w = Σ uᵢ / m                            variance within imputations
 *   b = Σ (qᵢ − q̄)² / (m − 1)               variance between imputations
 *   t = w + (1 + 1/m) b                     total variance
 *   ν = (m − 1) (1 + w / ((1 + 1/m) b))²    degrees of freedom; infinite when b = 0
 * </pre>
 * <p>For a complete-data analysis with ν_com degrees of freedom, Barnard and Rubin's ν* = 1 / (1/ν + 1/ν_obs) with
 * ν_obs = (ν_com + 1) / (ν_com + 3) ν_com (1 − λ), λ = (1 + 1/m) b / t.
 * <p>Source: D. B. Rubin (1987), Multiple Imputation for Nonresponse in Surveys, Wiley, eq. 3.1.2–3.1.6;
 * J. Barnard and D. B. Rubin (1999), Biometrika 86, 948–955.
 */
public final class RubinsRules {

    private RubinsRules() {}

    /**
     * Pools with the degrees of freedom of a large complete sample.
     *
     * @param estimates qᵢ, in the unit of the quantity; shape [m], m ≥ 2, finite
     * @param variances uᵢ, in that unit squared; shape [m], finite, not negative
     * @return the pooled estimate, in the same unit
     * @throws IllegalArgumentException if the lengths differ, m &lt; 2, or a value is out of range
     */
    public static PooledEstimate pool(double[] estimates, double[] variances) {
        return pool(estimates, variances, Double.POSITIVE_INFINITY);
    }

    /**
     * Pools with Barnard and Rubin's degrees of freedom.
     *
     * @param completeDegreesOfFreedom ν_com, of the analysis had nothing been missing; positive, may be infinite
     * @throws IllegalArgumentException as {@link #pool(double[], double[])}, or if ν_com is not positive
     */
    public static PooledEstimate pool(double[] estimates, double[] variances, double completeDegreesOfFreedom) {
        int m = estimates.length;
        if (m != variances.length || m < 2) {
            throw new IllegalArgumentException("Pooling takes as many variances as estimates, at least 2, was given "
                    + variances.length + " and " + m);
        }
        if (!(completeDegreesOfFreedom > 0)) {
            throw new IllegalArgumentException("completeDegreesOfFreedom is positive, was " + completeDegreesOfFreedom);
        }
        double mean = 0;
        double within = 0;
        for (int i = 0; i < m; i++) {
            if (!Double.isFinite(estimates[i]) || !Double.isFinite(variances[i]) || variances[i] < 0) {
                throw new IllegalArgumentException("Estimate " + (i + 1) + " and its variance are finite, the variance "
                        + "not negative, was " + estimates[i] + " and " + variances[i]);
            }
            mean += estimates[i] / m;
            within += variances[i] / m;
        }
        double between = 0;
        for (double estimate : estimates) {
            between += (estimate - mean) * (estimate - mean) / (m - 1);
        }
        double inflated = (1 + 1.0 / m) * between;
        double total = within + inflated;
        double degreesOfFreedom =
                between == 0 ? Double.POSITIVE_INFINITY : (m - 1) * Math.pow(1 + within / inflated, 2);
        double lambda = total == 0 ? 0 : inflated / total;
        return new PooledEstimate(
                mean, total, within, between, adjusted(degreesOfFreedom, completeDegreesOfFreedom, lambda), m);
    }

    private static double adjusted(double degreesOfFreedom, double complete, double lambda) {
        if (Double.isInfinite(complete)) {
            return degreesOfFreedom;
        }
        double observed = (complete + 1) / (complete + 3) * complete * (1 - lambda);
        return Double.isInfinite(degreesOfFreedom) ? observed : 1 / (1 / degreesOfFreedom + 1 / observed);
    }
}
