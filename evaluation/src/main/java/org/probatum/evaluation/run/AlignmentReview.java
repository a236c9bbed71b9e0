package org.probatum.evaluation.run;

import java.time.Instant;

/**
 * What a person decided on a doubtful alignment, and signed.
 *
 * @param reason why, in the reviewer's words
 * @param reviewer login name
 * @param reviewerName printed name
 * @param entry number of the audit entry of the signature
 */
public record AlignmentReview(
        Decision decision, String reason, String reviewer, String reviewerName, Instant at, long entry) {

    /** Whether the moved volume may be used. */
    public enum Decision {
        ACCEPTED,
        REJECTED
    }
}
