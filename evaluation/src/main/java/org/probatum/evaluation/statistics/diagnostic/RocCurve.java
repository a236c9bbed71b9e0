package org.probatum.evaluation.statistics.diagnostic;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.numeric.SortedOrder;

/**
 * Empirical ROC curve: one point per distinct score, from the strictest cutpoint to the most lenient.
 *
 * @param cutpoint scores; the first is infinite (nobody positive), towards the positive side of the direction
 * @param falsePositiveRate share of negatives at or beyond the cutpoint
 * @param truePositiveRate share of positives at or beyond the cutpoint
 */
public record RocCurve(Series cutpoint, Series falsePositiveRate, Series truePositiveRate) {

    public static final String SOURCE = "Empirical ROC curve, one point per distinct value";

    /**
     * @param score no NaN; shape [n]
     * @param positive reference standard; shape [n]
     * @return not estimable ({@code one-class}) when a class is empty
     */
    public static Outcome<RocCurve> of(double[] score, boolean[] positive, Direction direction) {
        double[] turned = direction.turn(score);
        long positives =
                IntStream.range(0, positive.length).filter(i -> positive[i]).count();
        long negatives = positive.length - positives;
        if (positives == 0 || negatives == 0) {
            return Outcome.notEstimable(
                    "one-class",
                    "A ROC curve needs both classes; there are " + positives + " positive and " + negatives
                            + " negative");
        }
        int[] order = SortedOrder.ascending(turned);
        double[][] points = new double[3][order.length + 1];
        points[0][0] = direction.sign() * Double.POSITIVE_INFINITY;
        int count = 1;
        double tp = 0;
        double fp = 0;
        for (int end = order.length; end > 0; ) {
            int start = end;
            while (start > 0 && turned[order[start - 1]] == turned[order[end - 1]]) {
                start--;
                tp += positive[order[start]] ? 1 : 0;
                fp += positive[order[start]] ? 0 : 1;
            }
            points[0][count] = score[order[start]];
            points[1][count] = fp / negatives;
            points[2][count] = tp / positives;
            count++;
            end = start;
        }
        return Outcome.of(
                new RocCurve(Series.of(points[0], count), Series.of(points[1], count), Series.of(points[2], count)));
    }

    public int size() {
        return cutpoint.size();
    }

    /** Points with the largest value of a criterion, within rounding. */
    int[] best(java.util.function.IntToDoubleFunction criterion) {
        double[] values = IntStream.range(0, size()).mapToDouble(criterion).toArray();
        double top = Arrays.stream(values).max().orElseThrow();
        return IntStream.range(0, size()).filter(i -> values[i] >= top - 1e-12).toArray();
    }

    double youden(int i) {
        return truePositiveRate.get(i) - falsePositiveRate.get(i);
    }

    /** Minus the squared distance to the corner of a perfect test. */
    double closeness(int i) {
        double miss = 1 - truePositiveRate.get(i);
        return -(miss * miss + falsePositiveRate.get(i) * falsePositiveRate.get(i));
    }
}
