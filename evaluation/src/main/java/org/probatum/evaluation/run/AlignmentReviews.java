package org.probatum.evaluation.run;

import java.util.List;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.signature.Credentials;
import org.probatum.trial.signature.SigningOutcome;

/**
 * What people decide on doubtful alignments.
 *
 * <p>One decision stands for each alignment. Where the plan asks for a review, the participant is predicted by the next run
 * after it; that run takes the reviewed alignment over when inputs and settings are the same.
 */
public interface AlignmentReviews {

    /** The longest reason, in characters. */
    int LONGEST_REASON = 2000;

    /** The latest alignments of participants who are not predicted because nobody reviewed them, by participant. */
    List<AlignmentRecord> waiting(TrialId trial);

    /** The digest of exactly what a reviewer signs: the alignment, the decision and the reason. */
    Digest statement(AlignmentRecord alignment, AlignmentReview.Decision decision, String reason);

    /**
     * Decides on an alignment and signs it.
     *
     * @param reason why; not blank, at most {@value #LONGEST_REASON} characters
     * @throws IllegalArgumentException if the alignment is not doubtful, was reviewed already, or the reason is blank or too long
     * @throws org.probatum.trial.audit.NotAllowedException if the person is no coordinator
     * @throws org.probatum.trial.cohort.DatabaseLockedException if the database is locked
     */
    SigningOutcome review(
            Actor by,
            Credentials credentials,
            AlignmentRecord alignment,
            AlignmentReview.Decision decision,
            String reason);
}
