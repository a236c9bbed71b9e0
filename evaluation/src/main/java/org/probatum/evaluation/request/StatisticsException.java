package org.probatum.evaluation.request;

/** A request that has no answer: its code is for programs, its message for people. */
public final class StatisticsException extends RuntimeException {

    private final String code;

    /**
     * @param code a stable short name in lower case with hyphens, such as {@code unknown-method}, {@code invalid-input}
     * @param message one sentence: what, where, what would be right
     */
    public StatisticsException(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
