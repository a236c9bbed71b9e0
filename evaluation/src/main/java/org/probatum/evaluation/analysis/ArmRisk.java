package org.probatum.evaluation.analysis;

import java.util.List;
import org.probatum.evaluation.analysis.ReportedNumber.Scale;
import org.probatum.evaluation.statistics.comparison.Proportion;
import org.probatum.evaluation.statistics.comparison.RiskDifference;
import org.probatum.trial.protocol.Arm;
import org.probatum.trial.protocol.PlannedAnalysis;

/** Comparisons of the arms by a binary endpoint. */
final class ArmRisk {

    private ArmRisk() {}

    static AnalysisAnswer riskDifference(AnalysisContext context, PlannedAnalysis line) {
        List<AnalysedParticipant> rows = context.compared(line);
        String label = "Risk difference, " + context.testArm().label() + " minus "
                + context.controlArm().label();
        String id = line.id() + ".difference";
        long inTest = rows.stream()
                .filter(p -> p.arm().equals(context.testArm().id()))
                .count();
        if (inTest == 0 || inTest == rows.size()) {
            return AnalysisAnswer.of(
                    List.of(ReportedNumber.notEstimable(
                            id, label, Scale.DIFFERENCE, rows.size(), "An arm has no evaluable participant")),
                    Proportion.SOURCE);
        }
        Proportion test = proportion(context, line, rows, context.testArm());
        Proportion control = proportion(context, line, rows, context.controlArm());
        RiskDifference difference = RiskDifference.of(test, control, context.level(line));
        int without = context.withoutOutcome(line);
        return new AnalysisAnswer(
                List.of(
                        risk(context, line, context.testArm(), test),
                        risk(context, line, context.controlArm(), control),
                        ReportedNumber.of(id, label, Scale.DIFFERENCE, difference.estimate(), rows.size())
                                .within(difference.newcombe())
                                .withEvents(test.x() + control.x())),
                new AnalysisDetail.None(),
                "Newcombe 1998, method 10 (hybrid of Wilson intervals)",
                without == 0
                        ? List.of()
                        : List.of(without + " randomized participants were censored before the time point and are not "
                                + "counted; this assumes that censoring tells nothing about the event"));
    }

    private static ReportedNumber risk(AnalysisContext context, PlannedAnalysis line, Arm arm, Proportion risk) {
        return ReportedNumber.of(
                        line.id() + ".risk." + arm.id(),
                        "Risk, " + arm.label(),
                        Scale.PROBABILITY,
                        risk.estimate(),
                        risk.n())
                .within(risk.wilson(context.level(line)))
                .withEvents(risk.x());
    }

    private static Proportion proportion(
            AnalysisContext context, PlannedAnalysis line, List<AnalysedParticipant> rows, Arm arm) {
        List<AnalysedParticipant> ofArm =
                rows.stream().filter(p -> p.arm().equals(arm.id())).toList();
        int events = 0;
        for (boolean occurred : context.occurred(ofArm, line)) {
            events += occurred ? 1 : 0;
        }
        return new Proportion(events, ofArm.size());
    }
}
