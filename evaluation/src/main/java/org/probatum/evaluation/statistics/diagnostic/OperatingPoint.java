package org.probatum.evaluation.statistics.diagnostic;

import java.util.Arrays;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;

/**
 * A threshold's counts, and the cutpoints that the data would have chosen.
 *
 * <p>Cutpoints chosen on the data they are judged on look better than they are. Midpoint thresholds lie half way to the
 * next observed value, as in {@code pROC::coords}. Source: W. J. Youden (1950).
 *
 * @param youdenIndex the largest sensitivity + specificity − 1
 * @param youdenCutpoints every observed value that reaches it, in curve order
 */
public record OperatingPoint(
        int tp,
        int fp,
        int fn,
        int tn,
        double sensitivity,
        double specificity,
        double youdenIndex,
        Series youdenCutpoints,
        Series youdenMidpointThresholds,
        Series youdenSensitivity,
        Series youdenSpecificity,
        Series closestTopLeftMidpointThresholds,
        Series closestTopLeftSensitivity,
        Series closestTopLeftSpecificity) {

    public static final String SOURCE =
            "Counts at the threshold; Youden 1950 index; point closest to the top left corner";

    /** @param threshold a score at the threshold counts as positive */
    public static Outcome<OperatingPoint> of(
            double[] score, boolean[] positive, Direction direction, double threshold) {
        return RocCurve.of(score, positive, direction).map(curve -> at(curve, score, positive, direction, threshold));
    }

    private static OperatingPoint at(
            RocCurve curve, double[] score, boolean[] positive, Direction direction, double threshold) {
        int[] counts = new int[4];
        for (int i = 0; i < score.length; i++) {
            boolean called = direction.sign() * (score[i] - threshold) >= 0;
            counts[(called ? 0 : 2) + (called == positive[i] ? 0 : 1)]++;
        }
        int tp = counts[0];
        int fp = counts[1];
        int tn = counts[2];
        int fn = counts[3];
        int[] youden = ascending(curve, curve.best(curve::youden));
        int[] corner = ascending(curve, curve.best(curve::closeness));
        return new OperatingPoint(
                tp,
                fp,
                fn,
                tn,
                (double) tp / (tp + fn),
                (double) tn / (tn + fp),
                curve.youden(youden[0]),
                series(youden, curve.cutpoint()::get),
                series(youden, i -> midpoint(curve, i)),
                series(youden, curve.truePositiveRate()::get),
                series(youden, i -> 1 - curve.falsePositiveRate().get(i)),
                series(corner, i -> midpoint(curve, i)),
                series(corner, curve.truePositiveRate()::get),
                series(corner, i -> 1 - curve.falsePositiveRate().get(i)));
    }

    private static int[] ascending(RocCurve curve, int[] points) {
        return Arrays.stream(points)
                .boxed()
                .sorted(java.util.Comparator.comparingDouble(
                        i -> curve.cutpoint().get(i)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Half way to the neighbour on the negative side; infinite beyond the last value. */
    private static double midpoint(RocCurve curve, int i) {
        double own = curve.cutpoint().get(i);
        if (i + 1 == curve.size()) {
            return curve.cutpoint().get(0) > 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return (own + curve.cutpoint().get(i + 1)) / 2;
    }

    private static Series series(int[] points, java.util.function.IntToDoubleFunction value) {
        return Series.of(Arrays.stream(points).mapToDouble(value).toArray());
    }
}
