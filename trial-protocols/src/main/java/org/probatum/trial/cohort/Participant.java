package org.probatum.trial.cohort;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.probatum.trial.protocol.CriterionId;
import org.probatum.trial.protocol.SiteId;

/**
 * Everything known about a screened person, as a grid or a report shows it. It never tells an arm.
 *
 * @param notMet criteria not met, in protocol order; empty unless a screen failure
 * @param baseline by column name of participants.csv
 */
public record Participant(
        ParticipantId id,
        SiteId site,
        ParticipantStatus status,
        LocalDate assessedOn,
        List<CriterionId> notMet,
        Optional<LocalDate> enrolledOn,
        Optional<Integer> enrolmentNumber,
        Optional<InformedConsent> consent,
        Map<String, String> baseline,
        Optional<Withdrawal> withdrawal,
        boolean outcomeRecorded) {

    public Participant {
        notMet = List.copyOf(notMet);
        baseline = Collections.unmodifiableSortedMap(new TreeMap<>(baseline));
    }

    /** What became of the participant; empty when not enrolled. */
    public Optional<Disposition> disposition() {
        if (enrolledOn.isEmpty()) {
            return Optional.empty();
        }
        if (withdrawal.isPresent()) {
            return Optional.of(new Disposition.Withdrawn(withdrawal.get(), outcomeRecorded));
        }
        return Optional.of(outcomeRecorded ? new Disposition.Completed() : new Disposition.Ongoing());
    }
}
