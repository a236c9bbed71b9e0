package org.probatum.trial.protocol;

import java.util.List;
import java.util.Optional;

/** How radiology volumes are brought into one space.
 *
 * @param fixed volume that stays, such as t1
 * @param moving volume that is moved, such as t2
 * @param levels levels of the resolution pyramid; at least 1
 * @param acceptance figures that a registration must reach
 * @param onDoubt what a doubtful registration means; used when absent
 */
public record AlignmentPlan(
        Modality modality,
        String fixed,
        String moving,
        TransformKind transform,
        AlignmentMetric metric,
        int levels,
        List<Threshold> acceptance,
        AlignmentFailure onFailure,
        Optional<AlignmentDoubt> onDoubt) {
    public AlignmentPlan {
        acceptance = List.copyOf(acceptance);
    }

    /** A plan that uses doubtful registrations. */
    public AlignmentPlan(
            Modality modality,
            String fixed,
            String moving,
            TransformKind transform,
            AlignmentMetric metric,
            int levels,
            List<Threshold> acceptance,
            AlignmentFailure onFailure) {
        this(modality, fixed, moving, transform, metric, levels, acceptance, onFailure, Optional.empty());
    }

    /** What a doubtful registration means. */
    public AlignmentDoubt doubt() {
        return onDoubt.orElse(AlignmentDoubt.USE);
    }
}
