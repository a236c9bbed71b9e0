package org.probatum.missing.certificate;

/**
 * A modality's exact Shapley value in one metric.
 *
 * <pre>
 *   φ_i = Σ over S without i of |S|! (M − |S| − 1)! / M! (v(S ∪ i) − v(S)),   Σ φ_i = v(all) − v(none)
 * </pre>
 * <p>v is the AUC or the index of concordance with v(none) = 0.5, or minus the Brier score with v(none) that of predicting the share of events.
 * <p>Source: L. S. Shapley (1953), A value for n-person games.
 *
 * @param modality its name
 * @param metric AUC, C_INDEX or BRIER
 * @param value φ, in the unit of the metric; positive when the modality helps
 * @param se bootstrap standard error
 * @param lower lower limit, simultaneous over the modalities
 * @param upper upper limit, simultaneous over the modalities
 */
public record ModalityShapley(
        String modality, SubsetMetric metric, double value, double se, double lower, double upper) {

    /** Whether a metric adds up over modalities from a value that is known without any. */
    static boolean isDefinedFor(SubsetMetric metric) {
        return switch (metric) {
            case AUC, C_INDEX, BRIER -> true;
            case CALIBRATION, DECISION_FLIPS -> false;
        };
    }

    /** φ from the values of all 2^M subsets by number; shape [2^M] → [M]. */
    static double[] of(double[] values, int modalities) {
        double[] weights = new double[modalities];
        for (int size = 0; size < modalities; size++) {
            weights[size] = 1.0 / (modalities * binomial(modalities - 1, size));
        }
        double[] shapley = new double[modalities];
        for (int i = 0; i < modalities; i++) {
            for (int subset = 0; subset < values.length; subset++) {
                if ((subset >> i & 1) == 0) {
                    shapley[i] += weights[Integer.bitCount(subset)] * (values[subset | 1 << i] - values[subset]);
                }
            }
        }
        return shapley;
    }

    private static double binomial(int n, int k) {
        double result = 1;
        for (int i = 1; i <= k; i++) {
            result = result * (n - k + i) / i;
        }
        return result;
    }
}
