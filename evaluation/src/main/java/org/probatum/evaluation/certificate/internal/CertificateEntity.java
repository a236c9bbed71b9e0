package org.probatum.evaluation.certificate.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.probatum.evaluation.certificate.IssuedCertificate;
import org.probatum.registry.ModelVersionId;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Digest;

/** A certificate that was issued. */
@Entity
@Table(name = "evaluation_certificate")
class CertificateEntity {

    @Id
    private String certificate = "";

    @Column(name = "model_name")
    private String modelName = "";

    @Column(name = "model_version")
    private String modelVersion = "";

    @Column(name = "model_digest")
    private String modelDigest = "";

    private String cohort = "";

    @Column(name = "cohort_digest")
    private String cohortDigest = "";

    private String predictions = "";
    private String pdf = "";

    @Column(name = "issued_by")
    private String issuedBy = "";

    @Column(name = "issued_by_name")
    private String issuedByName = "";

    @Column(name = "issued_at")
    private Instant issuedAt = Instant.EPOCH;

    @Column(name = "signature_entry")
    private long signature;

    private long entry;

    /** For the persistence provider. */
    protected CertificateEntity() {}

    CertificateEntity(IssuedCertificate from, Actor by) {
        this.certificate = from.certificate().hex();
        this.modelName = from.model().name();
        this.modelVersion = from.model().version();
        this.modelDigest = from.modelDigest().hex();
        this.cohort = from.cohort();
        this.cohortDigest = from.cohortDigest().hex();
        this.predictions = from.predictions().hex();
        this.pdf = from.pdf().hex();
        this.issuedBy = by.user();
        this.issuedByName = from.issuedBy();
        this.issuedAt = from.issuedAt();
        this.signature = from.signature();
        this.entry = from.entry();
    }

    IssuedCertificate toCertificate() {
        return new IssuedCertificate(
                new Digest(certificate),
                new ModelVersionId(modelName, modelVersion),
                new Digest(modelDigest),
                cohort,
                new Digest(cohortDigest),
                new Digest(predictions),
                new Digest(pdf),
                issuedByName,
                issuedAt,
                signature,
                entry);
    }
}
