package org.probatum.trial.randomization;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEvent;
import org.probatum.trial.audit.AuditTrail;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.CohortOverview;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.cohort.DatabaseLock;
import org.probatum.trial.cohort.EnrolledParticipant;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.ArmId;
import org.probatum.trial.protocol.Protocol;
import org.probatum.trial.protocol.ProtocolService;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.randomization.internal.AllocationEntity;
import org.probatum.trial.randomization.internal.AllocationRepository;
import org.probatum.trial.randomization.internal.RandomizationEntity;
import org.probatum.trial.randomization.internal.RandomizationRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Commits to a seed, allocates participants masked, and reveals the seed once the database is locked.
 *
 * <p>Allocations of a trial follow one another: two that come at the same time wait, and none is skipped or made twice.
 * The rule and the arms are those of the protocol version that was in force at the commitment.
 */
@Service
public class RandomizationService implements AllocatedArmAccess {

    private final RandomizationRepository randomizations;
    private final AllocationRepository allocations;
    private final ProtocolService protocols;
    private final CohortService cohort;
    private final CohortOverview overview;
    private final SeedProtection protection;
    private final AuditTrail trail;

    RandomizationService(
            RandomizationRepository randomizations,
            AllocationRepository allocations,
            ProtocolService protocols,
            CohortService cohort,
            CohortOverview overview,
            SeedProtection protection,
            AuditTrail trail) {
        this.randomizations = randomizations;
        this.allocations = allocations;
        this.protocols = protocols;
        this.cohort = cohort;
        this.overview = overview;
        this.protection = protection;
        this.trail = trail;
    }

    /**
     * Publishes the commitment to a seed and keeps the seed protected.
     *
     * @param seed new and secret, see {@link RandomizationSeed#draw}
     * @return the commitment
     * @throws IllegalArgumentException if the trial has a commitment already
     */
    @Transactional
    public Digest commit(Actor by, ApprovedProtocol protocol, RandomizationSeed seed, Instant at) {
        by.require("commit to the randomization", Role.APPROVER, Role.STATISTICIAN);
        TrialId trial = protocol.trial();
        cohort.requireOpen(trial);
        if (randomizations.existsById(trial.value())) {
            throw new IllegalArgumentException("Trial " + trial + " has committed to its randomization already");
        }
        Digest commitment = seed.commitment(trial);
        randomizations.save(new RandomizationEntity(
                trial.value(), protocol.version(), commitment.hex(), protection.protect(seed), at));
        Map<String, Object> facts = Map.of(
                "commitment", commitment.hex(),
                "rule", protocol.definition().allocation().inWords(),
                "protocolVersion", protocol.version(),
                "protocol", protocol.digest().hex());
        append(AuditAction.RANDOMIZATION_COMMITTED, by, at, trial, "randomization:" + trial, facts, Optional.empty());
        return commitment;
    }

    /** The commitment of a trial; empty before it. */
    @Transactional(readOnly = true)
    public Optional<Digest> commitment(TrialId trial) {
        return randomizations.findById(trial.value()).map(row -> new Digest(row.commitment()));
    }

    /**
     * Randomizes a participant. Asked again, it returns the allocation that exists and changes nothing.
     *
     * @throws IllegalArgumentException if there is no commitment yet, or the participant has withdrawn
     * @throws org.probatum.trial.cohort.DatabaseLockedException if the database is locked
     */
    @Transactional
    public Allocation randomize(Actor by, EnrolledParticipant participant, Instant at) {
        by.require("randomize participants", Role.COORDINATOR);
        TrialId trial = participant.trial();
        Optional<AllocationEntity> existing = find(trial, participant.id());
        if (existing.isPresent()) {
            return AllocationList.masked(existing.get());
        }
        cohort.requireOpen(trial);
        RandomizationEntity randomization = randomizations
                .findForChange(trial.value())
                .orElseThrow(() ->
                        new IllegalArgumentException("Trial " + trial + " has not committed to its randomization yet"));
        // somebody may have been faster while this waited for its turn
        return find(trial, participant.id())
                .map(AllocationList::masked)
                .orElseGet(() -> allocate(by, participant, randomization, at));
    }

    private Allocation allocate(
            Actor by, EnrolledParticipant participant, RandomizationEntity randomization, Instant at) {
        TrialId trial = participant.trial();
        ParticipantId id = participant.id();
        if (overview.participant(trial, id).orElseThrow().withdrawal().isPresent()) {
            throw new IllegalArgumentException("Participant " + id + " has withdrawn and cannot be randomized");
        }
        ApprovedProtocol protocol = protocolOf(randomization);
        Stratum stratum = Stratum.of(protocol.definition().allocation(), participant.baseline());
        int number = randomization.allocated() + 1;
        Digest armCommitment = new AllocationList(protocol.definition(), protection.open(randomization.protectedSeed()))
                .after(allocations.findStrata(trial.value()))
                .next(number, id, stratum);
        randomization.allocated(number);
        AllocationEntity row = allocations.save(
                new AllocationEntity(trial.value(), id.value(), number, stratum.key(), at, armCommitment.hex()));
        Map<String, Object> facts =
                Map.of("number", number, "stratum", stratum.key(), "armCommitment", armCommitment.hex());
        append(AuditAction.PARTICIPANT_RANDOMIZED, by, at, trial, "participant:" + id, facts, Optional.empty());
        return AllocationList.masked(row);
    }

    /** The masked allocation of a participant; empty before randomization. */
    @Transactional(readOnly = true)
    public Optional<Allocation> allocation(TrialId trial, ParticipantId participant) {
        return find(trial, participant).map(AllocationList::masked);
    }

    /** All masked allocations, in the order of randomization. */
    @Transactional(readOnly = true)
    public List<Allocation> allocations(TrialId trial) {
        return allocations.findByTrialOrderByNumber(trial.value()).stream()
                .map(AllocationList::masked)
                .toList();
    }

    @Override
    @Transactional
    public Map<ParticipantId, ArmId> allocatedArms(Actor by, TrialId trial, String purpose, Instant at) {
        by.require("capture outcomes from an unblinded source", Role.COORDINATOR);
        if (purpose.isBlank()) {
            throw new IllegalArgumentException("Access to the allocated arms gives its purpose");
        }
        RandomizationEntity randomization = required(trial);
        ApprovedProtocol protocol = protocolOf(randomization);
        List<UnblindedAllocation> replayed =
                replay(protocol, protection.open(randomization.protectedSeed()), randomization);
        Map<ParticipantId, ArmId> arms = new LinkedHashMap<>();
        replayed.forEach(allocation -> arms.put(allocation.participant(), allocation.arm()));
        Map<String, Object> facts = Map.of("what", "allocated arms, for outcome capture only", "count", arms.size());
        append(AuditAction.DATA_EXPORTED, by, at, trial, "randomization:" + trial, facts, Optional.of(purpose));
        return arms;
    }

    /**
     * Reveals the seed of a locked trial. Asked again, it returns the same and changes nothing.
     *
     * @throws IllegalArgumentException if there is no commitment, or the lock is another trial's
     * @throws IllegalStateException if a stored allocation is not the one that seed and rule give
     */
    @Transactional
    public UnblindedTrial reveal(Actor by, DatabaseLock lock, Instant at) {
        by.require("unblind the trial", Role.STATISTICIAN, Role.APPROVER);
        TrialId trial = lock.trial();
        RandomizationEntity randomization = randomizations
                .findForChange(trial.value())
                .orElseThrow(() -> new IllegalArgumentException("Trial " + trial + " was never randomized"));
        if (randomization.revealedAt() == null) {
            RandomizationSeed seed = protection.open(randomization.protectedSeed());
            int count = replay(protocolOf(randomization), seed, randomization).size();
            randomization.revealedSeed(seed.reveal());
            randomization.revealedAt(at);
            Map<String, Object> facts =
                    Map.of("seed", seed.reveal(), "commitment", randomization.commitment(), "allocations", count);
            append(AuditAction.UNBLINDED, by, at, trial, "randomization:" + trial, facts, Optional.empty());
        }
        return unblinded(randomization, lock);
    }

    /** The unblinded trial; empty before the seed was revealed. */
    @Transactional(readOnly = true)
    public Optional<UnblindedTrial> unblinded(TrialId trial) {
        return randomizations
                .findById(trial.value())
                .filter(row -> row.revealedAt() != null)
                .map(row -> unblinded(row, cohort.databaseLock(trial).orElseThrow()));
    }

    private UnblindedTrial unblinded(RandomizationEntity randomization, DatabaseLock lock) {
        ApprovedProtocol protocol = protocolOf(randomization);
        RandomizationSeed seed = RandomizationSeed.ofHex(Objects.requireNonNull(randomization.revealedSeed()));
        return new UnblindedTrial(
                protocol,
                lock,
                seed,
                new Digest(randomization.commitment()),
                Objects.requireNonNull(randomization.revealedAt()),
                replay(protocol, seed, randomization));
    }

    private List<UnblindedAllocation> replay(
            ApprovedProtocol protocol, RandomizationSeed seed, RandomizationEntity randomization) {
        Digest commitment = new Digest(randomization.commitment());
        return switch (AllocationReplay.verify(
                protocol.definition(), seed, commitment, allocations(protocol.trial()))) {
            case ReplayOutcome.Intact intact -> intact.allocations();
            case ReplayOutcome.Broken broken -> throw new IllegalStateException(broken.finding());
        };
    }

    private ApprovedProtocol protocolOf(RandomizationEntity randomization) {
        Optional<Protocol> protocol =
                protocols.version(new TrialId(randomization.trial()), randomization.protocolVersion());
        if (protocol.isPresent() && protocol.get() instanceof ApprovedProtocol approved) {
            return approved;
        }
        throw new IllegalStateException("The protocol version " + randomization.protocolVersion() + " of trial "
                + randomization.trial() + ", by which participants are randomized, is not stored as approved");
    }

    private RandomizationEntity required(TrialId trial) {
        return randomizations
                .findById(trial.value())
                .orElseThrow(() ->
                        new IllegalArgumentException("Trial " + trial + " has not committed to its randomization yet"));
    }

    private Optional<AllocationEntity> find(TrialId trial, ParticipantId participant) {
        return allocations.findByTrialAndParticipant(trial.value(), participant.value());
    }

    private void append(
            AuditAction action,
            Actor by,
            Instant at,
            TrialId trial,
            String subject,
            Map<String, Object> facts,
            Optional<String> reason) {
        trail.append(new AuditEvent(action, by, at, Optional.of(trial.value()), subject, facts, reason));
    }
}
