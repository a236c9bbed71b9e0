package org.probatum.evaluation.analysis.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.probatum.evaluation.analysis.StoredAnalysis;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.TrialId;

/** A stored analysis; its results lie in the content store. */
@Entity
@Table(name = "evaluation_analysis")
class AnalysisEntity {

    @Id
    private String id = "";

    private String trial = "";

    @Column(name = "performed_at")
    private Instant performedAt = Instant.EPOCH;

    @Column(name = "performed_by")
    private String performedBy = "";

    private boolean unblinded;
    private String results = "";

    @Column(length = 100_000)
    private String provenance = "";

    private long entry;

    /** For the persistence provider. */
    protected AnalysisEntity() {}

    AnalysisEntity(StoredAnalysis from, String provenance) {
        this.id = from.id();
        this.trial = from.trial().value();
        this.performedAt = from.performedAt();
        this.performedBy = from.performedBy();
        this.unblinded = true;
        this.results = from.results().hex();
        this.provenance = provenance;
        this.entry = from.entry();
    }

    StoredAnalysis toAnalysis() {
        return new StoredAnalysis(id, new TrialId(trial), performedAt, performedBy, new Digest(results), entry);
    }
}
