package org.probatum.trial.cohort;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.probatum.trial.protocol.CriterionId;
import org.probatum.trial.protocol.CriterionKind;
import org.probatum.trial.protocol.EligibilityCriterion.ParticipantCriterion;
import org.probatum.trial.protocol.TrialDefinition;

/**
 * Assesses candidates against the participant-level criteria.
 *
 * <p>A missing value meets no inclusion criterion and rules out no exclusion criterion: what is not known to be right
 * makes a screen failure.
 */
public final class Screening {

    private Screening() {}

    /**
     * Assesses one candidate.
     *
     * @throws IllegalArgumentException if a value that must be a number is none
     */
    public static ScreeningOutcome assess(TrialDefinition trial, Candidate candidate, LocalDate assessedOn) {
        List<CriterionId> notMet = trial.eligibility().participants().stream()
                .filter(criterion -> !isMet(criterion, candidate))
                .map(ParticipantCriterion::id)
                .toList();
        return notMet.isEmpty()
                ? new ScreeningOutcome.Eligible(candidate.id(), assessedOn)
                : new ScreeningOutcome.ScreenFailure(candidate.id(), assessedOn, notMet);
    }

    private static boolean isMet(ParticipantCriterion criterion, Candidate candidate) {
        Optional<String> value = candidate.value(criterion.variable());
        if (value.isEmpty()) {
            return false;
        }
        boolean holds = holds(criterion, candidate.id(), value.get());
        return criterion.kind() == CriterionKind.INCLUSION ? holds : !holds;
    }

    private static boolean holds(ParticipantCriterion criterion, ParticipantId participant, String value) {
        if (!criterion.oneOf().isEmpty() && !criterion.oneOf().contains(value)) {
            return false;
        }
        if (criterion.min().isEmpty() && criterion.max().isEmpty()) {
            return true;
        }
        double number = Numbers.parse(criterion.variable() + " of participant " + participant, value);
        return criterion.min().map(min -> number >= min).orElse(true)
                && criterion.max().map(max -> number <= max).orElse(true);
    }
}
