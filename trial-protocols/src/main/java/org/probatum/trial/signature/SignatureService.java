package org.probatum.trial.signature;

import java.util.List;
import org.probatum.trial.protocol.TrialId;

/** Signs records, and lists what was signed. */
public interface SignatureService {

    /**
     * Asks again who is there and, when all is right, signs.
     *
     * <p>Refuses wrong credentials, credentials of another person than the one at work, and a meaning that none of the
     * person's roles may give; a refusal is recorded as SIGNING_REFUSED. It joins the caller's transaction: a caller
     * that rolls back after a refusal also loses the record of it, so return the refusal instead.
     *
     * @throws IllegalArgumentException if the subject is blank
     */
    SigningOutcome sign(SigningRequest request);

    /**
     * The signatures under a subject, oldest first.
     *
     * @throws SignatureException if one was changed in the store
     */
    List<ElectronicSignature> bySubject(String subject);

    /**
     * The signatures of a trial, oldest first.
     *
     * @throws SignatureException if one was changed in the store
     */
    List<ElectronicSignature> byTrial(TrialId trial);
}
