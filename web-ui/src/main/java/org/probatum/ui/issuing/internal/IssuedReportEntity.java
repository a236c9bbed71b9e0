package org.probatum.ui.issuing.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.issuing.IssuedReport;

/** A stored issue. */
@Entity
@Table(name = "issued_report")
class IssuedReportEntity {

    @Id
    private String id = "";

    private String trial = "";

    @Column(name = "issued_at")
    private Instant issuedAt = Instant.EPOCH;

    @Column(name = "issued_by")
    private String issuedBy = "";

    private String analysis = "";
    private String pdf = "";
    private String excel = "";
    private String results = "";
    private String capsule = "";
    private String manifest = "";
    private long entry;

    /** For the persistence provider. */
    protected IssuedReportEntity() {}

    IssuedReportEntity(IssuedReport from) {
        this.id = from.id();
        this.trial = from.trial().value();
        this.issuedAt = from.issuedAt();
        this.issuedBy = from.issuedBy();
        this.analysis = from.analysis();
        this.pdf = from.pdf().hex();
        this.excel = from.excel().hex();
        this.results = from.results().hex();
        this.capsule = from.capsule().hex();
        this.manifest = from.manifest().hex();
        this.entry = from.entry();
    }

    IssuedReport toReport() {
        return new IssuedReport(
                id,
                new TrialId(trial),
                issuedAt,
                issuedBy,
                analysis,
                new Digest(pdf),
                new Digest(excel),
                new Digest(results),
                new Digest(capsule),
                new Digest(manifest),
                entry);
    }
}
