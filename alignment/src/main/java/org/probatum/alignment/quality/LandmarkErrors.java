package org.probatum.alignment.quality;

import java.util.Arrays;
import java.util.List;
import org.probatum.alignment.Point;
import org.probatum.alignment.transform.SpatialTransform;

/**
 * Target registration error: distances between mapped fixed landmarks and their moving counterparts.
 *
 * <p>Quantiles interpolate linearly between order statistics (type 7 of Hyndman and Fan 1996, R's default). Landmarks that took
 * part in a fit must not be used here.
 *
 * @param count number of landmarks; at least 1
 * @param mean mean distance (mm)
 * @param median (mm)
 * @param percentile90 (mm)
 * @param largest (mm)
 * @param robustness share of landmarks that came nearer than they were before; 0 to 1
 */
public record LandmarkErrors(
        int count, double mean, double median, double percentile90, double largest, double robustness) {

    /**
     * @param fixed places in the fixed space (mm)
     * @param moving the places that show the same in the moving space (mm), in the same order
     * @throws IllegalArgumentException if the lists are empty or differ in length
     */
    public static LandmarkErrors of(SpatialTransform transform, List<Point> fixed, List<Point> moving) {
        if (fixed.isEmpty() || fixed.size() != moving.size()) {
            throw new IllegalArgumentException("Landmarks come in pairs, at least one, but there were " + fixed.size()
                    + " fixed and " + moving.size() + " moving ones");
        }
        double[] errors = new double[fixed.size()];
        int nearer = 0;
        for (int n = 0; n < errors.length; n++) {
            errors[n] = transform.fromFixedToMoving(fixed.get(n)).distanceTo(moving.get(n));
            nearer += errors[n] < fixed.get(n).distanceTo(moving.get(n)) ? 1 : 0;
        }
        double mean = Arrays.stream(errors).average().orElseThrow();
        Arrays.sort(errors);
        return new LandmarkErrors(
                errors.length,
                mean,
                quantile(errors, 0.5),
                quantile(errors, 0.9),
                errors[errors.length - 1],
                (double) nearer / errors.length);
    }

    /** Relative errors: divided by the diagonal of the image (ANHIR's rTRE). */
    public LandmarkErrors relativeTo(double diagonalMillimetres) {
        return new LandmarkErrors(
                count,
                mean / diagonalMillimetres,
                median / diagonalMillimetres,
                percentile90 / diagonalMillimetres,
                largest / diagonalMillimetres,
                robustness);
    }

    /** Type 7 quantile at 0 ≤ p ≤ 1 of values in ascending order. */
    static double quantile(double[] sorted, double p) {
        double at = p * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
