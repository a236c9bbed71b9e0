package org.probatum.evaluation.run.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probatum.evaluation.run.Abandonment;
import org.probatum.evaluation.run.InferenceRun;
import org.probatum.evaluation.run.RunId;
import org.probatum.evaluation.run.RunStatus;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.TrialId;

/** A stored run. */
@Entity
@Table(name = "evaluation_run")
class RunEntity {

    @Id
    private String id = "";

    private String trial = "";

    @Enumerated(EnumType.STRING)
    private RunStatus status = RunStatus.RUNNING;

    @Column(name = "started_at")
    private Instant startedAt = Instant.EPOCH;

    @Column(name = "started_by")
    private String startedBy = "";

    @Column(name = "started_by_name")
    private String startedByName = "";

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    private @Nullable String message;

    @Column(name = "abandoned_at")
    private @Nullable Instant abandonedAt;

    @Column(name = "abandoned_by")
    private @Nullable String abandonedBy;

    @Column(name = "abandoned_by_name")
    private @Nullable String abandonedByName;

    @Column(name = "abandoned_because")
    private @Nullable String abandonedBecause;

    private int participants;
    private String snapshot = "";
    private @Nullable String imputation;

    @Column(length = 100_000)
    private String provenance = "";

    /** For the persistence provider. */
    protected RunEntity() {}

    RunEntity(RunId id, TrialId trial, Actor by, Instant at, int participants, Digest snapshot, String provenance) {
        this.id = id.value();
        this.trial = trial.value();
        this.startedAt = at;
        this.startedBy = by.user();
        this.startedByName = by.name();
        this.participants = participants;
        this.snapshot = snapshot.hex();
        this.provenance = provenance;
    }

    void ended(RunStatus how, Instant at, @Nullable String why) {
        this.status = how;
        this.finishedAt = at;
        this.message = why == null || why.length() <= 2000 ? why : why.substring(0, 2000);
    }

    void goesOn() {
        this.status = RunStatus.RUNNING;
        this.finishedAt = null;
        this.message = null;
    }

    /** How and when it stopped, and why, stay as they were. */
    void abandoned(Actor by, Instant at, String because) {
        this.status = RunStatus.ABANDONED;
        this.abandonedAt = at;
        this.abandonedBy = by.user();
        this.abandonedByName = by.name();
        this.abandonedBecause = because;
    }

    void imputed(Digest digest) {
        this.imputation = digest.hex();
    }

    String startedBy() {
        return startedBy;
    }

    String trial() {
        return trial;
    }

    RunStatus status() {
        return status;
    }

    private Optional<Abandonment> abandonment() {
        return abandonedAt == null || abandonedByName == null || abandonedBecause == null
                ? Optional.empty()
                : Optional.of(new Abandonment(abandonedAt, abandonedByName, abandonedBecause));
    }

    InferenceRun toRun() {
        return new InferenceRun(
                new RunId(id),
                new TrialId(trial),
                status,
                startedAt,
                startedByName,
                Optional.ofNullable(finishedAt),
                Optional.ofNullable(message),
                abandonment(),
                participants,
                new Digest(snapshot),
                Optional.ofNullable(imputation).map(Digest::new),
                provenance);
    }
}
