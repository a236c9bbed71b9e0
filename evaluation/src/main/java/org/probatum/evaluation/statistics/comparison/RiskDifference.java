package org.probatum.evaluation.statistics.comparison;

import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Difference of two independent proportions, first arm minus second, with its intervals.
 *
 * <pre>
 *   wald                 p₁ − p₂ ± z √(p₁q₁/n₁ + p₂q₂/n₂)
 *   newcombe             method 10: squares and adds the distances to the Wilson limits of both arms
 *   newcombeContinuity   method 11: the same with continuity-corrected Wilson limits
 *   miettinenNurminen    score interval, variance at the restricted maximum times N/(N−1)
 *   mee                  the same without that factor
 *   agrestiCaffo         Wald interval after adding one event and one non-event to each arm, not cut to −1 … 1
 * </pre>
 * <p>Source: R. G. Newcombe (1998), Stat. Med. 17, 873–890; O. Miettinen, M. Nurminen (1985), Stat. Med. 4, 213–226;
 * A. Agresti, B. Caffo (2000), Am. Stat. 54, 280–288.
 */
public record RiskDifference(
        double estimate,
        double waldSe,
        Interval wald,
        Interval newcombe,
        Interval newcombeContinuity,
        Interval miettinenNurminen,
        Interval mee,
        Interval agrestiCaffo) {

    /** First arm minus second. */
    public static RiskDifference of(Proportion first, Proportion second, double confidenceLevel) {
        double z = Distributions.normalQuantileOfLevel(confidenceLevel);
        double p1 = first.estimate();
        double p2 = second.estimate();
        double estimate = p1 - p2;
        double se = Math.sqrt(p1 * (1 - p1) / first.n() + p2 * (1 - p2) / second.n());
        return new RiskDifference(
                estimate,
                se,
                Interval.around(estimate, z, se),
                hybrid(first, second, first.wilson(confidenceLevel), second.wilson(confidenceLevel)),
                hybrid(
                        first,
                        second,
                        first.wilsonContinuity(confidenceLevel),
                        second.wilsonContinuity(confidenceLevel)),
                ScoreDifference.interval(first, second, z, true),
                ScoreDifference.interval(first, second, z, false),
                agrestiCaffo(first, second, z));
    }

    /** Newcombe's method 10 alone. */
    public static Interval newcombe(Proportion first, Proportion second, double confidenceLevel) {
        return hybrid(first, second, first.wilson(confidenceLevel), second.wilson(confidenceLevel));
    }

    private static Interval hybrid(Proportion first, Proportion second, Interval one, Interval two) {
        double p1 = first.estimate();
        double p2 = second.estimate();
        double difference = p1 - p2;
        return new Interval(
                difference - Math.hypot(p1 - one.lower(), two.upper() - p2),
                difference + Math.hypot(one.upper() - p1, p2 - two.lower()));
    }

    private static Interval agrestiCaffo(Proportion first, Proportion second, double z) {
        double n1 = first.n() + 2.0;
        double n2 = second.n() + 2.0;
        double p1 = (first.x() + 1) / n1;
        double p2 = (second.x() + 1) / n2;
        return Interval.around(p1 - p2, z, Math.sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2));
    }
}
