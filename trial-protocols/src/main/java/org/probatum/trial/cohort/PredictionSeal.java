package org.probatum.trial.cohort;

import org.probatum.trial.protocol.TrialId;

/**
 * Whether a participant's prediction is in the audit trail for good: by a run that is complete, not by one that goes on,
 * stopped or was abandoned.
 *
 * <p>Implemented where predictions are made. A case that was found not to be evaluable is sealed as well: what matters
 * is that nobody can change the model's answer, or its silence, once the outcome is known.
 */
@FunctionalInterface
public interface PredictionSeal {

    boolean isSealed(TrialId trial, ParticipantId participant);
}
