package org.probatum.trial.cohort;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.probatum.trial.protocol.EndpointId;

/**
 * The outcome of a participant. It holds what was seen in the allocated arm and does not name that arm.
 *
 * @param values one per endpoint of the protocol
 */
public record Outcome(ParticipantId participant, Map<EndpointId, OutcomeValue> values) {

    public Outcome {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
}
