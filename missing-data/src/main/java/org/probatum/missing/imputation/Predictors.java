package org.probatum.missing.imputation;

import java.util.ArrayList;
import java.util.List;
import org.probatum.missing.ObservationTable;

/**
 * Which variables predict which.
 *
 * <p>Variable k predicts variable j when, over the cases where both are observed, |cor(k, j)| reaches the minimum, or
 * |cor(k, response indicator of j)| does (van Buuren, Boshuizen and Knook 1999, as R's {@code mice::quickpred}).
 */
final class Predictors {

    private Predictors() {}

    /** Indices of the predictors of each variable, ascending. */
    static int[][] select(ObservationTable table, double minimalCorrelation) {
        double[][] columns = table.columns();
        int[][] predictors = new int[columns.length][];
        for (int target = 0; target < columns.length; target++) {
            predictors[target] = table.missingCount(target) == 0
                    ? new int[0]
                    : predictorsOf(target, table, columns, minimalCorrelation);
        }
        return predictors;
    }

    private static int[] predictorsOf(
            int target, ObservationTable table, double[][] columns, double minimalCorrelation) {
        double[] response = new double[columns[target].length];
        for (int row = 0; row < response.length; row++) {
            response[row] = Double.isNaN(columns[target][row]) ? 0 : 1;
        }
        List<Integer> chosen = new ArrayList<>();
        for (int candidate = 0; candidate < columns.length; candidate++) {
            boolean usable = candidate != target && varies(columns[candidate]);
            if (usable
                    && (minimalCorrelation == 0
                            || strongest(candidate, target, table, columns, response) >= minimalCorrelation)) {
                chosen.add(candidate);
            }
        }
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The largest absolute correlation of a candidate with the target or its response; of any level's indicator. */
    private static double strongest(
            int candidate, int target, ObservationTable table, double[][] columns, double[] response) {
        double strongest = 0;
        for (DesignColumn own : DesignColumn.of(candidate, table.variables().get(candidate))) {
            double[] x = own.column(columns[candidate]);
            strongest = Math.max(strongest, Math.abs(correlation(x, response)));
            for (DesignColumn other : DesignColumn.of(target, table.variables().get(target))) {
                strongest = Math.max(strongest, Math.abs(correlation(x, other.column(columns[target]))));
            }
        }
        return strongest;
    }

    private static boolean varies(double[] values) {
        double first = Double.NaN;
        for (double value : values) {
            if (Double.isNaN(first)) {
                first = value;
            } else if (!Double.isNaN(value) && value != first) {
                return true;
            }
        }
        return false;
    }

    /** Pearson's correlation over the pairs without a missing value; 0 when either is constant there. */
    static double correlation(double[] x, double[] y) {
        int n = 0;
        double meanX = 0;
        double meanY = 0;
        double sxx = 0;
        double syy = 0;
        double sxy = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                n++;
                double dx = x[i] - meanX;
                double dy = y[i] - meanY;
                meanX += dx / n;
                meanY += dy / n;
                sxx += dx * (x[i] - meanX);
                syy += dy * (y[i] - meanY);
                sxy += dx * (y[i] - meanY);
            }
        }
        return sxx > 0 && syy > 0 ? sxy / Math.sqrt(sxx * syy) : 0;
    }
}
