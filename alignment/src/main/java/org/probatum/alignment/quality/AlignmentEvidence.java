package org.probatum.alignment.quality;

/**
 * What speaks for and against an alignment. None of it is the quantity that was optimized.
 *
 * @param overlap share of the fixed samples that fall inside the moving volume; 0 to 1
 * @param foregroundDice Dice coefficient of the two foregrounds after alignment; 0 to 1
 * @param blocks number of places where the directions of edges were compared
 * @param edgeContrast how far the agreement of edge directions at the found place stands above that of places some voxels
 *     away, in standard deviations of the latter
 * @param blockMedian median residual of the places, found by local search (voxels)
 * @param blockPercentile90 their 90th percentile (voxels); the width of the search is its ceiling
 * @param inverseConsistency 90th percentile over the foreground of how far forward and an independently found backward
 *     map are from cancelling (voxels)
 * @param startMargin how much worse the next best different start ended, as a share of the metric; 1 when there was none
 * @param foldedShare share of the fixed voxels where the Jacobian determinant is not positive; 0 to 1
 * @param smallestJacobian smallest Jacobian determinant over the fixed voxels
 * @param movedVoxels mean distance that the foreground was moved (voxels)
 * @param regionMedian median residual of neighbourhoods of places, pooled against noise (voxels)
 * @param regionPercentile90 their 90th percentile (voxels)
 * @param edgeAgreement how alike the edges of both images run all over, whatever their contrast; −1 to 1, about 0 when unrelated
 */
public record AlignmentEvidence(
        double overlap,
        double foregroundDice,
        int blocks,
        double edgeContrast,
        double blockMedian,
        double blockPercentile90,
        double inverseConsistency,
        double startMargin,
        double foldedShare,
        double smallestJacobian,
        double movedVoxels,
        double regionMedian,
        double regionPercentile90,
        double edgeAgreement) {

    /** Without pooled residuals, whose part those of single places take, and without the agreement of all edges. */
    public AlignmentEvidence(
            double overlap,
            double foregroundDice,
            int blocks,
            double edgeContrast,
            double blockMedian,
            double blockPercentile90,
            double inverseConsistency,
            double startMargin,
            double foldedShare,
            double smallestJacobian,
            double movedVoxels) {
        this(
                overlap,
                foregroundDice,
                blocks,
                edgeContrast,
                blockMedian,
                blockPercentile90,
                inverseConsistency,
                startMargin,
                foldedShare,
                smallestJacobian,
                movedVoxels,
                blockMedian,
                blockPercentile90,
                0);
    }
}
