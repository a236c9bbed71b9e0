package org.probatum.evaluation.statistics.survival;

/**
 * The exact (discrete, conditional) partial likelihood: at each time the d events are compared with all subsets of d
 * rows at risk.
 *
 * <p>The sum over subsets and its derivatives follow from adding one row at a time,
 * B(k, m) = B(k, m − 1) + rₘ B(k − 1, m − 1). Source: M. H. Gail, J. H. Lubin, L. V. Rubinstein (1981), Biometrika 68,
 * 703–707. Time grows with d times the rows at risk.
 */
final class ExactLikelihood {

    private final CoxRows rows;
    private final double[] eta;
    private final int p;
    private final double[] score;
    private final double[] information;
    private double logLik;

    private ExactLikelihood(CoxRows rows, double[] beta) {
        this.rows = rows;
        this.p = rows.p;
        eta = rows.linearPredictor(beta);
        score = new double[p];
        information = new double[p * (p + 1) / 2];
    }

    static PartialLikelihood at(CoxRows rows, double[] beta) {
        ExactLikelihood sums = new ExactLikelihood(rows, beta);
        int start = 0;
        for (int end : rows.stratumEnd) {
            sums.addStratum(start, end);
            start = end;
        }
        return new PartialLikelihood(sums.logLik, sums.score, RiskSetLikelihood.square(sums.information, rows.p));
    }

    private void addStratum(int start, int end) {
        for (int first = start; first < end; ) {
            int last = first;
            int d = 0;
            while (last < end && rows.time[last] == rows.time[first]) {
                d += rows.event[last] ? 1 : 0;
                last++;
            }
            if (d > 0) {
                addTime(start, first, last, d);
            }
            first = last;
        }
    }

    private void addTime(int start, int first, int last, int d) {
        double time = rows.time[first];
        double top = Double.NEGATIVE_INFINITY;
        for (int i = start; i < last; i++) {
            top = Math.max(top, eta[i]);
        }
        Subsets subsets = new Subsets(d, p);
        for (int i = start; i < last; i++) {
            if (rows.entry.length == 0 || rows.entry[i] < time) {
                subsets.add(Math.exp(eta[i] - top), rows.x, i * p);
            }
        }
        for (int i = first; i < last; i++) {
            if (rows.event[i]) {
                logLik += eta[i] - top;
                for (int j = 0; j < p; j++) {
                    score[j] += rows.x[i * p + j];
                }
            }
        }
        takeOff(subsets, d);
    }

    private void takeOff(Subsets subsets, int d) {
        double sum = subsets.sum[d];
        logLik -= Math.log(sum);
        for (int j = 0, t = 0; j < p; j++) {
            double mean = subsets.first[d][j] / sum;
            score[j] -= mean;
            for (int k = 0; k <= j; k++, t++) {
                information[t] += subsets.second[d][t] / sum - mean * subsets.first[d][k] / sum;
            }
        }
    }

    /** Sums over subsets of each size up to d of the product of rates, with derivatives. */
    private static final class Subsets {

        final double[] sum;
        final double[][] first;
        final double[][] second;
        private final int p;
        private int members;

        Subsets(int d, int p) {
            this.p = p;
            sum = new double[d + 1];
            sum[0] = 1;
            first = new double[d + 1][p];
            second = new double[d + 1][p * (p + 1) / 2];
        }

        void add(double rate, double[] x, int offset) {
            members++;
            for (int k = Math.min(sum.length - 1, members); k >= 1; k--) {
                double smaller = sum[k - 1];
                for (int j = 0, t = 0; j < p; j++) {
                    double xj = x[offset + j];
                    for (int l = 0; l <= j; l++, t++) {
                        double xl = x[offset + l];
                        second[k][t] += rate
                                * (second[k - 1][t] + xj * first[k - 1][l] + xl * first[k - 1][j] + xj * xl * smaller);
                    }
                }
                for (int j = 0; j < p; j++) {
                    first[k][j] += rate * (first[k - 1][j] + x[offset + j] * smaller);
                }
                sum[k] += rate * smaller;
            }
        }
    }
}
