package org.probatum.evaluation.run;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.AlignmentDoubt;

/**
 * How the moving volume of one participant was brought into the space of the fixed one.
 *
 * @param verdict accepted, doubtful or failed
 * @param predictedErrorMm 90th percentile of the error that is expected (mm)
 * @param record transform, settings and quality figures, canonical JSON
 * @param onDoubt what the plan in force said of doubtful alignments when this one was made
 * @param review what a person decided on it
 */
public record AlignmentRecord(
        RunId run,
        ParticipantId participant,
        String verdict,
        OptionalDouble predictedErrorMm,
        String record,
        AlignmentDoubt onDoubt,
        Optional<AlignmentReview> review) {

    /** The verdict that a person looks at. */
    public static final String DOUBTFUL = "DOUBTFUL";

    /** The verdict that no person can lift. */
    public static final String FAILED = "FAILED";

    /** An alignment of a plan that uses doubtful ones, without a review. */
    public AlignmentRecord(
            RunId run, ParticipantId participant, String verdict, OptionalDouble predictedErrorMm, String record) {
        this(run, participant, verdict, predictedErrorMm, record, AlignmentDoubt.USE, Optional.empty());
    }

    /** The same alignment as another run takes it over, under the plan that is in force then. */
    public AlignmentRecord inRun(RunId other, AlignmentDoubt nowOnDoubt) {
        return new AlignmentRecord(other, participant, verdict, predictedErrorMm, record, nowOnDoubt, review);
    }

    public boolean isDoubtful() {
        return verdict.equals(DOUBTFUL);
    }

    /** What happens with it. A review decides only where the plan asked for one. */
    public AlignmentUse use() {
        if (!isDoubtful()) {
            return verdict.equals(FAILED) ? AlignmentUse.NOT_USED : AlignmentUse.USED;
        }
        return switch (onDoubt) {
            case USE -> AlignmentUse.USED;
            case FAIL -> AlignmentUse.NOT_USED;
            case REVIEW ->
                review.map(r -> r.decision() == AlignmentReview.Decision.ACCEPTED
                                ? AlignmentUse.USED
                                : AlignmentUse.NOT_USED)
                        .orElse(AlignmentUse.UNDECIDED);
        };
    }

    /** Verdict and what followed from it, for lists and counts. */
    public String standing() {
        String word = verdict.toLowerCase(Locale.ROOT);
        if (!isDoubtful()) {
            return word;
        }
        String reviewed = review.map(r -> ", " + r.decision().name().toLowerCase(Locale.ROOT) + " by review")
                .orElse("");
        return word
                + switch (onDoubt) {
                    case USE -> ", used as planned" + reviewed;
                    case FAIL -> ", counted as failed" + reviewed;
                    case REVIEW -> reviewed.isEmpty() ? ", waits for review" : reviewed;
                };
    }

    /** Why the moved volume is not used, for those who count it, such as {@code failed}; empty when it is used. */
    public String whyNotUsed() {
        return switch (use()) {
            case USED -> "";
            case UNDECIDED -> "not reviewed yet";
            case NOT_USED -> review.isPresent() && onDoubt == AlignmentDoubt.REVIEW ? "rejected by review" : "failed";
        };
    }
}
