package org.probatum.trial.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEvent;
import org.probatum.trial.audit.AuditTrail;
import org.probatum.trial.audit.Role;
import org.probatum.trial.protocol.internal.ProtocolVersionEntity;
import org.probatum.trial.protocol.internal.ProtocolVersionRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Replaces drafts by later ones, as long as they are not approved. Nothing is overwritten: a replaced draft stays readable. */
@Service
public class ProtocolDrafts {

    private final ProtocolVersionRepository versions;
    private final AuditTrail trail;

    ProtocolDrafts(ProtocolVersionRepository versions, AuditTrail trail) {
        this.versions = versions;
        this.trail = trail;
    }

    /**
     * Stores a later draft in place of the latest one, which can then no longer be approved.
     *
     * @param replaced version of the draft that is replaced; the latest of the trial
     * @param json content of trial.json with a new version number, UTF-8
     * @param reason why; not blank
     * @throws InvalidDefinitionException with every finding
     * @throws IllegalArgumentException if the version is not the latest, is approved, nothing but the number differs, the
     *     new number exists, or the reason is blank
     */
    @Transactional
    public DraftProtocol replace(Actor by, String replaced, byte[] json, String reason, Instant at) {
        by.require("replace a draft of a protocol", Role.STATISTICIAN);
        if (reason.isBlank()) {
            throw new IllegalArgumentException("The replacement of a draft gives its reason");
        }
        DraftProtocol draft = TrialDefinition.parse(json);
        TrialId trial = draft.trial();
        List<ProtocolVersionEntity> existing = versions.findByTrialOrderByPosition(trial.value());
        ProtocolVersionEntity before = latest(existing, trial, replaced);
        if (existing.stream().anyMatch(version -> version.version().equals(draft.version()))) {
            throw new IllegalArgumentException(
                    "Trial " + trial + " has a version " + draft.version() + " already; number it anew");
        }
        List<String> changes = DefinitionDifference.between(before.canonical(), draft.canonical());
        if (changes.equals(List.of("/version"))) {
            throw new IllegalArgumentException(
                    "Nothing but the version number differs from version " + replaced + " of trial " + trial);
        }
        ProtocolVersionEntity entity = new ProtocolVersionEntity(
                trial.value(),
                draft.version(),
                existing.size(),
                draft.canonical(),
                draft.digest().hex());
        entity.setAmendment(replaced, reason);
        versions.save(entity);
        trail.append(new AuditEvent(
                AuditAction.PROTOCOL_DRAFTED,
                by,
                at,
                Optional.of(trial.value()),
                "protocol:" + trial + "@" + draft.version(),
                Map.of(
                        "replaces",
                        replaced,
                        "changes",
                        changes,
                        "version",
                        draft.version(),
                        "digest",
                        draft.digest().hex()),
                Optional.of(reason)));
        return draft;
    }

    private static ProtocolVersionEntity latest(List<ProtocolVersionEntity> existing, TrialId trial, String replaced) {
        if (existing.isEmpty()) {
            throw new IllegalArgumentException("Trial " + trial + " has no draft that could be replaced");
        }
        ProtocolVersionEntity latest = existing.getLast();
        if (!latest.version().equals(replaced)) {
            throw new IllegalArgumentException("Version " + latest.version() + " of trial " + trial
                    + " was stored meanwhile; begin with that one instead of " + replaced);
        }
        if (latest.approvedAt() != null) {
            throw new IllegalArgumentException(
                    "Version " + replaced + " of trial " + trial + " is approved; a later version is an amendment");
        }
        return latest;
    }
}
