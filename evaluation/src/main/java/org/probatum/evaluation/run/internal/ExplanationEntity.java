package org.probatum.evaluation.run.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.probatum.evaluation.run.RunId;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.registry.ModelVersionId;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;

/** A stored explanation; its values and picture lie in the content store. */
@Entity
@Table(name = "evaluation_explanation")
class ExplanationEntity {

    @Id
    private String id = "";

    private String run = "";
    private String trial = "";
    private String participant = "";

    @Column(name = "model_name")
    private String modelName = "";

    @Column(name = "model_version")
    private String modelVersion = "";

    private String method = "";
    private String subject = "";
    private boolean reliable;
    private String verdict = "";
    private String numbers = "";
    private String picture = "";
    private long entry;

    /** For the persistence provider. */
    protected ExplanationEntity() {}

    ExplanationEntity(StoredExplanation from, TrialId trial) {
        this.id =
                from.run() + "/" + from.participant() + "/" + from.model() + "/" + from.method() + "/" + from.subject();
        this.run = from.run().value();
        this.trial = trial.value();
        this.participant = from.participant().value();
        this.modelName = from.model().name();
        this.modelVersion = from.model().version();
        this.method = from.method();
        this.subject = from.subject();
        this.reliable = from.reliable();
        this.verdict = from.verdict();
        this.numbers = from.numbers().hex();
        this.picture = from.picture().hex();
        this.entry = from.entry();
    }

    StoredExplanation toExplanation() {
        return new StoredExplanation(
                new RunId(run),
                new ParticipantId(participant),
                new ModelVersionId(modelName, modelVersion),
                method,
                subject,
                reliable,
                verdict,
                new Digest(numbers),
                new Digest(picture),
                entry);
    }
}
