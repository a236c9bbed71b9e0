package org.probatum.trial.protocol;

import java.util.List;

/** How radiology volumes are brought into one space.
 *
 * @param fixed volume that stays, such as t1
 * @param moving volume that is moved, such as t2
 * @param levels levels of the resolution pyramid; at least 1
 * @param acceptance figures that a registration must reach
 */
public record AlignmentPlan(
        Modality modality,
        String fixed,
        String moving,
        TransformKind transform,
        AlignmentMetric metric,
        int levels,
        List<Threshold> acceptance,
        AlignmentFailure onFailure) {
    public AlignmentPlan {
        acceptance = List.copyOf(acceptance);
    }
}
