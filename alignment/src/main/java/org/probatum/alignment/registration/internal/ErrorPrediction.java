package org.probatum.alignment.registration.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.probatum.alignment.quality.AlignmentEvidence;
import org.probatum.alignment.quality.AlignmentQuality;
import org.probatum.alignment.quality.Verdict;

/** Predicts the error of an alignment from the evidence, and the verdict from the prediction. */
final class ErrorPrediction {

    private static final int FEWEST_BLOCKS = 4;
    private static final double SMALLEST_CONTRAST = 2.5;
    private static final double MOST_FOLDED = 0.01;
    private static final double FAILED_AT = 3;
    private static final double INTERVAL_FACTOR = 2.5;

    private final double acceptedVoxels;

    ErrorPrediction(double acceptedVoxels) {
        this.acceptedVoxels = acceptedVoxels;
    }

    /** @param voxel mean spacing of the fixed image (mm) */
    AlignmentQuality verdict(AlignmentEvidence e, double voxel) {
        double predicted = predicted(e);
        List<String> reasons = new ArrayList<>();
        boolean failed = false;
        if (e.blocks() < FEWEST_BLOCKS) {
            reasons.add("Only " + e.blocks() + " places have enough structure to judge by");
        }
        if (e.edgeContrast() < SMALLEST_CONTRAST) {
            reasons.add(text(
                    "Edges agree no better than by chance: contrast %.1f, at least %.1f is expected",
                    e.edgeContrast(), SMALLEST_CONTRAST));
            failed = true;
        }
        if (e.foldedShare() > 0) {
            reasons.add(text("The map folds on %.2f %% of the voxels", 100 * e.foldedShare()));
            failed |= e.foldedShare() > MOST_FOLDED;
        }
        if (predicted > acceptedVoxels) {
            reasons.add(text(
                    "The predicted error of %.2f mm exceeds the accepted %.2f mm",
                    predicted * voxel, acceptedVoxels * voxel));
            failed |= predicted > FAILED_AT * acceptedVoxels;
        }
        Verdict verdict = failed ? Verdict.FAILED : reasons.isEmpty() ? Verdict.ACCEPTED : Verdict.DOUBTFUL;
        return new AlignmentQuality(
                verdict,
                reasons,
                predicted * voxel,
                predicted * voxel / INTERVAL_FACTOR,
                predicted * voxel * INTERVAL_FACTOR,
                acceptedVoxels * voxel,
                e);
    }

    /** In voxels: the inconsistency of both directions and half the 90th percentile of the residuals, in squares. */
    private static double predicted(AlignmentEvidence e) {
        double blocks = 0.5 * e.blockPercentile90();
        return Math.sqrt(e.inverseConsistency() * e.inverseConsistency() + blocks * blocks);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
