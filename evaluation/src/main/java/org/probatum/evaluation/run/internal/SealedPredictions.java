package org.probatum.evaluation.run.internal;

import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.cohort.PredictionSeal;
import org.probatum.trial.protocol.TrialId;
import org.springframework.stereotype.Component;

/**
 * A participant's prediction is sealed once the run that stored it is complete.
 *
 * <p>Until then the run could still be abandoned, and a prediction made anew would come after the outcome.
 */
@Component
class SealedPredictions implements PredictionSeal {

    private final PredictionRepository predictions;

    SealedPredictions(PredictionRepository predictions) {
        this.predictions = predictions;
    }

    @Override
    public boolean isSealed(TrialId trial, ParticipantId participant) {
        return predictions.existsInCompleteRun(trial.value(), participant.value());
    }
}
