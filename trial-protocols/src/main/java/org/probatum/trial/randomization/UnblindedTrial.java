package org.probatum.trial.randomization;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.DatabaseLock;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.ArmId;
import org.probatum.trial.protocol.TrialId;

/**
 * A trial whose arms are known. Only revealing the seed of a locked database returns it, so that analysis cannot begin
 * earlier.
 */
public final class UnblindedTrial {

    private final ApprovedProtocol protocol;
    private final DatabaseLock lock;
    private final RandomizationSeed seed;
    private final Digest commitment;
    private final Instant at;
    private final List<UnblindedAllocation> allocations;

    UnblindedTrial(
            ApprovedProtocol protocol,
            DatabaseLock lock,
            RandomizationSeed seed,
            Digest commitment,
            Instant at,
            List<UnblindedAllocation> allocations) {
        this.protocol = protocol;
        this.lock = lock;
        this.seed = seed;
        this.commitment = commitment;
        this.at = at;
        this.allocations = List.copyOf(allocations);
    }

    public TrialId trial() {
        return protocol.trial();
    }

    /** The protocol by whose rule participants were allocated. */
    public ApprovedProtocol protocol() {
        return protocol;
    }

    public DatabaseLock lock() {
        return lock;
    }

    /** The revealed seed; with it anybody can replay all allocations. */
    public RandomizationSeed seed() {
        return seed;
    }

    /** What was published before the first allocation. */
    public Digest commitment() {
        return commitment;
    }

    /** When the seed was revealed. */
    public Instant at() {
        return at;
    }

    /** All allocations in the order of randomization. */
    public List<UnblindedAllocation> allocations() {
        return allocations;
    }

    /** The arm of each participant, in the order of randomization. */
    public Map<ParticipantId, ArmId> arms() {
        Map<ParticipantId, ArmId> arms = new LinkedHashMap<>();
        allocations.forEach(allocation -> arms.put(allocation.participant(), allocation.arm()));
        return arms;
    }

    /** How many participants each arm has; arms in protocol order, also those that have none. */
    public Map<ArmId, Integer> counts() {
        Map<ArmId, Integer> counts = new LinkedHashMap<>();
        protocol.definition().arms().forEach(arm -> counts.put(arm.id(), 0));
        allocations.forEach(allocation -> counts.merge(allocation.arm(), 1, Integer::sum));
        return counts;
    }
}
