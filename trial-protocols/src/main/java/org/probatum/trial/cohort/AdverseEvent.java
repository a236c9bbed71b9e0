package org.probatum.trial.cohort;

/**
 * Something untoward that happened to a participant, related to care or not.
 *
 * @param term in the words of the dictionary; not blank
 * @param grade CTCAE grade, 1 to 5
 * @param onsetDay days from enrolment; not negative
 */
public record AdverseEvent(ParticipantId participant, String term, int grade, int onsetDay, boolean serious) {

    public AdverseEvent {
        if (term.isBlank()) {
            throw new IllegalArgumentException("An adverse event of participant " + participant + " has a term");
        }
        if (grade < 1 || grade > 5) {
            throw new IllegalArgumentException(
                    "The grade of " + term + " of participant " + participant + " is 1 to 5, was " + grade);
        }
        if (onsetDay < 0) {
            throw new IllegalArgumentException("The onset of " + term + " of participant " + participant
                    + " is not before enrolment, was day " + onsetDay);
        }
    }
}
