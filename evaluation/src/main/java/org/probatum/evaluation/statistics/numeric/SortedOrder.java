package org.probatum.evaluation.statistics.numeric;

/**
 * The order that sorts an array, found without moving the array.
 *
 * <p>Radix sort on the {@linkplain SortedKeys keys} of the numbers: time grows linearly with n, equal numbers keep their
 * order, and the result does not depend on threads.
 */
public final class SortedOrder {

    private SortedOrder() {}

    /**
     * @param values no NaN
     * @return indices such that {@code values[order[0]] ≤ values[order[1]] ≤ …}; equal values by index
     */
    public static int[] ascending(double[] values) {
        int n = values.length;
        int[][] counts = SortedKeys.countDigits(n, i -> SortedKeys.key(values[i], i));
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        int[] other = new int[n];
        for (int digit = 0; n > 0 && digit < SortedKeys.DIGITS; digit++) {
            int shift = digit * SortedKeys.DIGIT;
            int[] next = counts[digit];
            if (SortedKeys.startsOf(next, SortedKeys.digitOf(SortedKeys.key(values[0], 0), shift), n)) {
                for (int index : order) {
                    // the key anew each time: as fast as an array of keys, and 8 bytes less per number
                    int place = next[SortedKeys.digitOf(SortedKeys.key(values[index], index), shift)]++;
                    other[place] = index;
                }
                int[] swap = order;
                order = other;
                other = swap;
            }
        }
        return order;
    }
}
