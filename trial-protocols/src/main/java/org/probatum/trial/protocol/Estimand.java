package org.probatum.trial.protocol;

import java.util.List;

/** What is estimated, by the five attributes of ICH E9(R1).
 *
 * @param treatmentCondition the treatment conditions that are compared
 * @param population the participants the question is about
 * @param variable the variable measured in each participant
 * @param intercurrentEvents each with its strategy; missing data are not intercurrent events
 * @param summary population-level summary, such as the hazard ratio
 */
public record Estimand(
        String treatmentCondition,
        String population,
        String variable,
        List<IntercurrentEvent> intercurrentEvents,
        String summary) {
    public Estimand {
        intercurrentEvents = List.copyOf(intercurrentEvents);
    }
}
