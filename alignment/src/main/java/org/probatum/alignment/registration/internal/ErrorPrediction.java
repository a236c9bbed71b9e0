package org.probatum.alignment.registration.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.probatum.alignment.quality.AlignmentEvidence;
import org.probatum.alignment.quality.AlignmentQuality;
import org.probatum.alignment.quality.Verdict;
import org.probatum.alignment.transform.TransformModel;

/**
 * Predicts the 90th percentile of the registration error from the evidence, and draws the verdict.
 *
 * <p>With the median residual of the blocks b, the inverse consistency v (both in voxels), the edge contrast c over what a good
 * alignment reaches, and the start margin m,
 * <pre>
 *   ln error = 0.617 + 0.848 ln(b + 0.1) + 0.238 ln(v + 0.02) − 0.833 c − 3.507 m
 *              + 0.474 [similarity or affine] + 1.235 [B-spline]
 * </pre>
 * fitted by least squares to 600 generated pairs of which about a third showed different anatomy or noise; the interval from
 * exp(−1.35) to exp(1.27) times the prediction holds 90 % of them. How it fares on others stands in docs/methods/alignment.md; the
 * generator is {@code FailureBench} among the tests.
 */
final class ErrorPrediction {

    private static final double CONSTANT = 0.6170;
    private static final double BY_BLOCKS = 0.8479;
    private static final double BY_INCONSISTENCY = 0.2375;
    private static final double BY_CONTRAST = -0.8329;
    private static final double BY_MARGIN = -3.5071;
    private static final double FOR_AFFINE = 0.4741;
    private static final double FOR_BSPLINE = 1.2352;
    private static final double GOOD_CONTRAST_IN_PLANE = 2.7;
    private static final double GOOD_CONTRAST_IN_SPACE = 6;
    private static final double LOWEST = Math.exp(-1.35);
    private static final double HIGHEST = Math.exp(1.27);
    private static final int FEWEST_BLOCKS = 4;
    private static final double MOST_FOLDED = 0.01;

    private final TransformModel model;
    private final boolean planar;
    private final double acceptedVoxels;

    ErrorPrediction(TransformModel model, boolean planar, double acceptedVoxels) {
        this.model = model;
        this.planar = planar;
        this.acceptedVoxels = acceptedVoxels;
    }

    /**
     * Accepted when the upper end of the interval is within what the plan accepts, failed when the prediction itself is not or
     * more than 1 % of the volume folds, doubtful in between.
     *
     * @param voxel mean spacing of the fixed image (mm)
     */
    AlignmentQuality verdict(AlignmentEvidence e, double voxel) {
        double predicted = predicted(e);
        double highest = predicted * HIGHEST;
        List<String> reasons = new ArrayList<>();
        if (e.blocks() < FEWEST_BLOCKS) {
            reasons.add("Only " + e.blocks() + " places have enough structure to judge by");
        }
        if (e.foldedShare() > 0) {
            reasons.add(String.format(Locale.ROOT, "The map folds on %.2f %% of the voxels", 100 * e.foldedShare()));
        }
        if (predicted > acceptedVoxels) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "The predicted error of %.2f mm exceeds the accepted %.2f mm",
                    predicted * voxel,
                    acceptedVoxels * voxel));
        } else if (highest > acceptedVoxels) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "The error may be up to %.2f mm, more than the accepted %.2f mm",
                    highest * voxel,
                    acceptedVoxels * voxel));
        }
        boolean failed = predicted > acceptedVoxels || e.foldedShare() > MOST_FOLDED;
        return new AlignmentQuality(
                failed ? Verdict.FAILED : reasons.isEmpty() ? Verdict.ACCEPTED : Verdict.DOUBTFUL,
                reasons,
                predicted * voxel,
                predicted * LOWEST * voxel,
                highest * voxel,
                acceptedVoxels * voxel,
                e);
    }

    /** In voxels. */
    private double predicted(AlignmentEvidence e) {
        double good = planar ? GOOD_CONTRAST_IN_PLANE : GOOD_CONTRAST_IN_SPACE;
        double freedom = switch (model) {
            case TRANSLATION, RIGID -> 0;
            case SIMILARITY, AFFINE -> FOR_AFFINE;
            case BSPLINE -> FOR_BSPLINE;
        };
        return StrictMath.exp(CONSTANT
                + BY_BLOCKS * StrictMath.log(e.blockMedian() + 0.1)
                + BY_INCONSISTENCY * StrictMath.log(e.inverseConsistency() + 0.02)
                + BY_CONTRAST * Math.clamp(e.edgeContrast() / good, -0.5, 1.2)
                + BY_MARGIN * Math.clamp(e.startMargin(), -0.1, 0.3)
                + freedom);
    }
}
