package org.probatum.evaluation.statistics.continuous;

import java.util.Arrays;

/**
 * Sample quantiles in the nine definitions of R. J. Hyndman and Y. Fan (1996), American Statistician 50:361.
 *
 * <p>With h = n p + m, j = ⌊h⌋ and g = h − j the quantile is (1 − γ) x₍ⱼ₎ + γ x₍ⱼ₊₁₎. R: {@code quantile(type = 1 … 9)}.
 */
public final class Quantiles {

    private static final double FUZZ = 4 * Math.ulp(1.0);

    private Quantiles() {}

    public static double median(double[] values) {
        return ofSorted(sorted(values), 0.5, 7);
    }

    /** Type 7, the default of R. */
    public static double of(double[] values, double probability) {
        return ofSorted(sorted(values), probability, 7);
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /**
     * @param sorted at least one value, ascending
     * @param probability from 0 to 1
     * @param type 1 to 9
     */
    public static double ofSorted(double[] sorted, double probability, int type) {
        if (sorted.length == 0 || !(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("A quantile needs a value and a probability from 0 to 1, was "
                    + probability + " of " + sorted.length);
        }
        int n = sorted.length;
        double m = switch (type) {
            case 1, 2, 4 -> 0;
            case 3 -> -0.5;
            case 5 -> 0.5;
            case 6 -> probability;
            case 7 -> 1 - probability;
            case 8 -> (probability + 1) / 3;
            case 9 -> probability / 4 + 3.0 / 8;
            default -> throw new IllegalArgumentException("Quantile type must be 1 to 9, was " + type);
        };
        double h = n * probability + m;
        double j = Math.floor(h + FUZZ);
        double g = h - j;
        if (Math.abs(g) < FUZZ) {
            g = 0;
        }
        double gamma = switch (type) {
            case 1 -> g > 0 ? 1 : 0;
            case 2 -> g > 0 ? 1 : 0.5;
            case 3 -> g != 0 || j % 2 != 0 ? 1 : 0;
            default -> g;
        };
        double below = sorted[(int) Math.clamp(j - 1, 0, n - 1.0)];
        double above = sorted[(int) Math.clamp(j, 0, n - 1.0)];
        return gamma == 0 ? below : gamma == 1 ? above : (1 - gamma) * below + gamma * above;
    }
}
