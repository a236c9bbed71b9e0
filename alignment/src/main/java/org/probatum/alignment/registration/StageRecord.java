package org.probatum.alignment.registration;

import org.probatum.alignment.transform.TransformModel;

/**
 * What the optimizer did on one level of the pyramid.
 *
 * @param model family whose parameters were moved
 * @param level 0 for the finest
 * @param samples voxels of the fixed image on that level
 * @param iterations accepted steps
 * @param evaluations of the metric
 * @param stop why it ended, such as {@code CONVERGED}
 * @param firstCost at the start; smaller is better; for mutual information its negative (nats)
 * @param lastCost at the end
 */
public record StageRecord(
        TransformModel model,
        int level,
        int samples,
        int iterations,
        int evaluations,
        String stop,
        double firstCost,
        double lastCost) {}
