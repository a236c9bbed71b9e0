package org.probatum.evaluation.certificate;

import java.time.Instant;
import org.probatum.registry.ModelVersionId;
import org.probatum.trial.audit.Digest;

/**
 * A missing-modality certificate that was issued.
 *
 * @param certificate digest of {@code certificate.json}, which names the certificate everywhere
 * @param modelDigest of {@code model.onnx}
 * @param cohort name of the cohort folder
 * @param cohortDigest of its files
 * @param predictions digest of {@code predictions.csv}, on which it rests
 * @param pdf digest of {@code certificate.pdf}
 * @param issuedBy printed name of who signed it
 * @param signature the audit entry of the signature
 * @param entry the audit entry that recorded the issue
 */
public record IssuedCertificate(
        Digest certificate,
        ModelVersionId model,
        Digest modelDigest,
        String cohort,
        Digest cohortDigest,
        Digest predictions,
        Digest pdf,
        String issuedBy,
        Instant issuedAt,
        long signature,
        long entry) {}
