package org.probatum.trial.randomization;

import java.util.ArrayList;
import java.util.List;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.AllocationRule;
import org.probatum.trial.protocol.Arm;
import org.probatum.trial.protocol.ArmId;
import org.probatum.trial.protocol.TrialDefinition;

/** Recomputes every allocation from the revealed seed, the rule and the order of randomization. */
public final class AllocationReplay {

    private AllocationReplay() {}

    /** The arms of participants of these strata, in the order of randomization. */
    public static List<ArmId> arms(
            AllocationRule rule, List<Arm> arms, RandomizationSeed seed, List<Stratum> strataInOrder) {
        Randomizer randomizer = new Randomizer(rule, arms, seed);
        return strataInOrder.stream().map(randomizer::allocate).toList();
    }

    /**
     * Checks a trial's allocations.
     *
     * @param commitment what was published before the first allocation
     * @param allocations in the order of randomization
     */
    public static ReplayOutcome verify(
            TrialDefinition trial, RandomizationSeed seed, Digest commitment, List<Allocation> allocations) {
        if (!seed.commitment(trial.id()).equals(commitment)) {
            return new ReplayOutcome.Broken(0, "The seed is not the one that was committed to");
        }
        Randomizer randomizer = new Randomizer(trial.allocation(), trial.arms(), seed);
        List<UnblindedAllocation> replayed = new ArrayList<>();
        for (Allocation allocation : allocations) {
            int number = replayed.size() + 1;
            if (allocation.number() != number) {
                return new ReplayOutcome.Broken(
                        number, "Allocation " + number + " is missing or out of order, found " + allocation.number());
            }
            ArmId arm = randomizer.allocate(Stratum.ofKey(allocation.stratum(), trial.allocation()));
            if (!seed.armCommitment(number, allocation.participant(), arm).equals(allocation.armCommitment())) {
                return new ReplayOutcome.Broken(
                        number,
                        "Allocation " + number + " of participant " + allocation.participant()
                                + " is not the one that the seed and the rule give");
            }
            replayed.add(new UnblindedAllocation(
                    allocation.participant(), number, allocation.stratum(), allocation.at(), arm));
        }
        return new ReplayOutcome.Intact(replayed);
    }
}
