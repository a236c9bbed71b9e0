package org.probatum.trial.signature;

/** What a request to sign led to. Both are in the audit trail. */
public sealed interface SigningOutcome {

    /** The record is signed. */
    record Signed(ElectronicSignature signature) implements SigningOutcome {}

    /**
     * Nothing was signed.
     *
     * @param reason one sentence for the person who wanted to sign
     */
    record Refused(String reason) implements SigningOutcome {}
}
