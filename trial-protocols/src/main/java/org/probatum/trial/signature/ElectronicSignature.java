package org.probatum.trial.signature;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.probatum.trial.audit.CanonicalJson;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.TrialId;

/**
 * A signature under a record: who, when, what it means, and the digest of exactly what was shown.
 *
 * @param auditSequence the number of the audit entry that records it, which names the signature
 * @param signer the login name
 * @param printedName the name as printed under the record
 * @param at when it was given
 * @param record the digest of the bytes that the signer saw
 * @param subject what the record is about, for example {@code protocol:glioma-rct@2}
 * @param trial the trial that it belongs to; empty for what belongs to the installation, such as a model
 */
public record ElectronicSignature(
        long auditSequence,
        String signer,
        String printedName,
        Instant at,
        SignatureMeaning meaning,
        Digest record,
        String subject,
        Optional<TrialId> trial) {

    /**
     * The digest that ties these values together (21 CFR 11.70): the SHA-256 of their canonical JSON.
     *
     * <p>The audit entry of the signature holds it too, so a signature that was moved to another record, person, time or
     * meaning no longer fits its entry.
     */
    public Digest binding() {
        return Digest.ofText(CanonicalJson.write(Map.of(
                "signer", signer,
                "name", printedName,
                "at", at.toString(),
                "meaning", meaning.name(),
                "record", record.hex(),
                "subject", subject,
                "trial", trial.map(TrialId::value).orElse(""))));
    }

    /** Whether exactly this content was signed. */
    public boolean isUnder(Digest content) {
        return record.equals(content);
    }
}
