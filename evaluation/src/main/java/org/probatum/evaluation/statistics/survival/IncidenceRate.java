package org.probatum.evaluation.statistics.survival;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.comparison.Proportion;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Events per person-time in two arms, first against second.
 *
 * <p>Exact Poisson limits of each rate come from gamma quantiles, exact limits of the ratio from the binomial law of the
 * first arm's events given all events (share t₁/(t₁ + t₂) under equal rates). pExact sums the outcomes not more probable
 * than the observed one. Source: F. Garwood (1936); R: {@code poisson.test}.
 */
public record IncidenceRate(Rate rate1, Rate rate2, Ratio ratio, Difference difference) {

    public static final String SOURCE = "Exact Poisson limits (Garwood 1936); conditional binomial limits of the ratio";

    /** Events per unit of time. */
    public record Rate(double estimate, Interval exact) {}

    /** @param waldLog undefined when an arm has no event */
    public record Ratio(double estimate, Interval exact, double pExact, Interval waldLog) {}

    /** First minus second. */
    public record Difference(double estimate, Interval wald) {}

    /**
     * @param x1 events of the first arm
     * @param t1 its person-time, positive
     */
    public static IncidenceRate of(int x1, double t1, int x2, double t2, double confidenceLevel) {
        if (x1 < 0 || x2 < 0 || !(t1 > 0) || !(t2 > 0)) {
            throw new IllegalArgumentException("Events must not be negative and person-time must be positive; were "
                    + x1 + " in " + t1 + " and " + x2 + " in " + t2);
        }
        double z = Distributions.normalQuantileOfLevel(confidenceLevel);
        double r1 = x1 / t1;
        double r2 = x2 / t2;
        return new IncidenceRate(
                rate(x1, t1, confidenceLevel),
                rate(x2, t2, confidenceLevel),
                ratio(x1, t1, x2, t2, z, confidenceLevel),
                new Difference(r1 - r2, Interval.around(r1 - r2, z, Math.sqrt(x1 / (t1 * t1) + x2 / (t2 * t2)))));
    }

    private static Rate rate(int x, double t, double confidenceLevel) {
        double tail = Distributions.tail(confidenceLevel);
        return new Rate(
                x / t,
                new Interval(
                        x == 0 ? 0 : Distributions.gammaQuantile(tail, x) / t,
                        Distributions.gammaQuantile(1 - tail, x + 1.0) / t));
    }

    private static Ratio ratio(int x1, double t1, int x2, double t2, double z, double confidenceLevel) {
        double estimate = x1 / t1 / (x2 / t2);
        if (x1 + x2 == 0) {
            return new Ratio(Double.NaN, new Interval(0, Double.POSITIVE_INFINITY), 1, Interval.UNDEFINED);
        }
        Interval share = new Proportion(x1, x1 + x2).clopperPearson(confidenceLevel);
        Interval exact = new Interval(
                share.lower() / (1 - share.lower()) * t2 / t1, share.upper() / (1 - share.upper()) * t2 / t1);
        Interval wald = x1 > 0 && x2 > 0
                ? Interval.aroundLog(Math.log(estimate), z, Math.sqrt(1.0 / x1 + 1.0 / x2))
                : Interval.UNDEFINED;
        return new Ratio(estimate, exact, twoSidedP(x1, x1 + x2, t1 / (t1 + t2)), wald);
    }

    private static double twoSidedP(int x, int n, double share) {
        BinomialDistribution law = BinomialDistribution.of(n, share);
        double limit = law.probability(x) * (1 + 1e-7);
        double sum = 0;
        for (int k = 0; k <= n; k++) {
            double p = law.probability(k);
            sum += p <= limit ? p : 0;
        }
        return Math.min(1, sum);
    }
}
