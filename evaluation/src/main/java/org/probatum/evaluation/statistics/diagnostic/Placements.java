package org.probatum.evaluation.statistics.diagnostic;

import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.numeric.SortedOrder;

/**
 * Placement values of a score: for each positive the share of negatives below it, for each negative the share of
 * positives above it, ties one half. Their means are the AUC; their variances give DeLong's variance.
 *
 * @param value per participant, in the order of the data; shape [n]
 * @param positive the class of each participant; shape [n]
 */
@SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
record Placements(double[] value, boolean[] positive, int nPositive, int nNegative, double auc) {

    /** One sort, one pass. Not estimable without both classes. */
    static Outcome<Placements> of(double[] score, boolean[] positive, Direction direction) {
        if (score.length != positive.length) {
            throw differentLengths(score, positive);
        }
        int m = countPositive(positive);
        int n = positive.length - m;
        if (m == 0 || n == 0) {
            return oneClass(m, n);
        }
        double[] turned = direction.turn(score);
        double[] value = new double[positive.length];
        double auc = fill(value, turned, positive, SortedOrder.ascending(turned), m, n);
        return Outcome.of(new Placements(value, positive.clone(), m, n, auc));
    }

    static IllegalArgumentException differentLengths(double[] score, boolean[] positive) {
        return new IllegalArgumentException(
                "Score has " + score.length + " values, the reference standard " + positive.length);
    }

    static int countPositive(boolean[] positive) {
        int count = 0;
        for (boolean one : positive) {
            count += one ? 1 : 0;
        }
        return count;
    }

    static <T> Outcome<T> oneClass(int positives, int negatives) {
        return Outcome.notEstimable(
                "one-class",
                "An AUC needs both classes; there are " + positives + " positive and " + negatives + " negative");
    }

    private static double fill(double[] value, double[] score, boolean[] positive, int[] order, int m, int n) {
        long positivesBelow = 0;
        long negativesBelow = 0;
        double wins = 0;
        for (int start = 0; start < order.length; ) {
            int end = start;
            int tiedPositives = 0;
            while (end < order.length && score[order[end]] == score[order[start]]) {
                tiedPositives += positive[order[end]] ? 1 : 0;
                end++;
            }
            int tiedNegatives = end - start - tiedPositives;
            double ofPositive = negativesBelow + tiedNegatives / 2.0;
            double ofNegative = m - positivesBelow - tiedPositives / 2.0;
            for (int i = start; i < end; i++) {
                value[order[i]] = positive[order[i]] ? ofPositive / n : ofNegative / m;
            }
            wins += tiedPositives * ofPositive;
            positivesBelow += tiedPositives;
            negativesBelow += tiedNegatives;
            start = end;
        }
        return wins / ((double) m * n);
    }

    /** DeLong covariance of two scores of the same participants; NaN with a single positive or negative. */
    static double covariance(Placements a, Placements b) {
        double positives = 0;
        double negatives = 0;
        for (int i = 0; i < a.value.length; i++) {
            double product = (a.value[i] - a.auc) * (b.value[i] - b.auc);
            if (a.positive[i]) {
                positives += product;
            } else {
                negatives += product;
            }
        }
        double m = a.nPositive;
        double n = a.nNegative;
        return positives / ((m - 1) * m) + negatives / ((n - 1) * n);
    }

    /** Variance of the values of one class, divisor its size − 1. */
    double varianceOf(boolean ofPositives) {
        double sum = 0;
        for (int i = 0; i < value.length; i++) {
            sum += positive[i] == ofPositives ? (value[i] - auc) * (value[i] - auc) : 0;
        }
        return sum / ((ofPositives ? nPositive : nNegative) - 1.0);
    }

    double variance() {
        return covariance(this, this);
    }
}
