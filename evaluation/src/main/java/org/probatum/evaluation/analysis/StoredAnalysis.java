package org.probatum.evaluation.analysis;

import java.time.Instant;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.TrialId;

/**
 * An analysis that was performed and recorded.
 *
 * @param performedBy printed name
 * @param results digest of the stored results, JSON
 * @param entry the audit entry that recorded it
 */
public record StoredAnalysis(
        String id, TrialId trial, Instant performedAt, String performedBy, Digest results, long entry) {

    /** What signatures under it name. */
    public String subject() {
        return "analysis:" + id;
    }
}
