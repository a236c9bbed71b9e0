package org.probatum.evaluation.run.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.probatum.evaluation.run.RunId;
import org.probatum.evaluation.run.UnexplainedCase;
import org.probatum.registry.ModelVersionId;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;

/** A planned explanation that a participant has not, and why. */
@Entity
@Table(name = "evaluation_not_explained")
class NotExplainedEntity {

    private static final int LONGEST_REASON = 400;

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
    private String reason = "";

    /** For the persistence provider. */
    protected NotExplainedEntity() {}

    NotExplainedEntity(UnexplainedCase from, TrialId trial) {
        this.id =
                from.run() + "/" + from.participant() + "/" + from.model() + "/" + from.method() + "/" + from.subject();
        this.run = from.run().value();
        this.trial = trial.value();
        this.participant = from.participant().value();
        this.modelName = from.model().name();
        this.modelVersion = from.model().version();
        this.method = from.method();
        this.subject = from.subject();
        this.reason = from.reason()
                .substring(0, Math.min(LONGEST_REASON, from.reason().length()));
    }

    UnexplainedCase toCase() {
        return new UnexplainedCase(
                new RunId(run),
                new ParticipantId(participant),
                new ModelVersionId(modelName, modelVersion),
                method,
                subject,
                reason);
    }
}
