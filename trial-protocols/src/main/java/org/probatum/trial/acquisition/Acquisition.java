package org.probatum.trial.acquisition;

import java.time.Instant;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.TrialId;

/**
 * One input that was handed in.
 *
 * @param auditSequence the number of the audit entry that records it, which names the acquisition
 * @param name the role of the file within its modality, with its ending, such as {@code t1.nii.gz}
 * @param digest the digest of its bytes, by which the content store has them
 * @param size the number of bytes
 */
public record Acquisition(
        long auditSequence,
        TrialId trial,
        ParticipantId participant,
        Modality modality,
        String name,
        Digest digest,
        long size,
        Instant acquiredAt,
        InputQualityVerdict verdict) {}
