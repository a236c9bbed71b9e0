package org.probatum.trial.cohort;

import java.time.LocalDate;

/**
 * A participant's leaving of the trial.
 *
 * @param reason in the words of the site; not blank
 */
public record Withdrawal(ParticipantId participant, LocalDate on, Extent extent, String reason) {

    /** What the participant withdraws from. Names are stored. */
    public enum Extent {
        /** The allocated care; follow-up goes on and the outcome is recorded. */
        INTERVENTION,
        /** Follow-up; data recorded so far stay. */
        FOLLOW_UP
    }

    public Withdrawal {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("The withdrawal of participant " + participant + " gives its reason");
        }
    }
}
