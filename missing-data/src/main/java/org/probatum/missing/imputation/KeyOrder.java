package org.probatum.missing.imputation;

import org.apache.commons.rng.UniformRandomProvider;

/** The order of keys from small to large; equal keys stand in an order drawn at random. */
final class KeyOrder {

    private static final int RADIX_FROM = 1000;
    private static final int DIGIT = 11;
    private static final int MASK = (1 << DIGIT) - 1;

    private KeyOrder() {}

    /** Indices of the keys in rising order of key. */
    static int[] of(double[] keys, UniformRandomProvider random) {
        int[] order = new int[keys.length];
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        sort(order, keys);
        return order;
    }

    /** Sorts indices by their keys, keeping the order of equal keys; −0 stands before 0. */
    static void sort(int[] order, double[] keys) {
        if (order.length < RADIX_FROM) {
            mergeSort(order, keys);
        } else {
            radixSort(order, keys);
        }
    }

    /** Bits of a double as a number whose unsigned order is that of the doubles. */
    private static long sortable(double key) {
        long bits = Double.doubleToLongBits(key);
        return bits ^ (bits >> 63 | Long.MIN_VALUE);
    }

    private static void radixSort(int[] order, double[] keys) {
        int n = order.length;
        long[] bits = new long[n];
        for (int i = 0; i < n; i++) {
            bits[i] = sortable(keys[order[i]]);
        }
        int[] from = order;
        int[] to = new int[n];
        long[] bitsTo = new long[n];
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT) {
            int[] start = starts(bits, shift);
            for (int i = 0; i < n; i++) {
                int place = start[(int) (bits[i] >>> shift) & MASK]++;
                to[place] = from[i];
                bitsTo[place] = bits[i];
            }
            int[] swap = from;
            from = to;
            to = swap;
            long[] swapBits = bits;
            bits = bitsTo;
            bitsTo = swapBits;
        }
        if (from != order) {
            System.arraycopy(from, 0, order, 0, n);
        }
    }

    /** Where each digit's first index goes. */
    private static int[] starts(long[] bits, int shift) {
        int[] start = new int[MASK + 2];
        for (long value : bits) {
            start[((int) (value >>> shift) & MASK) + 1]++;
        }
        for (int digit = 0; digit < MASK; digit++) {
            start[digit + 1] += start[digit];
        }
        return start;
    }

    private static void mergeSort(int[] order, double[] keys) {
        int n = order.length;
        int[] from = order;
        int[] to = new int[n];
        for (int width = 1; width < n; width *= 2) {
            for (int start = 0; start < n; start += 2 * width) {
                merge(from, to, start, Math.min(start + width, n), Math.min(start + 2 * width, n), keys);
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        if (from != order) {
            System.arraycopy(from, 0, order, 0, n);
        }
    }

    private static void merge(int[] from, int[] to, int start, int middle, int end, double[] keys) {
        int left = start;
        int right = middle;
        for (int k = start; k < end; k++) {
            boolean takeLeft = left < middle && (right >= end || keys[from[left]] <= keys[from[right]]);
            to[k] = takeLeft ? from[left++] : from[right++];
        }
    }
}
