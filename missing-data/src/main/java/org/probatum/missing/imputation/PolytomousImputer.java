package org.probatum.missing.imputation;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws a missing category from a multinomial logistic model whose coefficients are drawn from their normal
 * approximation; P(c | x) ∝ exp(x'β_c), β = 0 for the first category.
 *
 * <p>Only categories that were observed are drawn. The prior is that of {@link LogisticImputer}. R's
 * {@code mice.impute.polyreg} draws from the estimated coefficients instead, without their uncertainty.
 * <p>Source: J. P. L. Brand (1999), Development, implementation and evaluation of multiple imputation strategies;
 * I. R. White, R. Daniel, P. Royston (2010).
 *
 * @param ridge see {@link LinearDraw}
 */
record PolytomousImputer(double ridge) implements UnivariateImputer {

    @Override
    public double[] draw(double[][] observed, double[] target, double[][] missing, UniformRandomProvider random) {
        double[] categories = CategoricalFit.categories(target);
        int[] codes = CategoricalFit.codes(target, categories);
        int q = observed[0].length;
        double[] scale = CategoricalFit.scales(observed);
        double[] start = new double[(categories.length - 1) * q];
        var maximum =
                CategoricalFit.maximize(start, beta -> posterior(beta, observed, codes, categories.length, scale));
        double[] beta = CategoricalFit.around(maximum.parameters(), maximum.information(), random);
        double[] drawn = new double[missing.length];
        for (int k = 0; k < missing.length; k++) {
            double[] p = probabilities(beta, missing[k], categories.length);
            drawn[k] = categories[CategoricalFit.draw(p, random)];
        }
        return drawn;
    }

    private CategoricalFit.Derivatives posterior(
            double[] beta, double[][] x, int[] codes, int categories, double[] scale) {
        int q = scale.length;
        int size = beta.length;
        double value = 0;
        double[] score = new double[size];
        double[][] information = new double[size][size];
        for (int i = 0; i < x.length; i++) {
            double[] p = probabilities(beta, x[i], categories);
            value += StrictMath.log(Math.max(p[codes[i]], Double.MIN_NORMAL));
            for (int c = 1; c < categories; c++) {
                double residual = (codes[i] == c ? 1 : 0) - p[c];
                for (int a = 0; a < q; a++) {
                    score[(c - 1) * q + a] += residual * x[i][a];
                }
                for (int d = 1; d <= c; d++) {
                    addBlock(information, (c - 1) * q, (d - 1) * q, p[c] * ((c == d ? 1 : 0) - p[d]), x[i]);
                }
            }
        }
        for (int j = 0; j < size; j++) {
            double precision = CategoricalFit.precision(j % q, ridge, x.length) * scale[j % q] * scale[j % q];
            value -= precision * beta[j] * beta[j] / 2;
            score[j] -= precision * beta[j];
            information[j][j] += precision;
        }
        return new CategoricalFit.Derivatives(value, score, information);
    }

    private static void addBlock(double[][] information, int row, int column, double weight, double[] x) {
        for (int a = 0; a < x.length; a++) {
            double wa = weight * x[a];
            for (int b = 0; b < x.length; b++) {
                information[row + a][column + b] += wa * x[b];
            }
        }
    }

    private static double[] probabilities(double[] beta, double[] x, int categories) {
        double[] eta = new double[categories];
        double largest = 0;
        for (int c = 1; c < categories; c++) {
            for (int a = 0; a < x.length; a++) {
                eta[c] += beta[(c - 1) * x.length + a] * x[a];
            }
            largest = Math.max(largest, eta[c]);
        }
        double sum = 0;
        for (int c = 0; c < categories; c++) {
            eta[c] = StrictMath.exp(eta[c] - largest);
            sum += eta[c];
        }
        for (int c = 0; c < categories; c++) {
            eta[c] /= sum;
        }
        return eta;
    }
}
