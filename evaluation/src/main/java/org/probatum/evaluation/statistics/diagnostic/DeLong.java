package org.probatum.evaluation.statistics.diagnostic;

import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * AUC with DeLong's variance.
 *
 * <p>With m positives and n negatives and placement values V₁₀ (positives) and V₀₁ (negatives):
 * <pre>
 *   AUC = mean V₁₀ = mean V₀₁
 *   Var = var(V₁₀)/m + var(V₀₁)/n           divisors m − 1 and n − 1
 * </pre>
 * <p>Placement values come from one sort, so time grows as n log n. Source: E. R. DeLong, D. M. DeLong, D. L.
 * Clarke-Pearson (1988), Biometrics 44, 837–845; X. Sun, W. Xu (2014), IEEE Signal Process. Lett. 21, 1389–1393;
 * R: {@code pROC::ci.auc}.
 */
public final class DeLong {

    public static final String SOURCE = "Empirical AUC, ties one half; variance of DeLong et al. 1988";

    private DeLong() {}

    /**
     * @param score one per participant, no NaN; shape [n]
     * @param positive reference standard; shape [n]
     * @param direction which values point to the positive class; never guessed
     * @return not estimable ({@code one-class}) when a class is empty
     */
    public static Outcome<AucEstimate> auc(
            double[] score, boolean[] positive, Direction direction, double confidenceLevel) {
        return ClassSums.of(score, positive, direction).map(sums -> estimate(sums, confidenceLevel));
    }

    /**
     * The values behind AUC and variance.
     *
     * @param placement of each participant, in the order of the data: the share of the other class that it beats, ties one
     *     half; shape [n]
     * @param auc their mean over the positives, and over the negatives
     * @param variancePositive variance of the positives' values, divisor m − 1
     * @param varianceNegative variance of the negatives' values, divisor n − 1
     */
    public record Working(Series placement, double auc, double variancePositive, double varianceNegative) {}

    /** Placement values; not estimable ({@code one-class}) when a class is empty. */
    public static Outcome<Working> explain(double[] score, boolean[] positive, Direction direction) {
        return Placements.of(score, positive, direction)
                .map(placements -> new Working(
                        Series.of(placements.value()),
                        placements.auc(),
                        placements.varianceOf(true),
                        placements.varianceOf(false)));
    }

    private static AucEstimate estimate(ClassSums sums, double confidenceLevel) {
        double auc = sums.auc();
        double variance = sums.variance();
        double se = Math.sqrt(variance);
        double quantile = Distributions.normalQuantileOfLevel(confidenceLevel);
        int m = sums.nPositive();
        int n = sums.nNegative();
        return new AucEstimate(
                m,
                n,
                auc,
                auc * m * n,
                variance,
                se,
                hanleyMcNeil(auc, m, n),
                se > 0 ? (auc - 0.5) / se : Double.NaN,
                Interval.around(auc, quantile, se).clippedTo(0, 1),
                logitLimits(auc, quantile, se));
    }

    private static double hanleyMcNeil(double auc, int m, int n) {
        double q1 = auc / (2 - auc);
        double q2 = 2 * auc * auc / (1 + auc);
        double square = auc * auc;
        double variance = (auc * (1 - auc) + (m - 1) * (q1 - square) + (n - 1) * (q2 - square)) / ((double) m * n);
        return Math.sqrt(Math.max(variance, 0));
    }

    private static Interval logitLimits(double auc, double quantile, double se) {
        if (auc <= 0 || auc >= 1 || Double.isNaN(se)) {
            return Interval.UNDEFINED;
        }
        double logit = Distributions.logit(auc);
        double half = quantile * se / (auc * (1 - auc));
        return new Interval(Distributions.logistic(logit - half), Distributions.logistic(logit + half));
    }
}
