package org.probatum.trial.acquisition;

/** An input cannot be read. The message is one sentence: what, where, and what would be right. */
public final class UnreadableInputException extends RuntimeException {

    public UnreadableInputException(String message) {
        super(message);
    }

    public UnreadableInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
