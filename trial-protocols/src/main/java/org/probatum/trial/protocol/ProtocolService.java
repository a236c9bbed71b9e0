package org.probatum.trial.protocol;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEvent;
import org.probatum.trial.audit.AuditTrail;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.Role;
import org.probatum.trial.protocol.internal.ProtocolVersionEntity;
import org.probatum.trial.protocol.internal.ProtocolVersionRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every version of every protocol: drafts, approvals, amendments and what differs between two of them. */
@Service
public class ProtocolService {

    private final ProtocolVersionRepository versions;
    private final AuditTrail trail;

    /** Definitions that were read before; a digest stands for one definition only. */
    private final Map<Digest, DraftProtocol> parsed = new ConcurrentHashMap<>();

    ProtocolService(ProtocolVersionRepository versions, AuditTrail trail) {
        this.versions = versions;
        this.trail = trail;
    }

    /**
     * Stores the first version of a trial's protocol as a draft.
     *
     * @param json content of trial.json, UTF-8
     * @throws InvalidDefinitionException with every finding
     * @throws IllegalArgumentException if the trial has a protocol already
     */
    @Transactional
    public DraftProtocol draft(Actor by, byte[] json, Instant at) {
        by.require("draft a protocol", Role.STATISTICIAN);
        DraftProtocol draft = TrialDefinition.parse(json);
        if (!versions.findByTrialOrderByPosition(draft.trial().value()).isEmpty()) {
            throw new IllegalArgumentException("Trial " + draft.trial()
                    + " has a protocol already; a later version is an amendment and gives its reason");
        }
        versions.save(entity(draft, 0));
        record(AuditAction.PROTOCOL_DRAFTED, by, at, draft, Map.of(), Optional.empty());
        return draft;
    }

    /**
     * Stores a later version of an approved protocol as a draft.
     *
     * @throws InvalidDefinitionException with every finding
     * @throws IllegalArgumentException if no version is approved yet, the version exists, nothing differs, or the reason
     *     is blank
     */
    @Transactional
    public Amendment amend(Actor by, byte[] json, String reason, Instant at) {
        by.require("amend a protocol", Role.STATISTICIAN);
        DraftProtocol draft = TrialDefinition.parse(json);
        ApprovedProtocol amended = current(draft.trial())
                .orElseThrow(() -> new IllegalArgumentException(
                        "Trial " + draft.trial() + " has no approved protocol that could be amended"));
        List<String> changes = DefinitionDifference.between(amended, draft);
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("The amendment of " + draft.trial() + " changes nothing");
        }
        Amendment amendment = new Amendment(amended.version(), draft, reason, changes);
        List<ProtocolVersionEntity> existing =
                versions.findByTrialOrderByPosition(draft.trial().value());
        if (existing.stream().anyMatch(version -> version.version().equals(draft.version()))) {
            throw new IllegalArgumentException(
                    "Trial " + draft.trial() + " has a version " + draft.version() + " already; number it anew");
        }
        ProtocolVersionEntity entity = entity(draft, existing.size());
        entity.setAmendment(amended.version(), reason);
        versions.save(entity);
        Map<String, Object> facts = Map.of("amends", amended.version(), "changes", changes);
        record(AuditAction.PROTOCOL_AMENDED, by, at, draft, facts, Optional.of(reason));
        return amendment;
    }

    /**
     * Approves a draft.
     *
     * @param signature digest of the electronic signature that was given to exactly this version
     * @throws org.probatum.trial.audit.NotAllowedException if the actor is no approver
     * @throws IllegalArgumentException if the version is unknown, approved or replaced by a later draft, or a SPIRIT-AI item
     *     is not stated
     */
    @Transactional
    public ApprovedProtocol approve(Actor by, TrialId trial, String version, Instant at, Digest signature) {
        by.require("approve a protocol", Role.APPROVER);
        ProtocolVersionEntity entity = versions.findById(ProtocolVersionEntity.idOf(trial.value(), version))
                .orElseThrow(() -> new IllegalArgumentException(unknown(trial, version)));
        if (!(protocol(entity) instanceof DraftProtocol draft)) {
            throw new IllegalArgumentException("Protocol " + trial + " version " + version + " is approved already");
        }
        requireNotReplaced(trial, version);
        ApprovedProtocol approved = draft.approve(by, at, signature);
        entity.setApproval(by.user(), by.name(), at, signature.hex());
        versions.save(entity);
        Map<String, Object> facts = Map.of("signature", signature.hex());
        record(AuditAction.PROTOCOL_APPROVED, by, at, draft, facts, Optional.empty());
        return approved;
    }

    /** A draft that a later one replaced, see {@link ProtocolDrafts}, is approved no more. */
    private void requireNotReplaced(TrialId trial, String version) {
        versions.findByTrialOrderByPosition(trial.value()).stream()
                .filter(later -> version.equals(later.amends()))
                .findFirst()
                .ifPresent(later -> {
                    throw new IllegalArgumentException("Draft " + version + " of trial " + trial
                            + " was replaced by version " + later.version() + ", which is the one to approve");
                });
    }

    /** The latest approved version; empty before the first approval. */
    @Transactional(readOnly = true)
    public Optional<ApprovedProtocol> current(TrialId trial) {
        return versions(trial).reversed().stream()
                .filter(ApprovedProtocol.class::isInstance)
                .map(ApprovedProtocol.class::cast)
                .findFirst();
    }

    /**
     * The latest approved version.
     *
     * @throws IllegalArgumentException if no version is approved
     */
    @Transactional(readOnly = true)
    public ApprovedProtocol requireCurrent(TrialId trial) {
        return current(trial)
                .orElseThrow(() -> new IllegalArgumentException("Trial " + trial + " has no approved protocol yet"));
    }

    /** Every version, from the first. */
    @Transactional(readOnly = true)
    public List<Protocol> versions(TrialId trial) {
        return versions.findByTrialOrderByPosition(trial.value()).stream()
                .map(this::protocol)
                .toList();
    }

    /** The latest version of every trial, draft or approved, by trial. */
    @Transactional(readOnly = true)
    public List<Protocol> latest() {
        Map<String, Protocol> latest = new LinkedHashMap<>();
        versions.findAllByOrderByTrialAscPositionAsc().forEach(entity -> latest.put(entity.trial(), protocol(entity)));
        return List.copyOf(latest.values());
    }

    /** One version; empty when there is none. */
    @Transactional(readOnly = true)
    public Optional<Protocol> version(TrialId trial, String version) {
        return versions.findById(ProtocolVersionEntity.idOf(trial.value(), version))
                .map(this::protocol);
    }

    /**
     * JSON pointers to what differs between two versions.
     *
     * @throws IllegalArgumentException if a version is unknown
     */
    @Transactional(readOnly = true)
    public List<String> difference(TrialId trial, String one, String other) {
        return DefinitionDifference.between(required(trial, one), required(trial, other));
    }

    private Protocol required(TrialId trial, String version) {
        return version(trial, version).orElseThrow(() -> new IllegalArgumentException(unknown(trial, version)));
    }

    private static String unknown(TrialId trial, String version) {
        return "Trial " + trial + " has no protocol version " + version;
    }

    private static ProtocolVersionEntity entity(DraftProtocol draft, int position) {
        return new ProtocolVersionEntity(
                draft.trial().value(),
                draft.version(),
                position,
                draft.canonical(),
                draft.digest().hex());
    }

    private Protocol protocol(ProtocolVersionEntity entity) {
        Digest digest = Digest.ofText(entity.canonical());
        if (!digest.hex().equals(entity.digest())) {
            throw new IllegalStateException("The stored protocol " + entity.trial() + " version " + entity.version()
                    + " does not have the digest it was stored with");
        }
        DraftProtocol draft = parsed.computeIfAbsent(
                digest, key -> TrialDefinition.parse(entity.canonical().getBytes(StandardCharsets.UTF_8)));
        if (entity.approvedAt() == null) {
            return draft;
        }
        return new ApprovedProtocol(
                draft,
                new ApprovedProtocol.Approval(
                        Objects.requireNonNull(entity.approvedByUser()),
                        Objects.requireNonNull(entity.approvedByName()),
                        Objects.requireNonNull(entity.approvedAt()),
                        new Digest(Objects.requireNonNull(entity.signature()))));
    }

    private void record(
            AuditAction action,
            Actor by,
            Instant at,
            DraftProtocol draft,
            Map<String, Object> facts,
            Optional<String> reason) {
        Map<String, Object> all = new HashMap<>(facts);
        all.put("version", draft.version());
        all.put("digest", draft.digest().hex());
        trail.append(new AuditEvent(
                action,
                by,
                at,
                Optional.of(draft.trial().value()),
                "protocol:" + draft.trial() + "@" + draft.version(),
                all,
                reason));
    }
}
