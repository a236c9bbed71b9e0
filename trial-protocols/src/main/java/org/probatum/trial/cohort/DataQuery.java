package org.probatum.trial.cohort;

import java.time.Instant;
import java.util.Optional;

/**
 * A question about recorded data, asked to the site.
 *
 * @param about what it is about, such as {@code karnofsky}
 * @param answer present once answered
 */
public record DataQuery(
        long id,
        ParticipantId participant,
        String about,
        String question,
        Status status,
        String openedBy,
        Instant openedAt,
        Optional<String> answer) {

    /** Where a query stands. Names are stored. */
    public enum Status {
        OPEN,
        ANSWERED,
        CLOSED
    }
}
