package org.probatum.evaluation.run;

import org.probatum.registry.ModelVersionId;
import org.probatum.trial.cohort.ParticipantId;

/**
 * A planned explanation that there is not for one participant.
 *
 * @param method such as {@code grad_cam}
 * @param subject the input, output or layer that it would speak about
 * @param reason such as {@code histology missing}
 */
public record UnexplainedCase(
        RunId run, ParticipantId participant, ModelVersionId model, String method, String subject, String reason) {}
