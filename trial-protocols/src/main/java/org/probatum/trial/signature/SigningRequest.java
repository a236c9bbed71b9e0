package org.probatum.trial.signature;

import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.TrialId;

/**
 * Somebody wants to sign.
 *
 * @param by who is at work in the session
 * @param credentials what they entered just now, for this signature
 * @param record the digest of exactly what is shown to them
 * @param subject what the record is about, for example {@code protocol:glioma-rct@2}
 * @param reason why, where a reason is asked for
 */
public record SigningRequest(
        Actor by,
        Credentials credentials,
        SignatureMeaning meaning,
        Digest record,
        String subject,
        Optional<TrialId> trial,
        Optional<String> reason) {

    /** A request of a trial without a reason. */
    public static SigningRequest of(
            Actor by, Credentials credentials, SignatureMeaning meaning, Digest record, String subject, TrialId trial) {
        return new SigningRequest(by, credentials, meaning, record, subject, Optional.of(trial), Optional.empty());
    }
}
