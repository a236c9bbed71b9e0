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
 * @param fitted Xβ̂; shape [n]
 */
record LinearDraw(double[] estimate, double[] drawn, double sigma, double[] fitted) {

    /**
     * @param rows predictor values of the observed cases with a leading 1; shape [n][q]
     * @param target observed values; shape [n]
     */
    static LinearDraw of(double[][] rows, double[] target, double ridge, UniformRandomProvider random) {
        int q = rows[0].length;
        double[][] s = new double[q][q];
        double[] xy = new double[q];
        int i = 0;
        for (; i + 3 < rows.length; i += 4) {
            addFour(rows, target, i, s, xy);
        }
        for (; i < rows.length; i++) {
            add(rows[i], target[i], s, xy);
        }
        for (int a = 0; a < q; a++) {
            s[a][a] *= 1 + ridge;
        }
        Cholesky cholesky = Cholesky.inPlace(s);
        double[] estimate = cholesky.solve(xy);
        double residual = 0;
        double[] fitted = new double[rows.length];
        for (i = 0; i < rows.length; i++) {
            fitted[i] = dot(rows[i], estimate);
            double r = target[i] - fitted[i];
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
        return new LinearDraw(estimate, drawn, sigma, fitted);
    }

    /** Four rows at a time: a quarter of the loads and stores, always in the same order. */
    private static void addFour(double[][] rows, double[] target, int first, double[][] s, double[] xy) {
        double[] x0 = rows[first];
        double[] x1 = rows[first + 1];
        double[] x2 = rows[first + 2];
        double[] x3 = rows[first + 3];
        for (int a = 0; a < xy.length; a++) {
            double a0 = x0[a];
            double a1 = x1[a];
            double a2 = x2[a];
            double a3 = x3[a];
            xy[a] += (a0 * target[first] + a1 * target[first + 1]) + (a2 * target[first + 2] + a3 * target[first + 3]);
            double[] row = s[a];
            for (int b = 0; b <= a; b++) {
                row[b] += (a0 * x0[b] + a1 * x1[b]) + (a2 * x2[b] + a3 * x3[b]);
            }
        }
    }

    private static void add(double[] x, double y, double[][] s, double[] xy) {
        for (int a = 0; a < x.length; a++) {
            double xa = x[a];
            xy[a] += xa * y;
            double[] row = s[a];
            for (int b = 0; b <= a; b++) {
                row[b] += xa * x[b];
            }
        }
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
