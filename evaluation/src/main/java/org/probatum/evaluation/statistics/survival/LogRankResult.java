package org.probatum.evaluation.statistics.survival;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Series;

/**
 * Log-rank type tests of the same groups.
 *
 * @param observed events per group
 * @param expected events per group if the hazards were equal
 * @param tests by name of the weight
 * @param petoHazardRatio exp(U/V) of the first of two groups against the second; absent without information
 * @param pikeHazardRatio (O₁/E₁)/(O₂/E₂) for two groups; absent when a group expects or observes none in the denominator
 */
public record LogRankResult(
        Series observed,
        Series expected,
        Map<String, Test> tests,
        Optional<HazardRatio> petoHazardRatio,
        OptionalDouble pikeHazardRatio) {

    /** A ratio with its 95 % limits. */
    public record HazardRatio(double estimate, Interval ci) {}

    /**
     * @param chiSquare NaN when no event time holds information
     * @param df groups with information minus 1
     * @param p two-sided
     * @param scores weighted observed − expected per group
     * @param covariance of the scores (hypergeometric)
     * @param z first of two groups; negative = fewer events than expected; NaN otherwise
     * @param pOneSidedLower P(Z ≤ z)
     */
    public record Test(
            double chiSquare,
            int df,
            double p,
            Series scores,
            List<Series> covariance,
            double z,
            double pOneSidedLower) {}

    /** The unweighted test. */
    public Test logRank() {
        Test test = tests.get("logRank");
        if (test == null) {
            throw new IllegalStateException("The unweighted log-rank test was not among the tests asked for");
        }
        return test;
    }
}
