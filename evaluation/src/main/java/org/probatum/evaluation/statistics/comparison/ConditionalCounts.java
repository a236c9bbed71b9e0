package org.probatum.evaluation.statistics.comparison;

import java.util.Arrays;
import java.util.List;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.numeric.Roots;

/**
 * The law of the first arm's events given all margins, as a function of a common odds ratio: noncentral hypergeometric
 * for one table, their convolution for several strata.
 *
 * <p>P(k; ψ) ∝ w(k) ψᵏ. The weights come from the ratios of neighbouring hypergeometric probabilities, so that no
 * large logarithms cancel.
 */
final class ConditionalCounts {

    /** Tables count as equally probable within this relative difference, as in R's fisher.test. */
    private static final double SAME = 1 + 1e-7;

    private final int lowest;
    private final double[] weight;
    private final int observed;

    private ConditionalCounts(int lowest, double[] weight, int observed) {
        this.lowest = lowest;
        this.weight = weight;
        this.observed = observed;
    }

    static ConditionalCounts of(Proportion first, Proportion second) {
        int events = first.x() + second.x();
        int lowest = Math.max(0, events - second.n());
        int highest = Math.min(events, first.n());
        return new ConditionalCounts(lowest, hypergeometric(first.n(), second.n(), events, lowest, highest), first.x());
    }

    static ConditionalCounts of(List<Stratum> strata) {
        int lowest = 0;
        int observed = 0;
        double[] weight = {1};
        for (Stratum stratum : strata) {
            ConditionalCounts one = of(stratum.first(), stratum.second());
            weight = convolve(weight, one.weight);
            lowest += one.lowest;
            observed += one.observed;
        }
        return new ConditionalCounts(lowest, weight, observed);
    }

    private static double[] hypergeometric(int n1, int n2, int events, int lowest, int highest) {
        double[] weight = new double[highest - lowest + 1];
        int mode = (int)
                Math.clamp(Math.floor((events + 1.0) * (n1 + 1.0) / ((double) n1 + n2 + 2)), lowest, (double) highest);
        weight[mode - lowest] = 1;
        for (int k = mode; k < highest; k++) {
            double up = (double) (n1 - k) * (events - k) / ((k + 1.0) * (n2 - events + k + 1.0));
            weight[k + 1 - lowest] = weight[k - lowest] * up;
        }
        for (int k = mode; k > lowest; k--) {
            double down = (double) k * (n2 - events + (double) k) / ((n1 - k + 1.0) * (events - k + 1.0));
            weight[k - 1 - lowest] = weight[k - lowest] * down;
        }
        double sum = Arrays.stream(weight).sum();
        return Arrays.stream(weight).map(w -> w / sum).toArray();
    }

    private static double[] convolve(double[] a, double[] b) {
        double[] sum = new double[a.length + b.length - 1];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                sum[i + j] += a[i] * b[j];
            }
        }
        return sum;
    }

    private boolean onlyOne() {
        return weight.length == 1;
    }

    private int highest() {
        return lowest + weight.length - 1;
    }

    /** Σ P(k; exp(logRatio)) · g(k), with g 1 for the counts of interest, or the count itself. */
    private double expectation(double logRatio, java.util.function.IntToDoubleFunction g) {
        double top = Double.NEGATIVE_INFINITY;
        double[] logs = new double[weight.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(weight[i]) + i * logRatio;
            top = Math.max(top, logs[i]);
        }
        double sum = 0;
        double total = 0;
        for (int i = 0; i < logs.length; i++) {
            double w = logRatio == 0 ? weight[i] : Math.exp(logs[i] - top);
            total += w;
            sum += w * g.applyAsDouble(i + lowest);
        }
        return sum / total;
    }

    /** P(K = observed). */
    double probability(double oddsRatio) {
        return expectation(Math.log(oddsRatio), k -> k == observed ? 1 : 0);
    }

    double atMost(double oddsRatio) {
        return expectation(Math.log(oddsRatio), k -> k <= observed ? 1 : 0);
    }

    double atLeast(double oddsRatio) {
        return expectation(Math.log(oddsRatio), k -> k >= observed ? 1 : 0);
    }

    /** At odds ratio 1, all counts not more probable than the observed one. */
    double twoSidedP() {
        double limit = weight[observed - lowest] * SAME;
        double sum = 0;
        for (double w : weight) {
            sum += w <= limit ? w : 0;
        }
        return Math.min(1, sum);
    }

    /** Where the expected count is the observed one; NaN when there is only one table. */
    double maximumLikelihood() {
        if (onlyOne()) {
            return Double.NaN;
        }
        if (observed == lowest) {
            return 0;
        }
        if (observed == highest()) {
            return Double.POSITIVE_INFINITY;
        }
        return ratio(t -> expectation(t, k -> k) - observed);
    }

    Interval exactLimits(double tail) {
        return limits(
                t -> expectation(t, k -> k >= observed ? 1 : 0) - tail,
                t -> tail - expectation(t, k -> k <= observed ? 1 : 0));
    }

    Interval midPLimits(double tail) {
        return limits(
                t -> expectation(t, k -> k > observed ? 1 : k == observed ? 0.5 : 0) - tail,
                t -> tail - expectation(t, k -> k < observed ? 1 : k == observed ? 0.5 : 0));
    }

    private Interval limits(
            java.util.function.DoubleUnaryOperator lower, java.util.function.DoubleUnaryOperator upper) {
        return new Interval(
                observed == lowest ? 0 : ratio(lower), observed == highest() ? Double.POSITIVE_INFINITY : ratio(upper));
    }

    /** The ratio where a function that rises in its logarithm is 0. */
    private static double ratio(java.util.function.DoubleUnaryOperator rising) {
        double low = -1;
        while (rising.applyAsDouble(low) > 0) {
            low *= 2;
        }
        double high = 1;
        while (rising.applyAsDouble(high) < 0) {
            high *= 2;
        }
        return Math.exp(Roots.find(rising, low, high));
    }
}
