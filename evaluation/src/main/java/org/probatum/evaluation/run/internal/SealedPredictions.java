package org.probatum.evaluation.run.internal;

import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.cohort.PredictionSeal;
import org.probatum.trial.protocol.TrialId;
import org.springframework.stereotype.Component;

/** A participant's prediction is sealed once a run has stored it, in the transaction of its audit entry. */
@Component
class SealedPredictions implements PredictionSeal {

    private final PredictionRepository predictions;

    SealedPredictions(PredictionRepository predictions) {
        this.predictions = predictions;
    }

    @Override
    public boolean isSealed(TrialId trial, ParticipantId participant) {
        return predictions.existsByTrialAndParticipant(trial.value(), participant.value());
    }
}
