package org.probatum.evaluation.analysis;

import java.util.List;
import java.util.stream.Stream;
import org.probatum.trial.protocol.AnalysisSet;
import org.probatum.trial.protocol.Endpoint;
import org.probatum.trial.protocol.Estimand;
import org.probatum.trial.protocol.PlannedAnalysis;
import org.probatum.trial.protocol.TrialDefinition;

/**
 * Carries out the analysis plan on the randomized participants.
 *
 * <p>Each plan line names its method; a line whose method cannot be answered from these data gets an answer that says so.
 */
public final class TrialAnalysis {

    private TrialAnalysis() {}

    /**
     * Answers every line of the plan, in plan order.
     *
     * @param definition the locked protocol
     * @param participants all randomized participants, in the order of randomization
     */
    public static List<AnalysisResult> of(TrialDefinition definition, List<AnalysedParticipant> participants) {
        return answers(definition, participants, Standing.LOCKED_PLAN);
    }

    /** Answers every line of the plan, as answers of this standing. */
    static List<AnalysisResult> answers(
            TrialDefinition definition, List<AnalysedParticipant> participants, Standing standing) {
        AnalysisContext context = new AnalysisContext(definition, participants);
        return definition.analysisPlan().analyses().stream()
                .map(line -> answer(context, line, standing))
                .toList();
    }

    /** Answers the plan, and counts how inputs were handled. */
    public static AnalysisResults results(TrialDefinition definition, List<AnalysedParticipant> participants) {
        return results(definition, participants, Standing.LOCKED_PLAN);
    }

    static AnalysisResults results(
            TrialDefinition definition, List<AnalysedParticipant> participants, Standing standing) {
        return new AnalysisResults(
                answers(definition, participants, standing),
                InputHandling.of(definition, participants),
                BaselineSummary.of(definition, participants));
    }

    /** Answers one analysis that the locked plan does not list; it is stamped post hoc. */
    public static AnalysisResult postHoc(
            TrialDefinition definition, List<AnalysedParticipant> participants, PlannedAnalysis line) {
        return answer(new AnalysisContext(definition, participants), line, Standing.POST_HOC);
    }

    /** The methods that a plan line may name. */
    public static List<String> methods() {
        return Stream.of(PlanMethod.values()).map(PlanMethod::method).sorted().toList();
    }

    private static AnalysisResult answer(AnalysisContext context, PlannedAnalysis line, Standing standing) {
        Endpoint endpoint = context.endpoint(line);
        AnalysisAnswer answer = PlanMethod.named(line.method())
                .map(method -> method.answer(context, line))
                .orElseGet(() -> unknown(context, line));
        return new AnalysisResult(
                line.id().value(),
                line.title(),
                endpoint.id().value(),
                endpoint.title(),
                endpoint.estimand().map(Estimand::summary),
                line.method(),
                setTitle(context, line),
                line.purpose(),
                standing,
                context.level(line),
                answer.numbers(),
                answer.detail(),
                answer.source(),
                answer.warnings());
    }

    private static AnalysisAnswer unknown(AnalysisContext context, PlannedAnalysis line) {
        String reason = "The trial's analysis does not know the method " + line.method() + "; known are "
                + String.join(", ", methods());
        return AnalysisAnswer.of(
                List.of(ReportedNumber.notEstimable(
                        line.id() + ".result", line.title(), ReportedNumber.Scale.TEST, 0, reason)),
                "");
    }

    private static String setTitle(AnalysisContext context, PlannedAnalysis line) {
        return context.definition().analysisSets().stream()
                .filter(set -> set.id().equals(line.analysisSet()))
                .map(AnalysisSet::title)
                .findFirst()
                .orElse(line.analysisSet().value());
    }
}
