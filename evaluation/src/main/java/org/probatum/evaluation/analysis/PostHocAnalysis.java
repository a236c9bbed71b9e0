package org.probatum.evaluation.analysis;

import java.time.Instant;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.PlannedAnalysis;
import org.probatum.trial.protocol.TrialId;

/**
 * An analysis that the locked plan does not list, performed after unblinding and kept apart.
 *
 * @param line what was asked, in the form of a plan line
 * @param reason why it was asked
 * @param performedBy printed name
 * @param results digest of the stored results, JSON
 * @param entry the audit entry that recorded it
 * @param result the answer, recomputed from the stored data
 * @param sameNumbers whether the recomputed numbers are those that were stored
 */
public record PostHocAnalysis(
        String id,
        TrialId trial,
        PlannedAnalysis line,
        String reason,
        Instant performedAt,
        String performedBy,
        Digest results,
        long entry,
        AnalysisResult result,
        boolean sameNumbers) {}
