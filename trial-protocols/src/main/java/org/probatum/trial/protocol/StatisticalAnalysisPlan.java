package org.probatum.trial.protocol;

import java.util.List;

/** The statistical analysis plan. What it does not list is post hoc.
 *
 * @param alpha two-sided significance level of the primary analysis; between 0 and 1
 * @param confLevel level of the confidence intervals; between 0 and 1
 */
public record StatisticalAnalysisPlan(double alpha, double confLevel, List<PlannedAnalysis> analyses) {
    public StatisticalAnalysisPlan {
        analyses = List.copyOf(analyses);
    }

    /** The confidence level of an analysis: its own where it has one, otherwise the plan's. */
    public double confLevelOf(PlannedAnalysis analysis) {
        return analysis.confLevel().orElse(confLevel);
    }

    /** The significance level of an analysis: its own where it has one, otherwise the plan's. */
    public double alphaOf(PlannedAnalysis analysis) {
        return analysis.alpha().orElse(alpha);
    }
}
