package org.probatum.evaluation.analysis;

import java.util.Map;
import java.util.TreeMap;
import org.probatum.trial.protocol.ArmId;

/**
 * A count for each arm.
 *
 * @param what is counted, in words
 * @param counts by arm; an arm without an entry has none
 */
public record ArmTally(String what, Map<ArmId, Integer> counts) {

    public ArmTally {
        counts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    public int of(ArmId arm) {
        return counts.getOrDefault(arm, 0);
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
