package org.probatum.evaluation.analysis;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.probatum.evaluation.run.CaseOutcome;
import org.probatum.evaluation.statistics.survival.SurvivalTimes;
import org.probatum.trial.cohort.OutcomeValue;
import org.probatum.trial.protocol.AnalysisPurpose;
import org.probatum.trial.protocol.AnalysisSet;
import org.probatum.trial.protocol.AnalysisSetRule;
import org.probatum.trial.protocol.Arm;
import org.probatum.trial.protocol.ArmRole;
import org.probatum.trial.protocol.Endpoint;
import org.probatum.trial.protocol.MissingDataPlan;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.PlannedAnalysis;
import org.probatum.trial.protocol.TrialDefinition;

/** The data that the lines of a plan are answered from. */
record AnalysisContext(TrialDefinition definition, List<AnalysedParticipant> participants) {

    AnalysisContext {
        participants = List.copyOf(participants);
    }

    double level(PlannedAnalysis line) {
        return definition.analysisPlan().confLevelOf(line);
    }

    Endpoint endpoint(PlannedAnalysis line) {
        return definition
                .endpoint(line.endpoint())
                .orElseThrow(() -> new IllegalArgumentException(
                        "Analysis " + line.id() + " names endpoint " + line.endpoint() + ", which the trial lacks"));
    }

    /** The arm under test: the one that is not the control. */
    Arm testArm() {
        return arm(ArmRole.AI);
    }

    Arm controlArm() {
        return arm(ArmRole.CONTROL);
    }

    private Arm arm(ArmRole role) {
        return definition.arms().stream()
                .filter(arm -> arm.role() == role)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The trial has no arm of the role " + role));
    }

    /** Participants of the two compared arms in the line's analysis set whose endpoint was captured. */
    List<AnalysedParticipant> compared(PlannedAnalysis line) {
        return participants.stream()
                .filter(p -> p.arm().equals(testArm().id())
                        || p.arm().equals(controlArm().id()))
                .filter(p -> inSet(p, line))
                .filter(p -> captured(p, line))
                .toList();
    }

    /**
     * Participants whose endpoint was captured and who have a prediction of every one of these models that the plan lets
     * into this line.
     */
    List<AnalysedParticipant> predicted(PlannedAnalysis line, List<String> models) {
        return participants.stream()
                .filter(p ->
                        models.stream().allMatch(model -> usable(p, model, line).isPresent()))
                .filter(p -> captured(p, line))
                .toList();
    }

    /** The prediction of a model, unless the plan bars what it rests on from a main analysis. */
    Optional<CaseOutcome.Evaluated> usable(AnalysedParticipant p, String model, PlannedAnalysis line) {
        return p.prediction(model)
                .filter(prediction -> line.purpose() != AnalysisPurpose.MAIN || allowed(p, model, prediction));
    }

    private boolean allowed(AnalysedParticipant p, String model, CaseOutcome.Evaluated prediction) {
        return p.filledModalities(prediction).stream().allMatch(modality -> allowed(model, modality))
                && prediction.masked().stream().allMatch(name -> allowed(model, modalityOfMask(name)));
    }

    private boolean allowed(String model, Modality modality) {
        return definition
                .missingDataPlan()
                .lineFor(model, modality)
                .map(MissingDataPlan.Line::allowedInPrimary)
                .orElse(false);
    }

    private static Modality modalityOfMask(String name) {
        return new Modality(name.startsWith("clin") ? "laboratory" : name);
    }

    private boolean inSet(AnalysedParticipant p, PlannedAnalysis line) {
        AnalysisSetRule rule = definition.analysisSets().stream()
                .filter(set -> set.id().equals(line.analysisSet()))
                .map(AnalysisSet::rule)
                .findFirst()
                .orElse(AnalysisSetRule.ALL_RANDOMIZED);
        return switch (rule) {
            case ALL_RANDOMIZED, SAFETY -> true;
            case PER_PROTOCOL -> !p.withdrawn();
            case PREDICTION_AVAILABLE ->
                p.prediction(definition.primaryModel().name()).isPresent();
        };
    }

    private static boolean captured(AnalysedParticipant p, PlannedAnalysis line) {
        OutcomeValue value = p.outcome().get(line.endpoint());
        return value != null && !(value instanceof OutcomeValue.NotEvaluable);
    }

    /** How many of the set have no evaluable outcome for this line. */
    int withoutOutcome(PlannedAnalysis line) {
        return (int) participants.stream()
                .filter(p -> inSet(p, line))
                .filter(p -> !captured(p, line))
                .count();
    }

    SurvivalTimes times(List<AnalysedParticipant> rows, PlannedAnalysis line) {
        double[] time = new double[rows.size()];
        boolean[] event = new boolean[rows.size()];
        for (int i = 0; i < time.length; i++) {
            OutcomeValue.TimeToEvent value = timeToEvent(rows.get(i), line);
            time[i] = value.time();
            event[i] = value.event();
        }
        return SurvivalTimes.of(time, event);
    }

    boolean[] occurred(List<AnalysedParticipant> rows, PlannedAnalysis line) {
        boolean[] occurred = new boolean[rows.size()];
        for (int i = 0; i < occurred.length; i++) {
            occurred[i] = rows.get(i).outcome().get(line.endpoint()) instanceof OutcomeValue.Binary b && b.occurred();
        }
        return occurred;
    }

    private static OutcomeValue.TimeToEvent timeToEvent(AnalysedParticipant p, PlannedAnalysis line) {
        if (p.outcome().get(line.endpoint()) instanceof OutcomeValue.TimeToEvent value) {
            return value;
        }
        throw new IllegalArgumentException("Analysis " + line.id() + " needs a time to event, which the endpoint "
                + line.endpoint() + " of participant " + p.id() + " is not");
    }

    /** 0 for the arm under test, 1 for the control. */
    int[] armCodes(List<AnalysedParticipant> rows) {
        return rows.stream()
                .mapToInt(p -> p.arm().equals(testArm().id()) ? 0 : 1)
                .toArray();
    }

    /** Strata as randomized, numbered in alphabetical order. */
    int[] strata(List<AnalysedParticipant> rows) {
        List<String> names = List.copyOf(
                new TreeSet<>(rows.stream().map(AnalysedParticipant::stratum).toList()));
        return rows.stream().mapToInt(p -> names.indexOf(p.stratum())).toArray();
    }
}
