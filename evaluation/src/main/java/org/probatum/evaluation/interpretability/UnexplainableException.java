package org.probatum.evaluation.interpretability;

/** An explanation that cannot be given; the message says what is the matter and what would work instead. */
public final class UnexplainableException extends RuntimeException {

    public UnexplainableException(String message) {
        super(message);
    }
}
