package org.probatum.trial.randomization;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.probatum.trial.protocol.Arm;

/** How many participants each arm has so far, in all and at each level. */
final class AllocationCounts {

    private final int[] ratios;
    private final int[] perArm;
    private final Map<Stratum.Level, int[]> perLevel = new HashMap<>();
    private int total;

    AllocationCounts(List<Arm> arms) {
        this.ratios = arms.stream().mapToInt(Arm::ratio).toArray();
        this.perArm = new int[ratios.length];
    }

    void add(int arm, Stratum stratum) {
        total++;
        perArm[arm]++;
        for (Stratum.Level level : stratum.levels()) {
            perLevel.computeIfAbsent(level, key -> new int[ratios.length])[arm]++;
        }
    }

    int total() {
        return total;
    }

    int of(int arm) {
        return perArm[arm];
    }

    /** Participants at a level, per arm. */
    int[] at(Stratum.Level level) {
        return perLevel.getOrDefault(level, new int[ratios.length]).clone();
    }

    /** Allocation ratios, per arm. */
    int[] ratios() {
        return ratios.clone();
    }
}
