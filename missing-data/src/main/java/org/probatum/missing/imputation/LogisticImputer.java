package org.probatum.missing.imputation;

import org.apache.commons.rng.UniformRandomProvider;
import org.probatum.missing.regression.Cholesky;

/**
 * Draws a missing 0/1 value from a logistic model whose coefficients are drawn from their normal approximation.
 *
 * <p>The likelihood is joined with a weak normal prior on each coefficient per standard deviation of its predictor
 * (variance at most 2, a constant has variance 2), so that perfect prediction gives finite coefficients.
 * <p>Source: D. B. Rubin (1987), p. 169; I. R. White, R. Daniel, P. Royston (2010), Comput. Stat. Data Anal. 54,
 * 2267–2275.
 *
 * @param ridge see {@link LinearDraw}; at least 1e-5 is used
 */
record LogisticImputer(double ridge) implements UnivariateImputer {

    private static final int MOST_ITERATIONS = 25;

    @Override
    public double[] draw(double[][] observed, double[] target, double[][] missing, UniformRandomProvider random) {
        int q = observed[0].length;
        double[] scale = CategoricalFit.scales(observed);
        double[] beta = new double[q];
        Cholesky information = Cholesky.of(new double[q][q]);
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            double[] score = new double[q];
            double[][] s = new double[q][q];
            for (int i = 0; i < observed.length; i++) {
                add(observed[i], target[i], beta, score, s);
            }
            for (int a = 0; a < q; a++) {
                double prior = a == 0 ? 0.5 : Math.max(ridge, 1e-5) * observed.length + 0.5;
                double precision = prior * scale[a] * scale[a];
                s[a][a] += precision;
                score[a] -= precision * beta[a];
            }
            information = Cholesky.inPlace(s);
            double[] step = information.solve(score);
            double largest = 0;
            for (int a = 0; a < q; a++) {
                beta[a] += step[a];
                largest = Math.max(largest, Math.abs(step[a]) * scale[a]);
            }
            if (largest < 1e-8) {
                break;
            }
        }
        return drawValues(beta, information, missing, random);
    }

    private static double[] drawValues(
            double[] beta, Cholesky information, double[][] missing, UniformRandomProvider random) {
        double[] drawnBeta = CategoricalFit.around(beta, information, random);
        double[] drawn = new double[missing.length];
        for (int k = 0; k < missing.length; k++) {
            drawn[k] = random.nextDouble() < CategoricalFit.expit(LinearDraw.dot(missing[k], drawnBeta)) ? 1 : 0;
        }
        return drawn;
    }

    private static void add(double[] x, double y, double[] beta, double[] score, double[][] information) {
        double p = CategoricalFit.expit(LinearDraw.dot(x, beta));
        double w = Math.max(p * (1 - p), 1e-10);
        for (int a = 0; a < x.length; a++) {
            score[a] += x[a] * (y - p);
            for (int b = 0; b <= a; b++) {
                information[a][b] += w * x[a] * x[b];
            }
        }
    }
}
