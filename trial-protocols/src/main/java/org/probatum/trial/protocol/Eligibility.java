package org.probatum.trial.protocol;

import java.util.List;

/** All eligibility criteria.
 *
 * @param participants criteria over columns of participants.csv, in protocol order
 * @param inputs criteria per modality, in protocol order
 */
public record Eligibility(
        List<EligibilityCriterion.ParticipantCriterion> participants,
        List<EligibilityCriterion.InputDataCriterion> inputs) {
    public Eligibility {
        participants = List.copyOf(participants);
        inputs = List.copyOf(inputs);
    }
}
