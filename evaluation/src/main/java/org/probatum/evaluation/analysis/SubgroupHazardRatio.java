package org.probatum.evaluation.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.probatum.evaluation.analysis.ReportedNumber.Scale;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.survival.CoxFit;
import org.probatum.evaluation.statistics.survival.CoxRegression;
import org.probatum.evaluation.statistics.survival.SurvivalTimes;
import org.probatum.trial.protocol.PlannedAnalysis;

/**
 * Hazard ratios in subgroups, each from a Cox regression of its own.
 *
 * <p>Interaction: likelihood-ratio test of one hazard ratio in all k subgroups against one in each, where every subgroup has
 * a baseline hazard of its own, X² = 2 (Σ ℓ(subgroup) − ℓ(common)), k − 1 degrees of freedom. In R:
 * {@code anova(coxph(S ~ arm + strata(g)), coxph(S ~ arm:g + strata(g)))}.
 */
final class SubgroupHazardRatio implements SubgroupEffect {

    private final AnalysisContext context;
    private final PlannedAnalysis line;

    SubgroupHazardRatio(AnalysisContext context, PlannedAnalysis line) {
        this.context = context;
        this.line = line;
    }

    @Override
    public String name() {
        return "hazardRatio";
    }

    @Override
    public String source() {
        return CoxRegression.SOURCE + "; interaction by the likelihood-ratio test";
    }

    @Override
    public int events(List<AnalysedParticipant> rows) {
        return context.times(rows, line).events();
    }

    @Override
    public ReportedNumber estimate(List<AnalysedParticipant> rows, String id, String label) {
        return switch (fit(rows, line.stratified() ? Optional.of(context.strata(rows)) : Optional.empty())) {
            case Outcome.NotEstimable<CoxFit> not ->
                ReportedNumber.notEstimable(id, label, Scale.RATIO, rows.size(), not.reason());
            case Outcome.Estimated<CoxFit> fit -> {
                CoxFit.Coefficient arm = fit.value().coefficients().getFirst();
                yield ReportedNumber.of(id, label, Scale.RATIO, arm.hazardRatio(), rows.size())
                        .within(arm.hazardRatioCi())
                        .withStatistic(arm.z())
                        .withP(arm.p())
                        .withEvents(fit.value().events());
            }
        };
    }

    @Override
    public ReportedNumber interaction(List<List<AnalysedParticipant>> levels, String id, String label) {
        List<AnalysedParticipant> all = levels.stream().flatMap(List::stream).toList();
        double separate = 0;
        for (List<AnalysedParticipant> rows : levels) {
            switch (fit(rows, line.stratified() ? Optional.of(context.strata(rows)) : Optional.empty())) {
                case Outcome.Estimated<CoxFit> fit -> separate += fit.value().logLik();
                case Outcome.NotEstimable<CoxFit> not -> {
                    return ReportedNumber.notEstimable(id, label, Scale.TEST, all.size(), not.reason());
                }
            }
        }
        return switch (fit(all, Optional.of(strata(levels, all)))) {
            case Outcome.NotEstimable<CoxFit> not ->
                ReportedNumber.notEstimable(id, label, Scale.TEST, all.size(), not.reason());
            case Outcome.Estimated<CoxFit> common -> {
                double statistic = Math.max(0, 2 * (separate - common.value().logLik()));
                int df = levels.size() - 1;
                yield ReportedNumber.test(
                        id, label, statistic, df, Distributions.chiSquareSf(statistic, df), all.size());
            }
        };
    }

    /** One stratum for each subgroup, or for each of its strata as randomized. */
    private int[] strata(List<List<AnalysedParticipant>> levels, List<AnalysedParticipant> all) {
        int[] randomized = line.stratified() ? context.strata(all) : new int[all.size()];
        int strata = 1 + Arrays.stream(randomized).max().orElse(0);
        List<Integer> codes = new ArrayList<>();
        for (int level = 0; level < levels.size(); level++) {
            for (int i = 0; i < levels.get(level).size(); i++) {
                codes.add(level * strata + randomized[codes.size()]);
            }
        }
        return codes.stream().mapToInt(Integer::intValue).toArray();
    }

    private Outcome<CoxFit> fit(List<AnalysedParticipant> rows, Optional<int[]> strata) {
        SurvivalTimes times = context.times(rows, line);
        double[] arm = Arrays.stream(context.armCodes(rows))
                .mapToDouble(code -> 1 - code)
                .toArray();
        CoxRegression regression = CoxRegression.withDefaults().withConfidenceLevel(context.level(line));
        if (strata.isPresent()) {
            regression = regression.withStrata(strata.get());
        }
        return regression.fit(times, List.of("arm"), new double[][] {arm});
    }
}
