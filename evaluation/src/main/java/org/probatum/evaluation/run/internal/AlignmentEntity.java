package org.probatum.evaluation.run.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.evaluation.run.RunId;
import org.probatum.trial.cohort.ParticipantId;

/** The stored alignment of one participant in one run. */
@Entity
@Table(name = "evaluation_alignment")
class AlignmentEntity {

    @Id
    private String id = "";

    private String run = "";
    private String participant = "";
    private String verdict = "";

    @Column(name = "predicted_error_mm")
    private @Nullable Double predictedErrorMm;

    @Column(name = "record", length = 100_000)
    private String content = "";

    /** For the persistence provider. */
    protected AlignmentEntity() {}

    AlignmentEntity(AlignmentRecord from) {
        this.id = from.run() + "/" + from.participant();
        this.run = from.run().value();
        this.participant = from.participant().value();
        this.verdict = from.verdict();
        this.predictedErrorMm =
                from.predictedErrorMm().isPresent() ? from.predictedErrorMm().getAsDouble() : null;
        this.content = from.record();
    }

    AlignmentRecord toRecord() {
        return new AlignmentRecord(
                new RunId(run),
                new ParticipantId(participant),
                verdict,
                predictedErrorMm == null ? OptionalDouble.empty() : OptionalDouble.of(predictedErrorMm),
                content);
    }
}
