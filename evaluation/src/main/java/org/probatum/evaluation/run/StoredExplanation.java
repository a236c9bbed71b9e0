package org.probatum.evaluation.run;

import org.probatum.registry.ModelVersionId;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.ParticipantId;

/**
 * A frozen explanation of one prediction.
 *
 * @param method such as {@code attention} or {@code integrated_gradients}
 * @param subject the input or output that it speaks about
 * @param reliable whether it passed the plan's thresholds
 * @param verdict the pass mark in words
 * @param numbers digest of the stored values (JSON)
 * @param picture digest of the stored picture (PNG)
 * @param entry the audit entry that recorded it
 */
public record StoredExplanation(
        RunId run,
        ParticipantId participant,
        ModelVersionId model,
        String method,
        String subject,
        boolean reliable,
        String verdict,
        Digest numbers,
        Digest picture,
        long entry) {}
