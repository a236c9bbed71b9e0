package org.probatum.evaluation.statistics.diagnostic;

import org.probatum.evaluation.statistics.Outcome;

/**
 * Areas under the precision–recall curve, cutpoints at the distinct scores from the strictest on.
 *
 * <pre>
 *   averagePrecision  Σ (Rₖ − Rₖ₋₁) Pₖ
 *   trapezoid         straight lines between the points, starting at recall 0, precision 1
 *   davisGoadrich     exact integral with true and false positives interpolated linearly between the points
 * </pre>
 * <p>Source: J. Davis, M. Goadrich (2006), ICML, 233–240; K. Boyd et al. (2013).
 *
 * @param prevalence what a score without information reaches
 */
public record PrecisionRecall(double averagePrecision, double trapezoid, double davisGoadrich, double prevalence) {

    public static final String SOURCE = "Average precision; trapezoid; Davis and Goadrich 2006 interpolation";

    public static Outcome<PrecisionRecall> of(double[] score, boolean[] positive, Direction direction) {
        return RocCurve.of(score, positive, direction).map(curve -> of(curve, positive));
    }

    private static PrecisionRecall of(RocCurve curve, boolean[] positive) {
        double positives = 0;
        for (boolean one : positive) {
            positives += one ? 1 : 0;
        }
        double negatives = positive.length - positives;
        double average = 0;
        double trapezoid = 0;
        double integral = 0;
        double precisionBefore = 1;
        for (int i = 1; i < curve.size(); i++) {
            double tpBefore = curve.truePositiveRate().get(i - 1) * positives;
            double fpBefore = curve.falsePositiveRate().get(i - 1) * negatives;
            double tp = curve.truePositiveRate().get(i) * positives;
            double fp = curve.falsePositiveRate().get(i) * negatives;
            double recall = (tp - tpBefore) / positives;
            double precision = tp / (tp + fp);
            average += recall * precision;
            trapezoid += recall * (precision + precisionBefore) / 2;
            integral += segment(tpBefore, tp, fpBefore, fp) / positives;
            precisionBefore = precision;
        }
        return new PrecisionRecall(average, trapezoid, integral, positives / positive.length);
    }

    /** ∫ t/(t + f(t)) dt with f linear from (tp0, fp0) to (tp1, fp1). */
    private static double segment(double tp0, double tp1, double fp0, double fp1) {
        double width = tp1 - tp0;
        if (width == 0) {
            return 0;
        }
        double slope = (fp1 - fp0) / width;
        double offset = fp0 - slope * tp0;
        double a = 1 + slope;
        // t/(a t + offset) integrates to t/a − offset/a² log(a t + offset)
        if (offset == 0) {
            return width / a;
        }
        return width / a - offset / (a * a) * Math.log((a * tp1 + offset) / (a * tp0 + offset));
    }
}
