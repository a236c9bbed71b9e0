package org.probatum.trial.acquisition.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.probatum.trial.acquisition.Acquisition;
import org.probatum.trial.acquisition.AcquisitionService;
import org.probatum.trial.acquisition.InputQuality;
import org.probatum.trial.acquisition.InputQualityVerdict;
import org.probatum.trial.acquisition.InputQualityVerdict.Refused;
import org.probatum.trial.acquisition.ReadLimits;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEntry;
import org.probatum.trial.audit.AuditEvent;
import org.probatum.trial.audit.AuditTrail;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.storage.ContentStore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the bytes in the content store, and who handed in what in the database and in the audit trail. */
@Service
class DatabaseAcquisitionService implements AcquisitionService {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private final EntityManager entities;
    private final AuditTrail trail;
    private final ContentStore contents;
    private final Clock clock;

    DatabaseAcquisitionService(EntityManager entities, AuditTrail trail, ContentStore contents, Clock clock) {
        this.entities = entities;
        this.trail = trail;
        this.contents = contents;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Acquisition acquire(
            Actor by, TrialId trial, ParticipantId participant, Modality modality, String name, byte[] bytes) {
        by.require("acquire data", Role.COORDINATOR);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The name of an input has 1 to 128 letters, digits, dots, underscores or "
                            + "hyphens and begins with a letter or digit, was \"" + name + "\"");
        }
        Digest digest = contents.put(bytes);
        return latest(trial, participant, modality, name)
                .filter(earlier -> earlier.digest().equals(digest))
                .orElseGet(() -> {
                    InputQualityVerdict verdict = InputQuality.judge(participant, name, bytes, ReadLimits.USUAL);
                    return store(
                            by,
                            new Acquisition(
                                    0, trial, participant, modality, name, digest, bytes.length, now(), verdict));
                });
    }

    private Acquisition store(Actor by, Acquisition judged) {
        AuditEntry entry = trail.append(event(by, judged));
        Acquisition acquisition = new Acquisition(
                entry.sequence(),
                judged.trial(),
                judged.participant(),
                judged.modality(),
                judged.name(),
                judged.digest(),
                judged.size(),
                judged.acquiredAt(),
                judged.verdict());
        entities.persist(new AcquisitionRow(acquisition));
        return acquisition;
    }

    private static AuditEvent event(Actor by, Acquisition acquisition) {
        InputQualityVerdict verdict = acquisition.verdict();
        return AuditEvent.of(
                verdict instanceof Refused ? AuditAction.INPUT_REJECTED : AuditAction.DATA_ACQUIRED,
                by,
                acquisition.acquiredAt(),
                acquisition.trial().value(),
                "participant:" + acquisition.participant(),
                Map.of(
                        "modality", acquisition.modality().value(),
                        "name", acquisition.name(),
                        "digest", acquisition.digest().hex(),
                        "size", acquisition.size(),
                        "verdict", AcquisitionRow.VerdictName.of(verdict).name(),
                        "reasons", verdict.why()));
    }

    private Optional<Acquisition> latest(TrialId trial, ParticipantId participant, Modality modality, String name) {
        return entities
                .createQuery("""
                        from AcquisitionRow where trial = :trial and participant = :participant
                        and modality = :modality and name = :name order by auditSequence desc""", AcquisitionRow.class)
                .setParameter("trial", trial.value())
                .setParameter("participant", participant.value())
                .setParameter("modality", modality.value())
                .setParameter("name", name)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .map(AcquisitionRow::toAcquisition)
                .findFirst();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Acquisition> byParticipant(TrialId trial, ParticipantId participant) {
        return entities
                .createQuery(
                        "from AcquisitionRow where trial = :trial and participant = :participant order by auditSequence",
                        AcquisitionRow.class)
                .setParameter("trial", trial.value())
                .setParameter("participant", participant.value())
                .getResultList()
                .stream()
                .map(AcquisitionRow::toAcquisition)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Acquisition> byTrial(TrialId trial) {
        return entities
                .createQuery("from AcquisitionRow where trial = :trial order by auditSequence", AcquisitionRow.class)
                .setParameter("trial", trial.value())
                .getResultList()
                .stream()
                .map(AcquisitionRow::toAcquisition)
                .toList();
    }
}
