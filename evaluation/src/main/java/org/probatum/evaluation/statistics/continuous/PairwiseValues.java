package org.probatum.evaluation.statistics.continuous;

import java.util.Arrays;

/**
 * Order statistics of all differences x − y, or of all Walsh averages, without forming them.
 *
 * <p>The k-th value is found by bisection on the bits of the number with one counting pass each: time grows with (n₁ +
 * n₂), not with their product.
 */
final class PairwiseValues {

    private static final int BITS = 64;

    private interface Count {
        long atMost(double value);
    }

    private final long size;
    private final Count count;

    private PairwiseValues(long size, Count count) {
        this.size = size;
        this.count = count;
    }

    static PairwiseValues differences(double[] x, double[] y) {
        double[] a = sorted(x);
        double[] b = sorted(y);
        return new PairwiseValues((long) a.length * b.length, value -> differencesAtMost(a, b, value));
    }

    static PairwiseValues walshAverages(double[] values) {
        double[] a = sorted(values);
        return new PairwiseValues((long) a.length * (a.length + 1) / 2, value -> averagesAtMost(a, value));
    }

    long size() {
        return size;
    }

    /** @param k from 1 */
    double orderStatistic(long k) {
        long low = key(Double.NEGATIVE_INFINITY);
        long high = key(Double.POSITIVE_INFINITY);
        for (int i = 0; i < BITS + 1 && low < high; i++) {
            long middle = (low & high) + ((low ^ high) >> 1);
            if (count.atMost(value(middle)) >= k) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return value(low) + 0.0;
    }

    double median() {
        double upper = orderStatistic(size / 2 + 1);
        return size % 2 == 1 ? upper : (orderStatistic(size / 2) + upper) / 2;
    }

    private static long differencesAtMost(double[] x, double[] y, double value) {
        long total = 0;
        int from = 0;
        for (double a : x) {
            while (from < y.length && a - y[from] > value) {
                from++;
            }
            total += y.length - from;
        }
        return total;
    }

    private static long averagesAtMost(double[] a, double value) {
        long total = 0;
        int to = a.length - 1;
        for (int i = 0; i < a.length && to >= i; i++) {
            while (to >= i && (a[i] + a[to]) / 2 > value) {
                to--;
            }
            total += Math.max(0, to - i + 1);
        }
        return total;
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** Whole numbers in the order of the doubles. */
    private static long key(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits < 0 ? Long.MIN_VALUE - bits - 1 : bits;
    }

    private static double value(long key) {
        return Double.longBitsToDouble(key < 0 ? Long.MIN_VALUE - key - 1 : key);
    }
}
