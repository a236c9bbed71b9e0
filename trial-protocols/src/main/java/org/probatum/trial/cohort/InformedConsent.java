package org.probatum.trial.cohort;

import java.time.LocalDate;

/**
 * A participant's consent.
 *
 * @param formVersion version of the consent form; not blank
 * @param obtainedBy who explained the trial; not blank
 */
public record InformedConsent(ParticipantId participant, String formVersion, LocalDate signedOn, String obtainedBy) {

    public InformedConsent {
        if (formVersion.isBlank() || obtainedBy.isBlank()) {
            throw new IllegalArgumentException(
                    "The consent of participant " + participant + " names the version of its form and who obtained it");
        }
    }
}
