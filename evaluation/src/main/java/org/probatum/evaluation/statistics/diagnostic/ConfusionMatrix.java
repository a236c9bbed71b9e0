package org.probatum.evaluation.statistics.diagnostic;

import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.comparison.Proportion;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Diagnostic accuracy of one threshold.
 *
 * <p>Proportions with Wilson and Clopper–Pearson limits; likelihood ratios and the diagnostic odds ratio with limits on
 * the log scale (D. L. Simel et al. 1991, J. Clin. Epidemiol. 44, 763–770), undefined when a needed cell is 0.
 *
 * @param mcc Matthews correlation; NaN when a margin is 0
 * @param kappa Cohen's agreement beyond chance
 */
public record ConfusionMatrix(
        Rate sensitivity,
        Rate specificity,
        Rate ppv,
        Rate npv,
        Rate accuracy,
        Rate prevalence,
        Ratio lrPositive,
        Ratio lrNegative,
        Ratio diagnosticOddsRatio,
        double youden,
        double balancedAccuracy,
        double f1,
        double mcc,
        double kappa) {

    public static final String SOURCE =
            "Proportions with Wilson and Clopper-Pearson limits; likelihood ratio limits of Simel et al. 1991";

    /** A proportion; NaN with undefined limits when its denominator is 0. */
    public record Rate(double estimate, Interval wilson, Interval clopperPearson) {

        static Rate of(int x, int n, double confidenceLevel) {
            if (n == 0) {
                return new Rate(Double.NaN, Interval.UNDEFINED, Interval.UNDEFINED);
            }
            Proportion proportion = new Proportion(x, n);
            return new Rate(
                    proportion.estimate(),
                    proportion.wilson(confidenceLevel),
                    proportion.clopperPearson(confidenceLevel));
        }
    }

    /** A ratio; infinite when only its denominator is 0. */
    public record Ratio(double estimate, Interval ci) {

        static Ratio of(double estimate, double variance, double z) {
            boolean defined = estimate > 0 && Double.isFinite(variance);
            return new Ratio(
                    estimate,
                    defined ? Interval.aroundLog(Math.log(estimate), z, Math.sqrt(variance)) : Interval.UNDEFINED);
        }
    }

    /**
     * @param tp true positives
     * @param fp false positives
     * @param fn false negatives
     * @param tn true negatives
     */
    public static ConfusionMatrix of(int tp, int fp, int fn, int tn, double confidenceLevel) {
        if (Math.min(Math.min(tp, fp), Math.min(fn, tn)) < 0 || (long) tp + fp + fn + tn == 0) {
            throw new IllegalArgumentException("Counts must not be negative, and one must be positive; were tp " + tp
                    + ", fp " + fp + ", fn " + fn + ", tn " + tn);
        }
        double z = Distributions.normalQuantileOfLevel(confidenceLevel);
        int n = tp + fp + fn + tn;
        double m = tp + (double) fn;
        double k = fp + (double) tn;
        double sensitivity = tp / m;
        double specificity = tn / k;
        return new ConfusionMatrix(
                Rate.of(tp, tp + fn, confidenceLevel),
                Rate.of(tn, tn + fp, confidenceLevel),
                Rate.of(tp, tp + fp, confidenceLevel),
                Rate.of(tn, tn + fn, confidenceLevel),
                Rate.of(tp + tn, n, confidenceLevel),
                Rate.of(tp + fn, n, confidenceLevel),
                Ratio.of(sensitivity / (1 - specificity), 1.0 / tp - 1 / m + 1.0 / fp - 1 / k, z),
                Ratio.of((1 - sensitivity) / specificity, 1.0 / fn - 1 / m + 1.0 / tn - 1 / k, z),
                Ratio.of((double) tp * tn / ((double) fp * fn), 1.0 / tp + 1.0 / fp + 1.0 / fn + 1.0 / tn, z),
                sensitivity + specificity - 1,
                (sensitivity + specificity) / 2,
                2.0 * tp / (2.0 * tp + fp + fn),
                ((double) tp * tn - (double) fp * fn) / Math.sqrt(m * k * (tp + (double) fp) * (tn + (double) fn)),
                kappa(tp, fp, fn, tn));
    }

    private static double kappa(double tp, double fp, double fn, double tn) {
        double n = tp + fp + fn + tn;
        double observed = (tp + tn) / n;
        double chance = ((tp + fp) * (tp + fn) + (fn + tn) * (fp + tn)) / (n * n);
        return (observed - chance) / (1 - chance);
    }
}
