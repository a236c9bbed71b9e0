package org.probatum.evaluation.association;

import java.util.Arrays;
import org.probatum.evaluation.statistics.continuous.Sample;

/** Observations as rows of numbers: complete, finite, all of the same length. */
final class Points {

    private final double[][] rows;

    private Points(double[][] rows) {
        this.rows = rows;
    }

    static Points of(double[][] rows) {
        if (rows.length < 2 || rows[0].length < 1) {
            throw new IllegalArgumentException("At least 2 observations with a variable are needed");
        }
        for (int i = 0; i < rows.length; i++) {
            for (double value : rows[i]) {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("Observation " + (i + 1) + " must be finite, had " + value);
                }
            }
        }
        return new Points(rows);
    }

    int size() {
        return rows.length;
    }

    int dimension() {
        return rows[0].length;
    }

    double[] row(int i) {
        return rows[i];
    }

    double[] column(int j) {
        return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
    }

    /** The first column without variance, or −1. */
    int constantColumn() {
        for (int j = 0; j < dimension(); j++) {
            if (!(Sample.of(column(j)).variance() > 0)) {
                return j;
            }
        }
        return -1;
    }

    /** Each column with mean 0 and standard deviation 1 (divisor n − 1). */
    Points standardised() {
        double[][] scaled = new double[size()][dimension()];
        for (int j = 0; j < dimension(); j++) {
            Sample sample = Sample.of(column(j));
            for (int i = 0; i < size(); i++) {
                scaled[i][j] = (rows[i][j] - sample.mean()) / sample.standardDeviation();
            }
        }
        return new Points(scaled);
    }

    /** Divisor n − 1. */
    double[][] covariance() {
        int p = dimension();
        double[] means = new double[p];
        for (int j = 0; j < p; j++) {
            means[j] = Sample.of(column(j)).mean();
        }
        double[][] covariance = new double[p][p];
        for (double[] row : rows) {
            for (int a = 0; a < p; a++) {
                for (int b = 0; b < p; b++) {
                    covariance[a][b] += (row[a] - means[a]) * (row[b] - means[b]) / (size() - 1);
                }
            }
        }
        return covariance;
    }

    static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }

    /** Euclidean distances; symmetric. */
    double[][] distances() {
        double[][] distances = new double[size()][size()];
        for (int i = 0; i < size(); i++) {
            for (int j = 0; j < i; j++) {
                distances[i][j] = Math.sqrt(squaredDistance(rows[i], rows[j]));
                distances[j][i] = distances[i][j];
            }
        }
        return distances;
    }

    /**
     * The mean silhouette width: (b − a)/max(a, b) with a the mean distance within the own cluster and b the least mean
     * distance to another; 0 for a cluster of one. Source: P. J. Rousseeuw (1987).
     *
     * @param labels from 1
     */
    static double meanSilhouette(double[][] distances, int[] labels) {
        int clusters = Arrays.stream(labels).max().orElse(0);
        double total = 0;
        for (int i = 0; i < labels.length; i++) {
            double[] sums = new double[clusters + 1];
            int[] counts = new int[clusters + 1];
            for (int j = 0; j < labels.length; j++) {
                if (i != j) {
                    sums[labels[j]] += distances[i][j];
                    counts[labels[j]]++;
                }
            }
            if (counts[labels[i]] == 0) {
                continue;
            }
            double within = sums[labels[i]] / counts[labels[i]];
            double nearest = Double.POSITIVE_INFINITY;
            for (int c = 1; c <= clusters; c++) {
                if (c != labels[i] && counts[c] > 0) {
                    nearest = Math.min(nearest, sums[c] / counts[c]);
                }
            }
            double larger = Math.max(within, nearest);
            total += larger > 0 ? (nearest - within) / larger : 0;
        }
        return total / labels.length;
    }
}
