package org.probatum.evaluation.statistics.diagnostic;

import org.probatum.evaluation.statistics.Outcome;

/**
 * Area under the empirical ROC curve over a band of specificity or sensitivity.
 *
 * <p>Within the band the curve is joined by straight lines. Over sensitivity it is the area to the right of the curve.
 * Standardised as D. K. McClish (1989), Med. Decis. Making 9, 190–195: ½(1 + (A − min)/(max − min)), min the area of the
 * diagonal; R: {@code pROC::auc(partial.auc)}.
 *
 * @param minimum area of the diagonal over the band
 * @param maximum area of a perfect curve over the band
 */
public record PartialAuc(double partialAuc, double partialAucStandardised, double minimum, double maximum) {

    public static final String SOURCE = "Empirical partial AUC, standardised as McClish 1989";

    /** The axis of the band. */
    public enum Focus {
        SPECIFICITY,
        SENSITIVITY
    }

    /**
     * @param from lower end of the band, 0 to 1
     * @param to upper end, above {@code from}
     */
    public static Outcome<PartialAuc> of(
            double[] score, boolean[] positive, Direction direction, Focus focus, double from, double to) {
        if (!(from >= 0 && from < to && to <= 1)) {
            throw new IllegalArgumentException("The band must lie in 0 to 1, from below to; was " + from + " to " + to);
        }
        return RocCurve.of(score, positive, direction).map(curve -> over(curve, focus, from, to));
    }

    private static PartialAuc over(RocCurve curve, Focus focus, double from, double to) {
        int m = curve.size();
        double[] x = new double[m];
        double[] y = new double[m];
        for (int i = 0; i < m; i++) {
            boolean specificity = focus == Focus.SPECIFICITY;
            int at = specificity ? m - 1 - i : i;
            x[i] = specificity
                    ? 1 - curve.falsePositiveRate().get(at)
                    : curve.truePositiveRate().get(at);
            y[i] = specificity
                    ? curve.truePositiveRate().get(at)
                    : 1 - curve.falsePositiveRate().get(at);
        }
        double area = area(x, y, from, to);
        double maximum = to - from;
        double minimum = maximum - (to * to - from * from) / 2;
        double standardised = area < minimum ? Double.NaN : (1 + (area - minimum) / (maximum - minimum)) / 2;
        return new PartialAuc(area, standardised, minimum, maximum);
    }

    /** Trapezoids of a broken line with ascending x, cut to the band. */
    private static double area(double[] x, double[] y, double from, double to) {
        double area = 0;
        for (int i = 0; i + 1 < x.length; i++) {
            double left = Math.max(x[i], from);
            double right = Math.min(x[i + 1], to);
            if (right > left) {
                double slope = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
                double middle = y[i] + slope * ((left + right) / 2 - x[i]);
                area += (right - left) * middle;
            }
        }
        return area;
    }
}
