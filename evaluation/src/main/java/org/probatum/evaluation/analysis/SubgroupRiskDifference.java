package org.probatum.evaluation.analysis;

import java.util.List;
import org.probatum.evaluation.analysis.ReportedNumber.Scale;
import org.probatum.evaluation.statistics.comparison.Proportion;
import org.probatum.evaluation.statistics.comparison.RiskDifference;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.trial.protocol.Arm;
import org.probatum.trial.protocol.PlannedAnalysis;

/**
 * Risk differences in subgroups, with Newcombe's interval.
 *
 * <p>Interaction: Cochran's test of heterogeneity, X² = Σ wⱼ (dⱼ − d̄)² with dⱼ the difference in subgroup j, wⱼ one over its
 * variance p₁q₁/n₁ + p₂q₂/n₂, d̄ their weighted mean, k − 1 degrees of freedom. Source: W. G. Cochran (1954), Biometrics 10,
 * 101–129.
 */
final class SubgroupRiskDifference implements SubgroupEffect {

    private final AnalysisContext context;
    private final PlannedAnalysis line;

    SubgroupRiskDifference(AnalysisContext context, PlannedAnalysis line) {
        this.context = context;
        this.line = line;
    }

    @Override
    public String name() {
        return "difference";
    }

    @Override
    public String source() {
        return "Newcombe 1998, method 10; interaction by Cochran's test of heterogeneity (Cochran 1954)";
    }

    @Override
    public int events(List<AnalysedParticipant> rows) {
        int events = 0;
        for (boolean occurred : context.occurred(rows, line)) {
            events += occurred ? 1 : 0;
        }
        return events;
    }

    @Override
    public ReportedNumber estimate(List<AnalysedParticipant> rows, String id, String label) {
        RiskDifference difference = difference(rows);
        return ReportedNumber.of(id, label, Scale.DIFFERENCE, difference.estimate(), rows.size())
                .within(difference.newcombe())
                .withEvents(events(rows));
    }

    @Override
    public ReportedNumber interaction(List<List<AnalysedParticipant>> levels, String id, String label) {
        int n = levels.stream().mapToInt(List::size).sum();
        double weights = 0;
        double weighted = 0;
        double squares = 0;
        for (List<AnalysedParticipant> rows : levels) {
            RiskDifference difference = difference(rows);
            if (!(difference.waldSe() > 0)) {
                return ReportedNumber.notEstimable(
                        id, label, Scale.TEST, n, "A subgroup has risks of 0 or 1 only, so its variance is 0");
            }
            double w = 1 / (difference.waldSe() * difference.waldSe());
            weights += w;
            weighted += w * difference.estimate();
            squares += w * difference.estimate() * difference.estimate();
        }
        double statistic = Math.max(0, squares - weighted * weighted / weights);
        int df = levels.size() - 1;
        return ReportedNumber.test(id, label, statistic, df, Distributions.chiSquareSf(statistic, df), n);
    }

    private RiskDifference difference(List<AnalysedParticipant> rows) {
        return RiskDifference.of(
                proportion(rows, context.testArm()), proportion(rows, context.controlArm()), context.level(line));
    }

    private Proportion proportion(List<AnalysedParticipant> rows, Arm arm) {
        List<AnalysedParticipant> ofArm =
                rows.stream().filter(p -> p.arm().equals(arm.id())).toList();
        return new Proportion(events(ofArm), ofArm.size());
    }
}
