package org.probatum.trial.acquisition;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a cell of a column may hold when it is not empty; an empty cell is a missing value and always accepted. */
public sealed interface AcceptedValues {

    /** What is wrong with a value, as the end of a sentence; empty when nothing is. */
    Optional<String> objection(String value);

    /** Any text. */
    record AnyText() implements AcceptedValues {
        @Override
        public Optional<String> objection(String value) {
            return Optional.empty();
        }
    }

    /** A day such as 2026-03-02. */
    record Day() implements AcceptedValues {
        @Override
        public Optional<String> objection(String value) {
            try {
                LocalDate.parse(value);
                return Optional.empty();
            } catch (DateTimeException e) {
                return Optional.of("is no date of the form 2026-03-02");
            }
        }
    }

    /** One of a few texts. */
    record OneOf(List<String> texts) implements AcceptedValues {
        public OneOf {
            texts = List.copyOf(texts);
        }

        @Override
        public Optional<String> objection(String value) {
            return texts.contains(value) ? Optional.empty() : Optional.of("is none of " + String.join(", ", texts));
        }
    }

    /**
     * A decimal number.
     *
     * @param least the smallest accepted value; −∞ when there is none
     * @param most the largest accepted value; ∞ when there is none
     * @param leastIncluded whether {@code least} itself is accepted
     */
    record Number(double least, double most, boolean leastIncluded) implements AcceptedValues {

        private static final Pattern FORM = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

        /** Any finite number. */
        public static final Number ANY = new Number(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, true);

        @Override
        public Optional<String> objection(String value) {
            if (!FORM.matcher(value).matches() || !Double.isFinite(Double.parseDouble(value))) {
                return Optional.of("is no number (digits with a decimal point; leave the cell empty when missing)");
            }
            double number = Double.parseDouble(value);
            boolean tooSmall = number < least || number == least && !leastIncluded;
            return tooSmall || number > most
                    ? Optional.of("is impossible: " + range() + " is right")
                    : Optional.empty();
        }

        private String range() {
            if (most == Double.POSITIVE_INFINITY) {
                return (leastIncluded ? "at least " : "more than ") + least;
            }
            return least + " to " + most;
        }
    }
}
