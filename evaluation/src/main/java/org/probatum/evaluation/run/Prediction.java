package org.probatum.evaluation.run;

import org.probatum.registry.ModelVersionId;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.ParticipantId;

/**
 * A sealed prediction.
 *
 * @param inputs digest of the tensors that went into the model, all draws
 * @param entry the audit entry that sealed it
 */
public record Prediction(
        RunId run, ParticipantId participant, ModelVersionId model, CaseOutcome outcome, Digest inputs, long entry) {}
