package org.probatum.evaluation.request;

import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.distribution.BivariateNormal;
import org.probatum.evaluation.statistics.distribution.NoncentralChiSquare;
import org.probatum.evaluation.statistics.distribution.NoncentralT;
import org.probatum.evaluation.statistics.numeric.Distributions;

/** Distribution functions at given points: the point first, then the parameters. */
public final class DistributionMethods implements MethodFamily {

    private static final String LIBRARY = "Apache Commons Statistics 1.2";

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with("distributions.normalCdf", LIBRARY, in -> of(in, 1, a -> Distributions.normalCdf(a[0])))
                .with("distributions.normalQuantile", LIBRARY, in -> of(in, 1, DistributionMethods::normalQuantile))
                .with("distributions.studentSf", LIBRARY, in -> of(in, 2, a -> Distributions.studentSf(a[0], a[1])))
                .with("distributions.chiSquareSf", LIBRARY, in -> of(in, 2, a -> Distributions.chiSquareSf(a[0], a[1])))
                .with("distributions.fSf", LIBRARY, in -> of(in, 3, a -> Distributions.fSf(a[0], a[1], a[2])))
                .with("distributions.betaCdf", LIBRARY, in -> of(in, 3, a -> Distributions.betaCdf(a[0], a[1], a[2])))
                .with(
                        "distributions.gammaCdf",
                        LIBRARY,
                        in -> of(in, 2, a -> GammaDistribution.of(a[1], 1).cumulativeProbability(a[0])))
                .with("distributions.logGamma", LIBRARY, in -> of(in, 1, DistributionMethods::logGamma))
                .with("distributions.binomialAtLeast", LIBRARY, in -> of(in, 3, DistributionMethods::binomialAtLeast))
                .with("distributions.poissonAtLeast", LIBRARY, in -> of(in, 2, DistributionMethods::poissonAtLeast))
                .with(
                        "distributions.hypergeometricPmf",
                        LIBRARY,
                        in -> of(in, 4, DistributionMethods::hypergeometricPmf))
                .with(
                        "distributions.bivariateNormalCdf",
                        "Plackett 1954, integral over the correlation",
                        in -> of(in, 3, a -> BivariateNormal.cdf(a[0], a[1], a[2])))
                .with(
                        "distributions.noncentralTCdf",
                        "Normal probability averaged over the estimated standard deviation",
                        in -> of(in, 3, a -> NoncentralT.cdf(a[0], a[1], a[2])))
                .with(
                        "distributions.noncentralChiSquareCdf",
                        "Poisson mixture of central laws",
                        in -> of(in, 3, a -> NoncentralChiSquare.cdf(a[0], a[1], a[2])))
                .methods();
    }

    private static Object of(RequestInput input, int length, ToDoubleFunction<double[]> function) {
        double[][] rows = input.matrix("arguments");
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != length) {
                throw input.invalid("arguments", "needs " + length + " numbers in a row, had " + rows[i].length);
            }
            requireNumbers(input, rows[i]);
            values[i] = function.applyAsDouble(rows[i]);
        }
        return Map.of("values", Series.of(values));
    }

    private static void requireNumbers(RequestInput input, double[] row) {
        for (double value : row) {
            if (Double.isNaN(value)) {
                throw input.invalid("arguments", "must not hold missing values");
            }
        }
    }

    private static double normalQuantile(double[] a) {
        if (!(a[0] >= 0 && a[0] <= 1)) {
            throw new IllegalArgumentException("A probability must lie between 0 and 1, was " + a[0]);
        }
        return Distributions.normalQuantile(a[0]);
    }

    private static double logGamma(double[] a) {
        if (!(a[0] > 0)) {
            throw new IllegalArgumentException("The logarithm of gamma needs an argument above 0, was " + a[0]);
        }
        return LogGamma.value(a[0]);
    }

    private static double binomialAtLeast(double[] a) {
        return Distributions.binomialAtLeast(whole(a[0]), whole(a[1]), a[2]);
    }

    private static double poissonAtLeast(double[] a) {
        return PoissonDistribution.of(a[1]).survivalProbability(whole(a[0]) - 1);
    }

    private static double hypergeometricPmf(double[] a) {
        return HypergeometricDistribution.of(whole(a[2]), whole(a[1]), whole(a[3]))
                .probability(whole(a[0]));
    }

    private static int whole(double value) {
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("A count must be a whole number, was " + value);
        }
        return (int) value;
    }
}
