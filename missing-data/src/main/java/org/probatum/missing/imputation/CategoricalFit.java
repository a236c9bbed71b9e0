package org.probatum.missing.imputation;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.probatum.missing.regression.Cholesky;

/**
 * What the categorical imputation models share: a weak normal prior on each coefficient per standard deviation of its
 * predictor (so that perfect prediction gives finite coefficients), Newton's method, and a draw around the maximum.
 */
final class CategoricalFit {

    static final int MOST_ITERATIONS = 25;

    private CategoricalFit() {}

    /** Value, gradient and information (lower triangle filled) of a log posterior. */
    record Derivatives(double value, double[] score, double[][] information) {}

    /** A log posterior to be maximized. */
    @FunctionalInterface
    interface Posterior {
        Derivatives at(double[] parameters);
    }

    /** The maximum and the factored information there. */
    record Maximum(double[] parameters, Cholesky information) {}

    /** Newton's method with step halving. */
    static Maximum maximize(double[] start, Posterior posterior) {
        double[] at = start;
        Derivatives now = posterior.at(at);
        Cholesky information = Cholesky.of(now.information());
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            double[] step = information.solve(now.score());
            double[] next = plus(at, step, 1);
            Derivatives then = posterior.at(next);
            for (double factor = 0.5; factor > 1e-6 && !(then.value() >= now.value()); factor /= 2) {
                next = plus(at, step, factor);
                then = posterior.at(next);
            }
            double gain = then.value() - now.value();
            if (!(gain >= 0)) {
                break;
            }
            at = next;
            now = then;
            information = Cholesky.of(now.information());
            if (gain < 1e-10 * (1 + Math.abs(now.value()))) {
                break;
            }
        }
        return new Maximum(at, information);
    }

    private static double[] plus(double[] a, double[] step, double factor) {
        double[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * step[i];
        }
        return sum;
    }

    /** A draw from the normal approximation of the posterior. */
    static double[] around(double[] maximum, Cholesky information, UniformRandomProvider random) {
        double[] z = new double[maximum.length];
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        for (int a = 0; a < z.length; a++) {
            z[a] = normal.sample();
        }
        return plus(maximum, information.solveTransposed(z), 1);
    }

    /** Prior precision of a coefficient per standard deviation of its predictor; the constant is nearly free. */
    static double precision(int coefficient, double ridge, int n) {
        return coefficient == 0 ? 0.5 : Math.max(ridge, 1e-5) * n + 0.5;
    }

    /** Standard deviation of each predictor, 1 for the constant: a prior on coefficients per standard deviation. */
    static double[] scales(double[][] rows) {
        double[] scale = new double[rows[0].length];
        scale[0] = 1;
        for (int a = 1; a < scale.length; a++) {
            double mean = 0;
            double squares = 0;
            for (int i = 0; i < rows.length; i++) {
                double d = rows[i][a] - mean;
                mean += d / (i + 1);
                squares += d * (rows[i][a] - mean);
            }
            double sd = Math.sqrt(squares / rows.length);
            scale[a] = sd > 0 ? sd : 1;
        }
        return scale;
    }

    /** The distinct values, ascending. */
    static double[] categories(double[] target) {
        return Arrays.stream(target).sorted().distinct().toArray();
    }

    /** Position of each value among the categories. */
    static int[] codes(double[] target, double[] categories) {
        int[] codes = new int[target.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = Arrays.binarySearch(categories, target[i]);
        }
        return codes;
    }

    /** A category drawn with the given probabilities. */
    static int draw(double[] probabilities, UniformRandomProvider random) {
        double u = random.nextDouble();
        for (int c = 0; c < probabilities.length - 1; c++) {
            u -= probabilities[c];
            if (u < 0) {
                return c;
            }
        }
        return probabilities.length - 1;
    }

    static double expit(double x) {
        // StrictMath: the same last digit on every machine
        return 1 / (1 + StrictMath.exp(-x));
    }
}
