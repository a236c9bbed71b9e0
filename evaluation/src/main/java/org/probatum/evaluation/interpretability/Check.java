package org.probatum.evaluation.interpretability;

import java.util.Locale;

/**
 * One check of an explanation.
 *
 * @param kind what was checked
 * @param value what came out
 * @param threshold what the plan asks for
 * @param passed whether it was reached
 */
public record Check(Kind kind, double value, double threshold, boolean passed) {

    /** The checks, their names in reports, and whether the value must not exceed the threshold. */
    public enum Kind {
        COMPLETENESS("completeness gap", true, false),
        FAITHFULNESS_DELETION("faithfulness by deletion", false, false),
        FAITHFULNESS_INSERTION("faithfulness by insertion", false, false),
        SANITY("sanity under randomized weights", true, true),
        LABELS("sanity under permuted labels", true, true),
        STABILITY("stability under input noise", false, false),
        AGREEMENT("agreement with another method", false, false),
        POINTING("pointing game", false, false),
        RELEVANCE_MASS("relevance mass", false, false);

        private final String label;
        private final boolean upper;
        private final boolean required;

        Kind(String label, boolean upper, boolean required) {
            this.label = label;
            this.upper = upper;
            this.required = required;
        }

        public String label() {
            return label;
        }

        /** Whether an explanation that fails it is never reliable. */
        public boolean isRequired() {
            return required;
        }
    }

    /** A value that is not a number fails. */
    static Check of(Kind kind, double value, double threshold) {
        return new Check(kind, value, threshold, kind.upper ? value <= threshold : value >= threshold);
    }

    /** Such as {@code sanity under randomized weights 0.08 (at most 0.20): passed}. */
    public String sentence() {
        return String.format(
                Locale.ROOT,
                "%s %.3f (%s %.3f): %s",
                kind.label,
                value,
                kind.upper ? "at most" : "at least",
                threshold,
                passed ? "passed" : "failed");
    }
}
