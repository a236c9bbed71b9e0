package org.probatum.trial.cohort;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.probatum.trial.protocol.CriterionId;

/**
 * The counts of a CONSORT flow that do not need an arm.
 *
 * @param screened all who were assessed
 * @param notEligible screen failures
 * @param notMet screen failures per criterion; one participant may count for several
 * @param eligibleNotEnrolled eligible and not enrolled yet
 * @param enrolled all ever enrolled, withdrawn ones included
 * @param withdrawn left the trial
 * @param outcomeRecorded with an outcome
 */
public record CohortFlow(
        int screened,
        int notEligible,
        Map<CriterionId, Integer> notMet,
        int eligibleNotEnrolled,
        int enrolled,
        int withdrawn,
        int outcomeRecorded) {

    public CohortFlow {
        notMet = Collections.unmodifiableSortedMap(new TreeMap<>(notMet));
    }
}
