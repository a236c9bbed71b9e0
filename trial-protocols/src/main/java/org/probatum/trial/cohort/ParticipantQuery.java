package org.probatum.trial.cohort;

import java.util.Optional;

/**
 * Which participants a list shows.
 *
 * @param text part of the participant's or site's identifier, in any case; empty for all
 * @param status only these; empty for all
 */
public record ParticipantQuery(
        int offset, int limit, String text, Optional<ParticipantStatus> status, Sort sort, boolean ascending) {

    /** What a list is sorted by. */
    public enum Sort {
        PARTICIPANT,
        SITE,
        STATUS,
        ASSESSED_ON,
        ENROLLED_ON,
        ENROLMENT_NUMBER
    }

    public ParticipantQuery {
        if (offset < 0 || limit < 1) {
            throw new IllegalArgumentException(
                    "A page has offset 0 or more and limit 1 or more, was " + offset + " and " + limit);
        }
    }

    /** The first {@code limit} participants by identifier. */
    public static ParticipantQuery first(int limit) {
        return new ParticipantQuery(0, limit, "", Optional.empty(), Sort.PARTICIPANT, true);
    }
}
