package org.probatum.trial.protocol;

/**
 * What is wrong at one place of a trial definition.
 *
 * @param pointer JSON pointer (RFC 6901) to the place; empty for the whole document
 * @param message what is wrong and what would be right
 */
public record Finding(String pointer, String message) {
    @Override
    public String toString() {
        return "at " + (pointer.isEmpty() ? "the top" : pointer) + ": " + message;
    }
}
