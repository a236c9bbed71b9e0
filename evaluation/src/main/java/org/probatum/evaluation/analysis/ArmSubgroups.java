package org.probatum.evaluation.analysis;

import java.util.ArrayList;
import java.util.List;
import org.probatum.evaluation.analysis.ReportedNumber.Scale;
import org.probatum.trial.protocol.PlannedAnalysis;

/**
 * The effect of the arms in subgroups, with a test of interaction for each variable.
 *
 * <p>A subgroup with fewer than 10 participants in an arm, or fewer than 5 events, is not estimated and has no part in the
 * test.
 */
final class ArmSubgroups {

    private static final int FEWEST_IN_ARM = 10;
    private static final int FEWEST_EVENTS = 5;
    private static final String TOO_FEW_IN_ARM = "Fewer than " + FEWEST_IN_ARM + " participants in an arm";
    private static final String TOO_FEW_EVENTS = "Fewer than " + FEWEST_EVENTS + " events";

    private final AnalysisContext context;
    private final PlannedAnalysis line;
    private final SubgroupEffect effect;
    private final Scale scale;
    private final List<ReportedNumber> numbers = new ArrayList<>();
    private final List<AnalysisDetail.SubgroupFactorEffects> factors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private ArmSubgroups(AnalysisContext context, PlannedAnalysis line, SubgroupEffect effect, Scale scale) {
        this.context = context;
        this.line = line;
        this.effect = effect;
        this.scale = scale;
    }

    static AnalysisAnswer hazardRatios(AnalysisContext context, PlannedAnalysis line) {
        return new ArmSubgroups(context, line, new SubgroupHazardRatio(context, line), Scale.RATIO).answer();
    }

    static AnalysisAnswer riskDifferences(AnalysisContext context, PlannedAnalysis line) {
        return new ArmSubgroups(context, line, new SubgroupRiskDifference(context, line), Scale.DIFFERENCE).answer();
    }

    private AnalysisAnswer answer() {
        List<AnalysedParticipant> rows = context.compared(line);
        ReportedNumber overall = estimate(rows, line.id() + "." + effect.name(), "All participants");
        numbers.add(overall);
        SubgroupFactor.of(line, rows).forEach(this::factor);
        warnings.add(
                "Subgroups are not adjusted for the number of comparisons; an interval that excludes no effect in one "
                        + "of them is no evidence that the effect differs, the test of interaction is");
        return new AnalysisAnswer(numbers, new AnalysisDetail.Subgroups(overall, factors), effect.source(), warnings);
    }

    private void factor(SubgroupFactor factor) {
        List<ReportedNumber> levels = new ArrayList<>();
        List<List<AnalysedParticipant>> large = new ArrayList<>();
        factor.levels().forEach((level, rows) -> {
            ReportedNumber number = estimate(
                    rows,
                    line.id() + "." + effect.name() + "." + factor.name() + "." + idPart(level),
                    factor.name() + ": " + level);
            levels.add(number);
            if (number.estimate().isPresent()) {
                large.add(rows);
            }
        });
        ReportedNumber interaction = interaction(factor, large);
        numbers.addAll(levels);
        numbers.add(interaction);
        factors.add(new AnalysisDetail.SubgroupFactorEffects(
                factor.name(), List.copyOf(factor.levels().keySet()), levels, interaction));
        if (factor.unknown() > 0) {
            warnings.add(factor.unknown() + " participants have no value of " + factor.name()
                    + " and are in none of its subgroups");
        }
    }

    private ReportedNumber estimate(List<AnalysedParticipant> rows, String id, String label) {
        long test = rows.stream()
                .filter(p -> p.arm().equals(context.testArm().id()))
                .count();
        if (Math.min(test, rows.size() - test) < FEWEST_IN_ARM) {
            return ReportedNumber.notEstimable(id, label, scale, rows.size(), TOO_FEW_IN_ARM);
        }
        return effect.events(rows) < FEWEST_EVENTS
                ? ReportedNumber.notEstimable(id, label, scale, rows.size(), TOO_FEW_EVENTS)
                : effect.estimate(rows, id, label);
    }

    private ReportedNumber interaction(SubgroupFactor factor, List<List<AnalysedParticipant>> large) {
        String id = line.id() + ".interaction." + factor.name();
        String label = factor.name() + ": test of interaction";
        int n = large.stream().mapToInt(List::size).sum();
        return large.size() < 2
                ? ReportedNumber.notEstimable(
                        id, label, Scale.TEST, n, "Fewer than two subgroups are large enough to be estimated")
                : effect.interaction(large, id, label);
    }

    /** A level as part of an identifier: {@code below 50} as {@code below-50}. */
    private static String idPart(String level) {
        return level.replaceAll("[^A-Za-z0-9.]+", "-");
    }
}
