package org.probatum.evaluation.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.probatum.evaluation.run.CaseOutcome;
import org.probatum.trial.cohort.OutcomeValue;

/** What the data do not determine is said so, never guessed. */
class NotEstimableTest {

    @Test
    void withoutAnEventInOneArmTheHazardRatioIsNotEstimableAndTheRisksAre() {
        // ai: 0 of 10, control: 10 of 10 with an event
        List<AnalysisResult> results = TrialAnalysis.of(TrialData.definition(), trial(10, 0, 10, 10));

        ReportedNumber ratio = number(results, "cox.hazardRatio");
        assertThat(ratio.estimate()).isEmpty();
        assertThat(ratio.p()).isEmpty();
        assertThat(ratio.interval()).isEmpty();
        assertThat(ratio.notEstimable()).isPresent();
        assertThat(ratio.n()).isEqualTo(20);
        ReportedNumber median = number(results, "km.median.ai");
        assertThat(median.estimate()).isEmpty();
        assertThat(median.notEstimable()).contains("The curve does not fall to one half");
        // control events at 1, 2 ... 10 months: S(5) = 1/2 exactly, so R takes the middle of 5 and 6
        assertThat(number(results, "km.median.control").estimate()).hasValue(5.5);
        assertThat(number(results, "risk-difference.difference").estimate()).hasValue(-1);
        assertThat(number(results, "logrank.test").p().getAsDouble()).isLessThan(0.001);
    }

    @Test
    void withoutAnyEventNeitherTestNorRatioNorDiscriminationIsEstimable() {
        List<AnalysisResult> results = TrialAnalysis.of(TrialData.definition(), trial(8, 0, 8, 0));

        for (String id : List.of(
                "cox.hazardRatio",
                "cox-adjusted.hazardRatio",
                "logrank.test",
                "auc.auc.modality_dropout",
                "auc-guided-kronecker.difference",
                "calibration.slope.modality_dropout",
                "concordance.c.modality_dropout")) {
            ReportedNumber number = number(results, id);
            assertThat(number.estimate()).as(id).isEmpty();
            assertThat(number.p()).as(id).isEmpty();
            assertThat(number.notEstimable()).as(id).isPresent();
        }
        assertThat(number(results, "risk-difference.difference").estimate()).hasValue(0);
    }

    @Test
    void anArmWithoutParticipantsIsNamed() {
        List<AnalysisResult> results = TrialAnalysis.of(TrialData.definition(), trial(6, 3, 0, 0));

        assertThat(number(results, "km.median.control").notEstimable()).contains("Nobody is in this arm");
        assertThat(number(results, "risk-difference.difference").notEstimable()).isPresent();
        assertThat(number(results, "rmst.difference").notEstimable()).isPresent();
        assertThat(number(results, "cox.hazardRatio").notEstimable()).isPresent();
        assertThat(number(results, "logrank.test").notEstimable()).isPresent();
    }

    @Test
    void aTrialWithoutPredictionsStillComparesItsArms() {
        List<AnalysedParticipant> participants = trial(6, 3, 6, 4).stream()
                .map(p -> new AnalysedParticipant(
                        p.id(),
                        p.arm(),
                        p.site(),
                        p.stratum(),
                        p.baseline(),
                        p.outcome(),
                        Map.of(),
                        p.columns(),
                        p.withdrawn()))
                .toList();

        List<AnalysisResult> results = TrialAnalysis.of(TrialData.definition(), participants);

        assertThat(number(results, "auc.auc.modality_dropout").notEstimable()).isPresent();
        assertThat(number(results, "auc.auc.modality_dropout").n()).isZero();
        assertThat(number(results, "risk-difference.difference").estimate()).isPresent();
    }

    private static ReportedNumber number(List<AnalysisResult> results, String id) {
        return results.stream()
                .flatMap(result -> result.numbers().stream())
                .filter(number -> number.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no number " + id));
    }

    /** Events at 1, 2, … months; everybody else is censored at 40. */
    private static List<AnalysedParticipant> trial(int ai, int aiEvents, int control, int controlEvents) {
        List<AnalysedParticipant> participants = new ArrayList<>();
        add(participants, "ai", ai, aiEvents);
        add(participants, "control", control, controlEvents);
        return participants;
    }

    private static void add(List<AnalysedParticipant> participants, String arm, int size, int events) {
        for (int i = 0; i < size; i++) {
            double score = (i * 7 % 10) / 10.0 + 0.05;
            CaseOutcome outcome =
                    new CaseOutcome.Evaluated(score, OptionalDouble.of(score), List.of(score), List.of(), List.of());
            boolean event = i < events;
            participants.add(TrialData.participant(
                    arm + "-" + i,
                    arm,
                    event ? i + 1 : 40,
                    event,
                    new OutcomeValue.Binary(event),
                    Map.of(
                            "modality_dropout", outcome,
                            "intermediate_guided", outcome,
                            "late_kronecker", outcome,
                            "intermediate_gradual", outcome)));
        }
    }
}
