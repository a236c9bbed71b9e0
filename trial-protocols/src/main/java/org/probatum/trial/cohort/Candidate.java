package org.probatum.trial.cohort;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.probatum.trial.protocol.SiteId;

/**
 * Somebody who is considered for the trial.
 *
 * @param values by column name of participants.csv, as written there; a blank value is a missing one
 */
public record Candidate(ParticipantId id, SiteId site, Map<String, String> values) {

    public Candidate {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** The value of a column; empty when it is missing. */
    public Optional<String> value(String column) {
        return Optional.ofNullable(values.get(column)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
