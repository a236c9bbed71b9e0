package org.probatum.evaluation.interpretability;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Spearman's rank correlation, ties at their mean rank: the product-moment correlation of the ranks. 0 where one side is constant.
 *
 * <p>Source: C. Spearman (1904), The proof and measurement of association between two things, Am. J. Psychol. 15, 72–101.
 */
final class RankCorrelation {

    private RankCorrelation() {}

    static double of(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(
                    "Rank correlation needs pairs, were " + a.length + " and " + b.length + " values");
        }
        double[] x = ranks(a);
        double[] y = ranks(b);
        double mean = (a.length - 1) / 2.0;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - mean) * (y[i] - mean);
            xx += (x[i] - mean) * (x[i] - mean);
            yy += (y[i] - mean) * (y[i] - mean);
        }
        return xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
    }

    private static double[] ranks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to + 1 < order.length && values[order[to + 1]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i <= to; i++) {
                ranks[order[i]] = (from + to) / 2.0;
            }
            from = to + 1;
        }
        return ranks;
    }

    /** The mean over cases of the correlation between two attributions, of their magnitudes or of their signed values. */
    static double meanOverCases(double[] a, double[] b, int rows, boolean magnitudes) {
        int length = a.length / Math.max(1, rows);
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += of(row(a, row, length, magnitudes), row(b, row, length, magnitudes));
        }
        return sum / Math.max(1, rows);
    }

    private static double[] row(double[] values, int row, int length, boolean magnitudes) {
        return Arrays.stream(values, row * length, (row + 1) * length)
                .map(v -> magnitudes ? Math.abs(v) : v)
                .toArray();
    }
}
