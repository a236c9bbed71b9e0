package org.probatum.evaluation.statistics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;

/** Numbers in order, unchangeable. A place without a defined value holds NaN. */
public final class Series {

    private final double[] values;

    private Series(double[] values) {
        this.values = values;
    }

    /** Copies the numbers in. */
    public static Series of(double... values) {
        return new Series(values.clone());
    }

    /** The first {@code length} numbers, copied in. */
    public static Series of(double[] values, int length) {
        return new Series(Arrays.copyOf(values, length));
    }

    /** Numbers by their index, 0 to {@code size} − 1. */
    public static Series generate(int size, IntToDoubleFunction valueAt) {
        double[] values = new double[size];
        Arrays.setAll(values, valueAt);
        return new Series(values);
    }

    public int size() {
        return values.length;
    }

    public double get(int index) {
        return values[index];
    }

    /** The last number; the series is not empty. */
    public double last() {
        return values[values.length - 1];
    }

    /**
     * Index of the last number that is at most {@code limit}, −1 when there is none.
     *
     * <p>Only for a series in ascending order.
     */
    public int lastAtMost(double limit) {
        return below(Math.nextUp(limit)) - 1;
    }

    /** How many numbers lie below {@code limit}; only for a series in ascending order. */
    public int below(double limit) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] < limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    public double sum() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    public Series map(DoubleUnaryOperator function) {
        return new Series(Arrays.stream(values).map(function).toArray());
    }

    public DoubleStream stream() {
        return Arrays.stream(values);
    }

    /** A copy. */
    public double[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Series series && Arrays.equals(values, series.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
