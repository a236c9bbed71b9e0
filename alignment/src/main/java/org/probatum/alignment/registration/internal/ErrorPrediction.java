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
 * <p>With the edge contrast c over what a good alignment reaches (2.7 in the plane, 6 in space; clamped to −0.5 … 1.5), the
 * agreement of edges e (clamped to 0 … 1), the start margin m (clamped to −0.2 … 0.4), the median residual of regions r and the
 * inverse consistency v (voxels),
 * <pre>
 *   logit P = 10.856 − 8.934 c − 2.738 e − 7.644 m + 0.995 ln(r + 0.1) − 2.903 [in space]
 *   ln G    = 0.163 + 0.272 ln(r + 0.1) + 0.839 ln(v + 0.02) + 0.264 [affine] + 0.404 [deformable] − 0.051 [in space]
 *   s       = ln(G + 20 P)
 * </pre>
 * <p>P is the probability that the alignment is wrong and G the error (voxels) when it is right. The predicted error and its
 * 90 % interval are read from a table over s: median, 4 % and 96 % quantile of the true errors of generated pairs with a score near
 * s. P and G were fitted to 640 pairs, the table to these and 600 more; how it fares on others stands in
 * docs/methods/alignment-verdict.md. The pairs are made by {@code FailureDetection} in src-test, seeds from 10001 and from 20001.
 */
final class ErrorPrediction {

    private static final double GOOD_CONTRAST_IN_PLANE = 2.7;
    private static final double GOOD_CONTRAST_IN_SPACE = 6;
    private static final double ERROR_WHEN_WRONG = 20;
    private static final int FEWEST_BLOCKS = 4;
    private static final double MOST_FOLDED = 0.01;
    private static final double LIKELIER_WRONG = 0.5;
    private static final double SURELY_WRONG = 0.8;

    private static final double[] SCORE = {-3.29, -2.96, -2.61, -2.16, -1.41, -0.87, -0.41, 0.27, 1.67, 2.94, 3.01, 3.12
    };
    private static final double[] LN_LOWEST = {
        -5.22, -4.99, -4.45, -3.71, -2.98, -2.65, -2.65, -1.82, -1.71, 1.04, 1.54, 1.68
    };
    private static final double[] LN_MEDIAN = {
        -3.69, -3.42, -2.92, -2.27, -1.65, -1.13, -0.77, -0.62, -0.05, 2.87, 3.09, 3.8
    };
    private static final double[] LN_HIGHEST = {
        -2.11, -1.6, -1.55, -1.16, -0.65, 0.18, 0.35, 0.51, 4.71, 4.84, 4.98, 5.79
    };

    private final TransformModel model;
    private final boolean planar;
    private final double acceptedVoxels;

    ErrorPrediction(TransformModel model, boolean planar, double acceptedVoxels) {
        this.model = model;
        this.planar = planar;
        this.acceptedVoxels = acceptedVoxels;
    }

    /**
     * Accepted when the upper end of the interval is within what the plan accepts; failed when the alignment is wrong with a
     * probability above 80 %, its error would be more than accepted even if it is right, or more than 1 % of the volume folds; doubtful
     * in between.
     *
     * @param voxel mean spacing of the fixed image (mm)
     */
    AlignmentQuality verdict(AlignmentEvidence e, double voxel) {
        double wrong = probabilityWrong(e);
        double right = errorWhenRight(e);
        double score = StrictMath.log(right + ERROR_WHEN_WRONG * wrong);
        double predicted = StrictMath.exp(between(LN_MEDIAN, score));
        double highest = StrictMath.exp(between(LN_HIGHEST, score));
        List<String> reasons = new ArrayList<>();
        if (e.blocks() < FEWEST_BLOCKS) {
            reasons.add("Only " + e.blocks() + " places have enough structure to judge by");
        }
        if (e.foldedShare() > 0) {
            reasons.add(String.format(Locale.ROOT, "The map folds on %.2f %% of the voxels", 100 * e.foldedShare()));
        }
        if (wrong > LIKELIER_WRONG) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "The edges of the images do not meet: wrong with a probability of %.0f %%",
                    100 * wrong));
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
        boolean failed = wrong > SURELY_WRONG || right > acceptedVoxels || e.foldedShare() > MOST_FOLDED;
        return new AlignmentQuality(
                failed ? Verdict.FAILED : reasons.isEmpty() ? Verdict.ACCEPTED : Verdict.DOUBTFUL,
                reasons,
                predicted * voxel,
                StrictMath.exp(between(LN_LOWEST, score)) * voxel,
                highest * voxel,
                acceptedVoxels * voxel,
                e);
    }

    private double probabilityWrong(AlignmentEvidence e) {
        double good = planar ? GOOD_CONTRAST_IN_PLANE : GOOD_CONTRAST_IN_SPACE;
        double logit = 10.856
                - 8.934 * Math.clamp(e.edgeContrast() / good, -0.5, 1.5)
                - 2.738 * Math.clamp(e.edgeAgreement(), 0, 1)
                - 7.644 * Math.clamp(e.startMargin(), -0.2, 0.4)
                + 0.995 * StrictMath.log(e.regionMedian() + 0.1)
                - (planar ? 0 : 2.903);
        return 1 / (1 + StrictMath.exp(-logit));
    }

    /** In voxels. */
    private double errorWhenRight(AlignmentEvidence e) {
        double freedom = switch (model) {
            case TRANSLATION, RIGID -> 0;
            case SIMILARITY, AFFINE -> 0.264;
            case BSPLINE, DIFFEOMORPHIC -> 0.404;
        };
        return StrictMath.exp(0.163
                + 0.272 * StrictMath.log(e.regionMedian() + 0.1)
                + 0.839 * StrictMath.log(e.inverseConsistency() + 0.02)
                + freedom
                - (planar ? 0 : 0.051));
    }

    /** Linear between the rows of the table, constant beyond its ends. */
    private static double between(double[] values, double score) {
        if (!(score > SCORE[0])) {
            return values[0];
        }
        for (int n = 1; n < SCORE.length; n++) {
            if (score <= SCORE[n]) {
                double share = (score - SCORE[n - 1]) / (SCORE[n] - SCORE[n - 1]);
                return values[n - 1] + share * (values[n] - values[n - 1]);
            }
        }
        return values[values.length - 1];
    }
}
