package org.probatum.trial.randomization;

import java.util.List;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.ArmId;
import org.probatum.trial.protocol.TrialDefinition;
import org.probatum.trial.randomization.internal.AllocationEntity;

/** The list of a trial's allocations with their arms: computed when needed, kept nowhere, known to nobody outside. */
final class AllocationList {

    private final TrialDefinition trial;
    private final RandomizationSeed seed;
    private final Randomizer randomizer;

    AllocationList(TrialDefinition trial, RandomizationSeed seed) {
        this.trial = trial;
        this.seed = seed;
        this.randomizer = new Randomizer(trial.allocation(), trial.arms(), seed);
    }

    /** Repeats earlier allocations, given by their strata in the order of randomization. */
    AllocationList after(List<String> earlier) {
        earlier.forEach(key -> randomizer.allocate(Stratum.ofKey(key, trial.allocation())));
        return this;
    }

    /** Allocates the next participant and returns what binds to the arm. */
    Digest next(int number, ParticipantId participant, Stratum stratum) {
        ArmId arm = randomizer.allocate(stratum);
        return seed.armCommitment(number, participant, arm);
    }

    static Allocation masked(AllocationEntity row) {
        return new Allocation(
                new ParticipantId(row.participant()),
                row.number(),
                row.stratum(),
                row.allocatedAt(),
                new Digest(row.armCommitment()));
    }
}
