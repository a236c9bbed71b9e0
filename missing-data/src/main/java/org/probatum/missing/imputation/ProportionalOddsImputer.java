package org.probatum.missing.imputation;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws a missing ordered category from a cumulative logistic model, logit P(Y ≤ c | x) = θ_c − x'β, whose parameters
 * are drawn from their normal approximation.
 *
 * <p>Only categories that were observed are drawn. Coefficients have the prior of {@link LogisticImputer}; thresholds a
 * normal one with variance 100. A draw whose thresholds are out of order is repeated, and sorted after 50 tries. R's
 * {@code mice.impute.polr} draws from the estimated parameters instead, without their uncertainty.
 * <p>Source: P. McCullagh (1980), J. R. Stat. Soc. B 42, 109–142; W. N. Venables and B. D. Ripley (2002), {@code polr}.
 *
 * @param ridge see {@link LinearDraw}
 */
record ProportionalOddsImputer(double ridge) implements UnivariateImputer {

    private static final int MOST_TRIES = 50;
    private static final double THRESHOLD_PRECISION = 0.01;

    @Override
    public double[] draw(double[][] observed, double[] target, double[][] missing, UniformRandomProvider random) {
        double[] categories = CategoricalFit.categories(target);
        double[] drawn = new double[missing.length];
        if (categories.length == 1) {
            Arrays.fill(drawn, categories[0]);
            return drawn;
        }
        int[] codes = CategoricalFit.codes(target, categories);
        double[] scale = CategoricalFit.scales(observed);
        double[] start = start(codes, categories.length, scale.length - 1);
        var maximum =
                CategoricalFit.maximize(start, at -> posterior(at, observed, codes, categories.length - 1, scale));
        double[] parameters = ordered(maximum, categories.length - 1, random);
        for (int k = 0; k < missing.length; k++) {
            double[] p = probabilities(parameters, missing[k], categories.length);
            drawn[k] = categories[CategoricalFit.draw(p, random)];
        }
        return drawn;
    }

    /** Thresholds at the logits of the cumulative shares, coefficients 0. */
    private static double[] start(int[] codes, int categories, int coefficients) {
        double[] start = new double[categories - 1 + coefficients];
        double below = 0;
        for (int c = 0; c < categories - 1; c++) {
            int category = c;
            below += Arrays.stream(codes).filter(code -> code == category).count();
            start[c] = StrictMath.log(below / (codes.length - below));
        }
        return start;
    }

    private static double[] ordered(CategoricalFit.Maximum maximum, int thresholds, UniformRandomProvider random) {
        double[] drawn = maximum.parameters();
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            drawn = CategoricalFit.around(maximum.parameters(), maximum.information(), random);
            if (isRising(drawn, thresholds)) {
                return drawn;
            }
        }
        Arrays.sort(drawn, 0, thresholds);
        return drawn;
    }

    private static boolean isRising(double[] parameters, int thresholds) {
        for (int c = 1; c < thresholds; c++) {
            if (!(parameters[c] > parameters[c - 1])) {
                return false;
            }
        }
        return true;
    }

    /** Parameters: the thresholds, then the coefficients. Expected information. */
    private CategoricalFit.Derivatives posterior(
            double[] at, double[][] x, int[] codes, int thresholds, double[] scale) {
        int size = at.length;
        double[] score = new double[size];
        double[][] information = new double[size][size];
        if (!isRising(at, thresholds)) {
            return new CategoricalFit.Derivatives(Double.NEGATIVE_INFINITY, score, information);
        }
        double value = 0;
        for (int i = 0; i < x.length; i++) {
            double[] p = probabilities(at, x[i], thresholds + 1);
            value += StrictMath.log(Math.max(p[codes[i]], Double.MIN_NORMAL));
            double cumulative = 0;
            double[] density = new double[thresholds + 2];
            for (int c = 1; c <= thresholds; c++) {
                cumulative += p[c - 1];
                density[c] = cumulative * (1 - cumulative);
            }
            for (int c = 0; c <= thresholds; c++) {
                double[] gradient = gradient(density, c, thresholds, x[i]);
                addCategory(gradient, p[c], codes[i] == c, score, information);
            }
        }
        for (int j = 0; j < size; j++) {
            int a = j - thresholds + 1;
            double precision = j < thresholds
                    ? THRESHOLD_PRECISION
                    : CategoricalFit.precision(a, ridge, x.length) * scale[a] * scale[a];
            value -= precision * at[j] * at[j] / 2;
            score[j] -= precision * at[j];
            information[j][j] += precision;
        }
        return new CategoricalFit.Derivatives(value, score, information);
    }

    /** Derivative of P(Y = c): f(θ_c) − f(θ_{c−1}) with f the logistic density at the threshold's linear predictor. */
    private static double[] gradient(double[] density, int c, int thresholds, double[] x) {
        double[] gradient = new double[thresholds + x.length - 1];
        if (c < thresholds) {
            gradient[c] = density[c + 1];
        }
        if (c > 0) {
            gradient[c - 1] = -density[c];
        }
        for (int a = 1; a < x.length; a++) {
            gradient[thresholds + a - 1] = -(density[c + 1] - density[c]) * x[a];
        }
        return gradient;
    }

    private static void addCategory(double[] gradient, double p, boolean seen, double[] score, double[][] information) {
        double safe = Math.max(p, 1e-12);
        for (int a = 0; a < gradient.length; a++) {
            if (seen) {
                score[a] += gradient[a] / safe;
            }
            for (int b = 0; b <= a; b++) {
                information[a][b] += gradient[a] * gradient[b] / safe;
            }
        }
    }

    private static double[] probabilities(double[] parameters, double[] x, int categories) {
        double eta = 0;
        for (int a = 1; a < x.length; a++) {
            eta += parameters[categories - 1 + a - 1] * x[a];
        }
        double[] p = new double[categories];
        double below = 0;
        for (int c = 0; c < categories - 1; c++) {
            double cumulative = CategoricalFit.expit(parameters[c] - eta);
            p[c] = Math.max(cumulative - below, 0);
            below = cumulative;
        }
        p[categories - 1] = Math.max(1 - below, 0);
        return p;
    }
}
