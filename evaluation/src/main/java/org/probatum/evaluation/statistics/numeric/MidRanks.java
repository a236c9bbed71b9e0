package org.probatum.evaluation.statistics.numeric;

/** Ranks from 1; equal values share the mean of their ranks. */
public final class MidRanks {

    private MidRanks() {}

    /** @param values no NaN */
    public static double[] of(double[] values) {
        return of(values, SortedOrder.ascending(values));
    }

    /** @param order that sorts the values */
    public static double[] of(double[] values, int[] order) {
        int n = values.length;
        double[] ranks = new double[n];
        for (int start = 0; start < n; ) {
            int end = start;
            while (end < n && values[order[end]] == values[order[start]]) {
                end++;
            }
            double rank = (start + 1 + end) / 2.0;
            for (int i = start; i < end; i++) {
                ranks[order[i]] = rank;
            }
            start = end;
        }
        return ranks;
    }
}
