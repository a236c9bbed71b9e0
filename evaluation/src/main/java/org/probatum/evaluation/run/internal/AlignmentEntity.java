package org.probatum.evaluation.run.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.evaluation.run.AlignmentReview;
import org.probatum.evaluation.run.RunId;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.AlignmentDoubt;

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

    @Enumerated(EnumType.STRING)
    @Column(name = "on_doubt")
    private AlignmentDoubt onDoubt = AlignmentDoubt.USE;

    @Enumerated(EnumType.STRING)
    private AlignmentReview.@Nullable Decision review;

    @Column(name = "review_reason", length = 2000)
    private @Nullable String reviewReason;

    @Column(name = "reviewed_by")
    private @Nullable String reviewedBy;

    @Column(name = "reviewed_by_name")
    private @Nullable String reviewedByName;

    @Column(name = "reviewed_at")
    private @Nullable Instant reviewedAt;

    @Column(name = "review_entry")
    private @Nullable Long reviewEntry;

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
        this.onDoubt = from.onDoubt();
        from.review().ifPresent(this::reviewed);
    }

    final void reviewed(AlignmentReview by) {
        this.review = by.decision();
        this.reviewReason = by.reason();
        this.reviewedBy = by.reviewer();
        this.reviewedByName = by.reviewerName();
        this.reviewedAt = by.at();
        this.reviewEntry = by.entry();
    }

    AlignmentRecord toRecord() {
        return new AlignmentRecord(
                new RunId(run),
                new ParticipantId(participant),
                verdict,
                predictedErrorMm == null ? OptionalDouble.empty() : OptionalDouble.of(predictedErrorMm),
                content,
                onDoubt,
                review());
    }

    private Optional<AlignmentReview> review() {
        return Optional.ofNullable(review)
                .map(decision -> new AlignmentReview(
                        decision,
                        Objects.requireNonNull(reviewReason),
                        Objects.requireNonNull(reviewedBy),
                        Objects.requireNonNull(reviewedByName),
                        Objects.requireNonNull(reviewedAt),
                        Objects.requireNonNull(reviewEntry)));
    }
}
