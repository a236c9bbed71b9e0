package org.probatum.evaluation.statistics.survival;

import java.util.Arrays;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Difference of Harrell's C of two markers of the same participants, first minus second.
 *
 * <p>The standard error is √Σ(∂C₁/∂wᵢ − ∂C₂/∂wᵢ)², which accounts for the correlation of the two. R:
 * {@code concordance(fit1, fit2)} with its {@code vcov}.
 *
 * @param se 0 when both markers order all pairs alike
 * @param z NaN when se is 0
 * @param p two-sided; NaN when se is 0
 */
public record ConcordanceComparison(
        double first, double second, double difference, double se, Interval ci, double z, double p) {

    /** Markers for which higher means higher risk. */
    public static Outcome<ConcordanceComparison> of(
            SurvivalTimes times, double[] first, double[] second, double confidenceLevel) {
        double[] weight = new double[times.size()];
        Arrays.fill(weight, 1);
        ConcordantPairs one = ConcordantPairs.of(times, first, new int[times.size()], weight);
        ConcordantPairs two = ConcordantPairs.of(times, second, new int[times.size()], weight);
        return one.estimate()
                .then(c1 -> two.estimate()
                        .map(c2 -> compare(c1.c(), c2.c(), one.influence(), two.influence(), confidenceLevel)));
    }

    private static ConcordanceComparison compare(
            double c1, double c2, double[] first, double[] second, double confidenceLevel) {
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += (first[i] - second[i]) * (first[i] - second[i]);
        }
        double se = Math.sqrt(sum);
        double z = se > 0 ? (c1 - c2) / se : Double.NaN;
        return new ConcordanceComparison(
                c1,
                c2,
                c1 - c2,
                se,
                Interval.around(c1 - c2, Distributions.normalQuantileOfLevel(confidenceLevel), se),
                z,
                Distributions.normalTwoSidedP(z));
    }
}
