package org.probatum.trial.cohort;

import java.time.LocalDate;
import java.util.List;
import org.probatum.trial.protocol.CriterionId;

/** What screening a candidate against the eligibility criteria led to. */
public sealed interface ScreeningOutcome {

    ParticipantId participant();

    LocalDate assessedOn();

    /** Every inclusion criterion is met and no exclusion criterion applies. */
    record Eligible(ParticipantId participant, LocalDate assessedOn) implements ScreeningOutcome {}

    /** At least one criterion fails. {@code notMet} is in protocol order and never empty. */
    record ScreenFailure(ParticipantId participant, LocalDate assessedOn, List<CriterionId> notMet)
            implements ScreeningOutcome {
        public ScreenFailure {
            notMet = List.copyOf(notMet);
            if (notMet.isEmpty()) {
                throw new IllegalArgumentException("A screen failure names at least one criterion");
            }
        }
    }
}
