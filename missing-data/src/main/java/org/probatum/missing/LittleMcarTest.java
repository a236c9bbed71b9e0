package org.probatum.missing;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.probatum.missing.regression.Cholesky;

/**
 * Little's test of whether values are missing completely at random.
 *
 * <pre>
 *   d² = Σ_j n_j (x̄_j − μ̂_j)' Σ̂_j⁻¹ (x̄_j − μ̂_j),   df = Σ_j k_j − p
 * </pre>
 * <p>over the patterns j with n_j rows and k_j observed variables, x̄_j their means, μ̂ and Σ̂ by maximum likelihood under
 * the normal law; d² is χ² with df degrees of freedom in large samples when values are missing completely at random. A
 * large p does not prove it. With one pattern df is 0 and p is 1.
 * <p>Source: R. J. A. Little (1988), J. Am. Stat. Assoc. 83, 1198–1202. R's {@code naniar::mcar_test} uses the maximum
 * likelihood covariance too; some programs use divisor n − 1, given as {@code statisticUnbiasedSigma}.
 *
 * @param n rows with at least one observed value
 * @param patterns number of missingness patterns among them
 * @param statistic d², with Σ̂ of divisor n
 * @param df degrees of freedom
 * @param p upper tail of χ²(df) at d²
 * @param statisticUnbiasedSigma d² (n − 1) / n
 * @param model the fitted normal law
 */
public record LittleMcarTest(
        int n, int patterns, double statistic, int df, double p, double statisticUnbiasedSigma, NormalModel model) {

    public static final String SOURCE = "Little 1988, J. Am. Stat. Assoc. 83, 1198-1202; normal law by EM";

    /**
     * @param table numeric variables, at least one
     * @throws IllegalArgumentException if a variable has fewer than two distinct observed values
     */
    public static LittleMcarTest of(ObservationTable table) {
        NormalModel model = NormalModel.fit(table.columns());
        double[] mu = model.mean();
        double[][] sigma = model.covariance();
        double statistic = 0;
        int df = -table.variables().size();
        for (NormalModel.Group group : model.patternGroups()) {
            int[] o = group.observed();
            double[] d = new double[o.length];
            for (int a = 0; a < o.length; a++) {
                d[a] = group.mean()[a] - mu[o[a]];
            }
            Cholesky factor = Cholesky.inPlace(NormalModel.Conditional.block(sigma, o, o));
            statistic += group.count() * factor.inverseQuadraticForm(d);
            df += o.length;
        }
        int n = model.n();
        double p = df > 0 ? ChiSquaredDistribution.of(df).survivalProbability(statistic) : 1;
        return new LittleMcarTest(n, model.patternGroups().size(), statistic, df, p, statistic * (n - 1) / n, model);
    }
}
