package org.probatum.evaluation.statistics.numeric;

/**
 * The order that sorts an array, found without moving the array.
 *
 * <p>Radix sort on the bits of the numbers, lowest digit first: time grows linearly with n, equal numbers keep their
 * order, and the result does not depend on threads. −0 equals 0.
 */
public final class SortedOrder {

    private static final int DIGIT = 11;
    private static final int DIGITS = 6;

    private SortedOrder() {}

    /**
     * @param values no NaN
     * @return indices such that {@code values[order[0]] ≤ values[order[1]] ≤ …}; equal values by index
     */
    public static int[] ascending(double[] values) {
        int n = values.length;
        long[] keys = new long[n];
        for (int i = 0; i < n; i++) {
            keys[i] = key(values[i], i);
        }
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        int[] other = new int[n];
        int[][] counts = countDigits(keys);
        for (int digit = 0; digit < DIGITS; digit++) {
            if (!spread(order, other, keys, counts[digit], digit * DIGIT)) {
                continue;
            }
            int[] swap = order;
            order = other;
            other = swap;
        }
        return order;
    }

    /** Bits in an order that agrees with the numbers: negative ones reversed, positive ones above them. */
    private static long key(double value, int index) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("Value " + index + " to be sorted is not a number");
        }
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits < 0 ? ~bits : bits | Long.MIN_VALUE;
    }

    private static int[][] countDigits(long[] keys) {
        int[][] counts = new int[DIGITS][1 << DIGIT];
        for (long key : keys) {
            for (int digit = 0; digit < DIGITS; digit++) {
                counts[digit][digitOf(key, digit * DIGIT)]++;
            }
        }
        return counts;
    }

    private static int digitOf(long key, int shift) {
        return (int) (key >>> shift) & ((1 << DIGIT) - 1);
    }

    /** One pass; false when all keys share the digit and nothing was moved. */
    private static boolean spread(int[] from, int[] to, long[] keys, int[] count, int shift) {
        int n = from.length;
        if (n == 0 || count[digitOf(keys[0], shift)] == n) {
            return false;
        }
        int start = 0;
        for (int d = 0; d < count.length; d++) {
            int size = count[d];
            count[d] = start;
            start += size;
        }
        for (int index : from) {
            to[count[digitOf(keys[index], shift)]++] = index;
        }
        return true;
    }
}
