package org.probatum.missing.imputation;

import org.apache.commons.rng.UniformRandomProvider;

/** The order of keys from small to large; equal keys stand in an order drawn at random. */
final class KeyOrder {

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

    /** Sorts indices by their keys, keeping the order of equal keys (bottom-up merge sort). */
    static void sort(int[] order, double[] keys) {
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
