package org.probatum.alignment.metric.internal;

import java.util.Arrays;

/**
 * The interval of intensities that a histogram covers; values outside count at its ends.
 *
 * @param low lower end
 * @param high upper end; above low
 */
public record IntensityRange(double low, double high) {

    private static final int MOST_SORTED = 100_000;
    private static final double TRIMMED = 0.0005;

    public IntensityRange {
        if (!(high > low)) {
            throw new IllegalArgumentException("An intensity range has its high end above " + low + ", was " + high);
        }
    }

    /** From the 0.05 % to the 99.95 % quantile, so that a few outliers do not use up the histogram; whole range if those tie. */
    public static IntensityRange of(float[] values) {
        int step = Math.max(1, values.length / MOST_SORTED);
        float[] sorted = new float[(values.length + step - 1) / step];
        for (int n = 0; n < sorted.length; n++) {
            sorted[n] = values[n * step];
        }
        Arrays.sort(sorted);
        int trim = (int) (TRIMMED * sorted.length);
        double low = sorted[trim];
        double high = sorted[sorted.length - 1 - trim];
        if (high > low) {
            return new IntensityRange(low, high);
        }
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (float value : values) {
            smallest = Math.min(smallest, value);
            largest = Math.max(largest, value);
        }
        return new IntensityRange(smallest, largest > smallest ? largest : smallest + 1);
    }
}
