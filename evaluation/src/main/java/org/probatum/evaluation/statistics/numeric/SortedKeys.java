package org.probatum.evaluation.statistics.numeric;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * Numbers as sortable bits: keys compare, as {@code long}s, exactly as the numbers do. −0 equals 0.
 *
 * <p>Sorting keys is a radix sort, lowest digit first: time grows linearly with n. Digits that all keys share cost nothing,
 * so that times in whole days sort in two or three passes.
 */
public final class SortedKeys {

    static final int DIGIT = 11;
    static final int DIGITS = 6;

    /** Below this the counters of the digits cost more than comparisons. */
    private static final int FEW = 4096;

    private SortedKeys() {}

    /** @throws IllegalArgumentException if the value, named by its index, is not a number */
    public static long key(double value, int index) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("Value " + index + " to be sorted is not a number");
        }
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits < 0 ? bits ^ Long.MAX_VALUE : bits;
    }

    /** Sorts ascending; needs a second array of the same length while it runs. */
    public static void sort(long[] keys) {
        if (keys.length < FEW) {
            Arrays.sort(keys);
            return;
        }
        int[][] counts = countDigits(keys.length, i -> keys[i]);
        long[] from = keys;
        long[] to = new long[keys.length];
        for (int digit = 0; digit < DIGITS; digit++) {
            int shift = digit * DIGIT;
            if (startsOf(counts[digit], digitOf(from[0], shift), keys.length)) {
                int[] next = counts[digit];
                for (long key : from) {
                    to[next[digitOf(key, shift)]++] = key;
                }
                long[] swap = from;
                from = to;
                to = swap;
            }
        }
        if (from != keys) {
            System.arraycopy(from, 0, keys, 0, keys.length);
        }
    }

    /** How often each digit occurs at each place among n keys; shape [digits][2^11]. */
    static int[][] countDigits(int n, IntToLongFunction keyAt) {
        int[][] counts = new int[DIGITS][1 << DIGIT];
        for (int i = 0; i < n; i++) {
            long key = keyAt.applyAsLong(i);
            for (int digit = 0; digit < DIGITS; digit++) {
                counts[digit][digitOf(key, digit * DIGIT)]++;
            }
        }
        return counts;
    }

    /** The sign bit turned, so that negative keys come first. */
    static int digitOf(long key, int shift) {
        return (int) ((key ^ Long.MIN_VALUE) >>> shift) & ((1 << DIGIT) - 1);
    }

    /** Turns counts into the first place of each digit; false, with nothing changed, when all n keys share this one. */
    static boolean startsOf(int[] count, int oneDigit, int n) {
        if (count[oneDigit] == n) {
            return false;
        }
        int start = 0;
        for (int d = 0; d < count.length; d++) {
            int size = count[d];
            count[d] = start;
            start += size;
        }
        return true;
    }
}
