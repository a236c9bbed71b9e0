package org.probatum.alignment.registration;

import org.probatum.alignment.quality.AlignmentQuality;
import org.probatum.alignment.transform.SpatialTransform;

/** What an attempt to register two volumes led to. */
public sealed interface RegistrationOutcome {

    /** The optimizer converged. Whether the result can be used says the verdict in {@code quality}. */
    record Aligned(SpatialTransform transform, AlignmentQuality quality, RegistrationRecord record)
            implements RegistrationOutcome {}

    /** The last level ended at its iteration limit while the metric still improved; quality is that of the best so far. */
    record NotConverged(SpatialTransform transform, AlignmentQuality quality, RegistrationRecord record)
            implements RegistrationOutcome {}

    /** There is nothing to register.
     *
     * @param reason one sentence: what, and what would be right
     */
    record NotPossible(String reason) implements RegistrationOutcome {}

    /** The caller asked to stop. */
    record Cancelled() implements RegistrationOutcome {}
}
