package org.probatum.evaluation.modelcheck;

/**
 * Something that a model's run on a cohort showed.
 *
 * @param code what kind it is, in capitals; stable
 * @param message what was seen, with its numbers, in one sentence
 */
public record CheckFinding(Severity severity, String code, String message) {

    /** How much it weighs. */
    public enum Severity {
        /** Worth knowing. */
        NOTE,
        /** To be looked at by a person. */
        WARNING,
        /** The model must not go on trial as it is. */
        SEVERE
    }

    static CheckFinding note(String code, String message) {
        return new CheckFinding(Severity.NOTE, code, message);
    }

    static CheckFinding warning(String code, String message) {
        return new CheckFinding(Severity.WARNING, code, message);
    }

    static CheckFinding severe(String code, String message) {
        return new CheckFinding(Severity.SEVERE, code, message);
    }
}
