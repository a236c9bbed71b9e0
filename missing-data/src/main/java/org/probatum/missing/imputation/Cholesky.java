package org.probatum.missing.imputation;

/** The factor L of a symmetric positive definite matrix S = L L'; a pivot that vanishes drops its coefficient (is 0). */
final class Cholesky {

    private static final double TOLERANCE = 1e-12;

    private final double[][] l;

    private Cholesky(double[][] l) {
        this.l = l;
    }

    /** Factors the matrix given by its lower triangle, in place. */
    static Cholesky of(double[][] s) {
        for (int a = 0; a < s.length; a++) {
            double diagonal = s[a][a];
            double pivot = diagonal;
            for (int b = 0; b < a; b++) {
                double sum = s[a][b];
                for (int k = 0; k < b; k++) {
                    sum -= s[a][k] * s[b][k];
                }
                s[a][b] = s[b][b] == 0 ? 0 : sum / s[b][b];
                pivot -= s[a][b] * s[a][b];
            }
            s[a][a] = pivot > TOLERANCE * diagonal ? Math.sqrt(pivot) : 0;
        }
        return new Cholesky(s);
    }

    /** S⁻¹ b. */
    double[] solve(double[] b) {
        double[] x = b.clone();
        for (int a = 0; a < x.length; a++) {
            for (int k = 0; k < a; k++) {
                x[a] -= l[a][k] * x[k];
            }
            x[a] = l[a][a] == 0 ? 0 : x[a] / l[a][a];
        }
        return solveTransposed(x);
    }

    /** (L')⁻¹ b: a draw with covariance S⁻¹ when b is standard normal. */
    double[] solveTransposed(double[] b) {
        double[] x = b.clone();
        for (int a = x.length - 1; a >= 0; a--) {
            for (int k = a + 1; k < x.length; k++) {
                x[a] -= l[k][a] * x[k];
            }
            x[a] = l[a][a] == 0 ? 0 : x[a] / l[a][a];
        }
        return x;
    }
}
