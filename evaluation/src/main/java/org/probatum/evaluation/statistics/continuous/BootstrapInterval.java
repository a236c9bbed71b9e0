package org.probatum.evaluation.statistics.continuous;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Intervals from given bootstrap replicates of a statistic.
 *
 * <pre>
 *   z₀ = Φ⁻¹(share of replicates below t₀)                bias correction
 *   a = Σ d³ / (6 (Σ d²)^1.5), d = mean of the delete-one values − value   acceleration
 *   level(α) = Φ(z₀ + (z₀ + z_α)/(1 − a (z₀ + z_α)))     BCa
 * </pre>
 * <p>End points are taken in two ways, named in the field: between order statistics on the normal quantile scale
 * ({@code NormInter}, as R's {@code boot.ci}) and as type 7 quantiles. Source: B. Efron (1987), JASA 82:171; A. C.
 * Davison and D. V. Hinkley (1997), section 5.3 and eq. 5.8.
 *
 * @param bias mean of the replicates − t0
 * @param se their standard deviation
 * @param normal t0 − bias ± z se
 */
public record BootstrapInterval(
        double t0,
        double bias,
        double se,
        double z0,
        double acceleration,
        Series adjustedLevels,
        Interval bcaNormInter,
        Interval bcaType7,
        Interval percentileNormInter,
        Interval percentileType7,
        Interval basicType7,
        Interval normal) {

    public static final String SOURCE = "Efron 1987; Davison and Hinkley 1997, section 5.3";

    /**
     * @param t0 the statistic of the data
     * @param deleteOne the statistic without each value in turn
     * @param replicates at least 2
     */
    public static Outcome<BootstrapInterval> of(
            double t0, double[] deleteOne, double[] replicates, double confidenceLevel) {
        Sample spread = Sample.of(replicates, "replicates");
        double[] sorted = replicates.clone();
        Arrays.sort(sorted);
        long below = Arrays.stream(replicates).filter(t -> t < t0).count();
        if (below == 0 || below == replicates.length) {
            return Outcome.notEstimable(
                    "one-sided-replicates",
                    below + " of " + replicates.length + " replicates lie below the estimate; BCa needs both sides");
        }
        double z0 = Distributions.normalQuantile((double) below / replicates.length);
        double a = acceleration(deleteOne);
        double tail = Distributions.tail(confidenceLevel);
        double lower = adjusted(z0, a, tail);
        double upper = adjusted(z0, a, 1 - tail);
        double bias = spread.mean() - t0;
        double se = spread.standardDeviation();
        Interval type7 = interval(p -> Quantiles.ofSorted(sorted, p, 7), tail, 1 - tail);
        return Outcome.of(new BootstrapInterval(
                t0,
                bias,
                se,
                z0,
                a,
                Series.of(lower, upper),
                interval(p -> normalInterpolation(sorted, p), lower, upper),
                interval(p -> Quantiles.ofSorted(sorted, p, 7), lower, upper),
                interval(p -> normalInterpolation(sorted, p), tail, 1 - tail),
                type7,
                new Interval(2 * t0 - type7.upper(), 2 * t0 - type7.lower()),
                Interval.around(t0 - bias, Distributions.normalQuantileOfLevel(confidenceLevel), se)));
    }

    private static Interval interval(DoubleUnaryOperator quantile, double lower, double upper) {
        return new Interval(quantile.applyAsDouble(lower), quantile.applyAsDouble(upper));
    }

    private static double adjusted(double z0, double a, double level) {
        double z = z0 + Distributions.normalQuantile(level);
        return Distributions.normalCdf(z0 + z / (1 - a * z));
    }

    /** 0 when leaving out a value never changes the statistic. */
    private static double acceleration(double[] deleteOne) {
        double mean = Sample.of(deleteOne, "delete-one values").mean();
        double squares = 0;
        double cubes = 0;
        for (double value : deleteOne) {
            double d = mean - value;
            squares += d * d;
            cubes += d * d * d;
        }
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }

    private static double normalInterpolation(double[] sorted, double level) {
        int b = sorted.length;
        int k = (int) Math.floor((b + 1) * level);
        if (k == 0) {
            return sorted[0];
        }
        if (k >= b) {
            return sorted[b - 1];
        }
        double from = Distributions.normalQuantile(k / (b + 1.0));
        double to = Distributions.normalQuantile((k + 1) / (b + 1.0));
        double share = (Distributions.normalQuantile(level) - from) / (to - from);
        return sorted[k - 1] + share * (sorted[k] - sorted[k - 1]);
    }
}
