package org.probatum.missing.imputation;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.probatum.missing.regression.Cholesky;

/**
 * Least squares fit of a target on predictors, and one draw of its coefficients from their posterior.
 *
 * <pre>
 *   S = X'X + ridge diag(X'X),  β̂ = S⁻¹ X'y,  σ* ² = RSS / χ²(max(n − q, 1)),  β* = β̂ + σ* S^(−1/2) z,  z ~ N(0, I)
 * </pre>
 * <p>X has a leading column of ones, n rows and q columns.
 * <p>Source: D. B. Rubin (1987), Multiple Imputation for Nonresponse in Surveys, p. 167; S. van Buuren (2018), Flexible
 * Imputation of Missing Data, algorithm 3.1 ({@code mice:::.norm.draw}).
 *
 * @param estimate β̂; shape [q]
 * @param drawn β*; shape [q]
 * @param sigma σ*, in the unit of the target
 */
record LinearDraw(double[] estimate, double[] drawn, double sigma) {

    /**
     * @param rows predictor values of the observed cases with a leading 1; shape [n][q]
     * @param target observed values; shape [n]
     */
    static LinearDraw of(double[][] rows, double[] target, double ridge, UniformRandomProvider random) {
        int q = rows[0].length;
        double[][] s = new double[q][q];
        double[] xy = new double[q];
        for (int i = 0; i < rows.length; i++) {
            double[] x = rows[i];
            for (int a = 0; a < q; a++) {
                double xa = x[a];
                xy[a] += xa * target[i];
                double[] row = s[a];
                for (int b = 0; b <= a; b++) {
                    row[b] += xa * x[b];
                }
            }
        }
        for (int a = 0; a < q; a++) {
            s[a][a] *= 1 + ridge;
        }
        Cholesky cholesky = Cholesky.inPlace(s);
        double[] estimate = cholesky.solve(xy);
        double residual = 0;
        for (int i = 0; i < rows.length; i++) {
            double r = target[i] - dot(rows[i], estimate);
            residual += r * r;
        }
        double sigma = Math.sqrt(residual / chiSquare(Math.max(rows.length - q, 1), random));
        double[] z = new double[q];
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        for (int a = 0; a < q; a++) {
            z[a] = normal.sample();
        }
        double[] shift = cholesky.solveTransposed(z);
        double[] drawn = new double[q];
        for (int a = 0; a < q; a++) {
            drawn[a] = estimate[a] + sigma * shift[a];
        }
        return new LinearDraw(estimate, drawn, sigma);
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double chiSquare(int degreesOfFreedom, UniformRandomProvider random) {
        return AhrensDieterMarsagliaTsangGammaSampler.of(random, degreesOfFreedom / 2.0, 2.0)
                .sample();
    }
}
