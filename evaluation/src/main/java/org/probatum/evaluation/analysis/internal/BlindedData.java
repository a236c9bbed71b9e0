package org.probatum.evaluation.analysis.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.evaluation.analysis.BlindedParticipant;
import org.probatum.evaluation.preparation.ColumnModalities;
import org.probatum.evaluation.run.CaseOutcome;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.evaluation.run.Prediction;
import org.probatum.trial.acquisition.AcquisitionService;
import org.probatum.trial.cohort.CohortOverview;
import org.probatum.trial.cohort.Outcome;
import org.probatum.trial.cohort.OutcomeService;
import org.probatum.trial.cohort.Participant;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.storage.ContentStore;
import org.springframework.stereotype.Component;

/** Gathers what is stored of participants; it never learns an arm. */
@Component
class BlindedData {

    private final CohortOverview cohort;
    private final OutcomeService outcomes;
    private final InferenceRuns runs;
    private final AcquisitionService acquisitions;
    private final ContentStore contents;

    BlindedData(
            CohortOverview cohort,
            OutcomeService outcomes,
            InferenceRuns runs,
            AcquisitionService acquisitions,
            ContentStore contents) {
        this.cohort = cohort;
        this.outcomes = outcomes;
        this.runs = runs;
        this.acquisitions = acquisitions;
        this.contents = contents;
    }

    /** A randomized participant and the stratum as randomized. */
    record Randomized(ParticipantId participant, String stratum) {}

    /** The participants in the order given. */
    List<BlindedParticipant> of(TrialId trial, List<Randomized> randomized) {
        Map<ParticipantId, Outcome> captured = outcomes.outcomes(trial);
        Map<ParticipantId, List<Prediction>> predicted = runs.predictions(trial);
        ColumnModalities columns = ColumnModalities.of(acquisitions.byTrial(trial), contents);
        return randomized.stream()
                .map(one -> participant(
                        trial,
                        one,
                        Optional.ofNullable(captured.get(one.participant())),
                        predicted.getOrDefault(one.participant(), List.of()),
                        columns))
                .toList();
    }

    private BlindedParticipant participant(
            TrialId trial,
            Randomized one,
            Optional<Outcome> outcome,
            List<Prediction> predictions,
            ColumnModalities columns) {
        Participant stored = cohort.participant(trial, one.participant())
                .orElseThrow(() -> new IllegalStateException(
                        "Participant " + one.participant() + " was randomized and is not stored"));
        Map<String, CaseOutcome> byModel = new HashMap<>();
        predictions.forEach(prediction -> byModel.put(prediction.model().name(), prediction.outcome()));
        return new BlindedParticipant(
                one.participant(),
                stored.site(),
                one.stratum(),
                stored.baseline(),
                outcome.map(Outcome::values).orElse(Map.of()),
                byModel,
                columns,
                stored.withdrawal().isPresent());
    }
}
