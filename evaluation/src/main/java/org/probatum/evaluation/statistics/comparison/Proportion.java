package org.probatum.evaluation.statistics.comparison;

import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.Roots;

/**
 * x events among n participants, and the intervals for their probability.
 *
 * <p>With p = x/n, z the normal quantile and α one minus the level:
 * <pre>
 *   wald               p ± z √(p(1−p)/n), not cut to 0 … 1
 *   wilson             (2np + z² ± z √(z² + 4np(1−p))) / (2(n + z²))
 *   wilsonContinuity   Newcombe 1998, method 4
 *   clopperPearson     beta quantiles
 *   midP               P(X &gt; x) + P(X = x)/2 = α/2 and its mirror
 *   agrestiCoull       centre (x + z²/2)/(n + z²)
 *   jeffreys           quantiles of beta(x + 1/2, n − x + 1/2), 0 and 1 at the ends
 * </pre>
 * <p>Source: R. G. Newcombe (1998), Stat. Med. 17, 857–872; A. Agresti, B. A. Coull (1998); L. D. Brown et al. (2001).
 *
 * @param x events, 0 to n
 * @param n participants, at least 1
 */
public record Proportion(int x, int n) {

    public static final String SOURCE =
            "Newcombe 1998 (Wilson score, with and without continuity correction), Clopper-Pearson 1934, mid-P,"
                    + " Agresti-Coull 1998, Jeffreys";

    public Proportion {
        if (n < 1 || x < 0 || x > n) {
            throw new IllegalArgumentException(
                    "A proportion needs n of at least 1 and x from 0 to n, was x " + x + ", n " + n);
        }
    }

    public double estimate() {
        return (double) x / n;
    }

    private static double z(double confidenceLevel) {
        return Distributions.normalQuantileOfLevel(confidenceLevel);
    }

    public Interval wald(double confidenceLevel) {
        double p = estimate();
        return Interval.around(p, z(confidenceLevel), Math.sqrt(p * (1 - p) / n));
    }

    /** Score interval; its limits are exactly 0 when x = 0 and 1 when x = n. */
    public Interval wilson(double confidenceLevel) {
        double z = z(confidenceLevel);
        double p = estimate();
        double centre = 2.0 * x + z * z;
        double half = z * Math.sqrt(z * z + 4.0 * x * (1 - p));
        double scale = 2 * (n + z * z);
        return new Interval(x == 0 ? 0 : (centre - half) / scale, x == n ? 1 : (centre + half) / scale);
    }

    public Interval wilsonContinuity(double confidenceLevel) {
        double z = z(confidenceLevel);
        double p = estimate();
        double q = 1 - p;
        double square = z * z;
        double scale = 2 * (n + square);
        double lower = (2.0 * x + square - 1 - z * Math.sqrt(square - 2 - 1.0 / n + 4 * p * (n * q + 1))) / scale;
        double upper = (2.0 * x + square + 1 + z * Math.sqrt(square + 2 - 1.0 / n + 4 * p * (n * q - 1))) / scale;
        return new Interval(x == 0 ? 0 : Math.max(0, lower), x == n ? 1 : Math.min(1, upper));
    }

    public Interval clopperPearson(double confidenceLevel) {
        double tail = Distributions.tail(confidenceLevel);
        return new Interval(
                x == 0 ? 0 : Distributions.betaQuantile(tail, x, n - x + 1.0),
                x == n ? 1 : Distributions.betaQuantile(1 - tail, x + 1.0, n - x));
    }

    public Interval midP(double confidenceLevel) {
        double tail = Distributions.tail(confidenceLevel);
        return new Interval(
                x == 0 ? 0 : probability(p -> atLeast(p) - pmf(p) / 2 - tail),
                x == n ? 1 : probability(p -> tail - Distributions.binomialAtMost(x, n, p) + pmf(p) / 2));
    }

    private double atLeast(double p) {
        return Distributions.binomialAtLeast(x, n, p);
    }

    private double pmf(double p) {
        return Distributions.binomialPmf(x, n, p);
    }

    /** Root in the probability, on the logit scale so that small ones keep their digits. */
    private static double probability(java.util.function.DoubleUnaryOperator function) {
        return Distributions.logistic(Roots.find(t -> function.applyAsDouble(Distributions.logistic(t)), -100, 36));
    }

    /** Clipped to 0 … 1. */
    public Interval agrestiCoull(double confidenceLevel) {
        return agrestiCoullUnclipped(confidenceLevel).clippedTo(0, 1);
    }

    public Interval agrestiCoullUnclipped(double confidenceLevel) {
        double z = z(confidenceLevel);
        double size = n + z * z;
        double centre = (x + z * z / 2) / size;
        return Interval.around(centre, z, Math.sqrt(centre * (1 - centre) / size));
    }

    public Interval jeffreys(double confidenceLevel) {
        double tail = Distributions.tail(confidenceLevel);
        return new Interval(
                x == 0 ? 0 : Distributions.betaQuantile(tail, x + 0.5, n - x + 0.5),
                x == n ? 1 : Distributions.betaQuantile(1 - tail, x + 0.5, n - x + 0.5));
    }
}
