package org.probatum.ui.issuing;

import java.time.Instant;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.TrialId;

/**
 * A report that was issued.
 *
 * @param issuedBy printed name
 * @param analysis identifier of the analysis it reports
 * @param pdf digest of the report
 * @param excel digest of the workbook
 * @param results digest of results.json
 * @param capsule digest of the evidence capsule
 * @param manifest digest of the capsule's manifest
 * @param entry the audit entry that recorded it
 */
public record IssuedReport(
        String id,
        TrialId trial,
        Instant issuedAt,
        String issuedBy,
        String analysis,
        Digest pdf,
        Digest excel,
        Digest results,
        Digest capsule,
        Digest manifest,
        long entry) {}
