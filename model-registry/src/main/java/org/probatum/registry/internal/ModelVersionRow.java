package org.probatum.registry.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.probatum.registry.ModelStatus;
import org.probatum.registry.ModelVersionId;
import org.probatum.trial.audit.Digest;

/** A model version as stored. */
@Entity
@Table(name = "model_version")
@SuppressWarnings("NullAway.Init")
class ModelVersionRow {

    @Id
    private String id;

    private String name;

    private String version;

    @Column(name = "model_digest")
    private String modelDigest;

    @Column(name = "package_digest")
    private String packageDigest;

    @Column(name = "package_content")
    private String packageContent;

    @Column(name = "card_content")
    private String cardContent;

    @Column(name = "report_content")
    private String reportContent;

    @Column(name = "registered_by")
    private String registeredBy;

    @Column(name = "registered_at")
    private Instant registeredAt;

    @Column(name = "locked_by")
    private @Nullable String lockedBy;

    @Column(name = "locked_at")
    private @Nullable Instant lockedAt;

    @Column(name = "lock_signature")
    private @Nullable Long lockSignature;

    @Column(name = "retired_by")
    private @Nullable String retiredBy;

    @Column(name = "retired_at")
    private @Nullable Instant retiredAt;

    @Column(name = "retired_because")
    private @Nullable String retiredBecause;

    /** The contents of a version: its package as a zip, its card, and the report of its inspection. */
    record Contents(Digest modelPackage, Digest card, Digest report) {}

    /** For Hibernate. */
    protected ModelVersionRow() {}

    ModelVersionRow(ModelVersionId id, Digest model, Digest modelPackage, Contents contents, String by, Instant at) {
        this.id = id.toString();
        this.name = id.name();
        this.version = id.version();
        this.modelDigest = model.hex();
        this.packageDigest = modelPackage.hex();
        this.packageContent = contents.modelPackage().hex();
        this.cardContent = contents.card().hex();
        this.reportContent = contents.report().hex();
        this.registeredBy = by;
        this.registeredAt = at;
    }

    void lock(String by, Instant at, long signature) {
        lockedBy = by;
        lockedAt = at;
        lockSignature = signature;
    }

    void retire(String by, Instant at, String reason) {
        retiredBy = by;
        retiredAt = at;
        retiredBecause = reason;
    }

    ModelVersionId id() {
        return new ModelVersionId(name, version);
    }

    Digest modelDigest() {
        return new Digest(modelDigest);
    }

    Digest packageDigest() {
        return new Digest(packageDigest);
    }

    Digest packageContent() {
        return new Digest(packageContent);
    }

    Digest cardContent() {
        return new Digest(cardContent);
    }

    Digest reportContent() {
        return new Digest(reportContent);
    }

    String registeredBy() {
        return registeredBy;
    }

    Instant registeredAt() {
        return registeredAt;
    }

    ModelStatus status() {
        if (retiredBy != null && retiredAt != null && retiredBecause != null) {
            return new ModelStatus.Retired(retiredBy, retiredAt, retiredBecause);
        }
        if (lockedBy != null && lockedAt != null && lockSignature != null) {
            return new ModelStatus.Locked(lockedBy, lockedAt, lockSignature);
        }
        return new ModelStatus.Registered(registeredBy, registeredAt);
    }
}
