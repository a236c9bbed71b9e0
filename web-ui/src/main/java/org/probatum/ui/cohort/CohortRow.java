package org.probatum.ui.cohort;

import java.util.Map;
import java.util.Optional;
import org.probatum.trial.acquisition.Availability;
import org.probatum.trial.cohort.Participant;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.randomization.Allocation;

/**
 * A participant as a line of the cohort.
 *
 * @param availability per modality of the protocol, in its order
 * @param allocation masked
 * @param sealed whether the prediction is sealed, if that can be known
 * @param openQueries not closed
 */
record CohortRow(
        Participant participant,
        Map<Modality, Availability> availability,
        Optional<Allocation> allocation,
        Optional<Boolean> sealed,
        long openQueries) {}
