package org.probatum.trial.signature;

/** A stored signature no longer fits the values it was given under: its row was changed. */
public final class SignatureException extends RuntimeException {

    public SignatureException(String message) {
        super(message);
    }
}
