package org.probatum.evaluation.statistics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
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
