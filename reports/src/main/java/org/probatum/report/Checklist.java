package org.probatum.report;

import java.util.List;
import java.util.Optional;

/**
 * A reporting checklist, for example CONSORT-AI, answered item by item.
 *
 * @param standard its name and edition
 */
public record Checklist(String standard, List<Item> items) implements Block {

    public Checklist {
        items = List.copyOf(items);
    }

    /**
     * One item.
     *
     * @param number as the standard numbers it, for example {@code 5(iii)}
     * @param requirement what must be reported, in our own words
     */
    public record Item(String number, String requirement, Answer answer) {}

    /** Where an item is answered, or why it is not. */
    public sealed interface Answer {

        /**
         * It is reported.
         *
         * @param text what, in short
         * @param anchor the heading that it stands under; its page is printed
         */
        record Reported(String text, Optional<String> anchor) implements Answer {}

        /** It is not reported, and why. */
        record NotReported(String reason) implements Answer {

            public NotReported {
                if (reason.isBlank()) {
                    throw new IllegalArgumentException("Say why the item is not reported");
                }
            }
        }
    }
}
