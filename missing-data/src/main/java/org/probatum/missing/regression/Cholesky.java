package org.probatum.missing.regression;

/**
 * The factor L of a symmetric positive definite matrix S = L L'.
 *
 * <p>A pivot that vanishes (below 1e-12 of its diagonal element) marks a linearly dependent coefficient: it is dropped,
 * that is, its coefficient is 0 in every solution and its row and column of the inverse are 0.
 */
public final class Cholesky {

    private static final double TOLERANCE = 1e-12;

    private final double[][] l;

    private Cholesky(double[][] l) {
        this.l = l;
    }

    /** Factors a matrix given by its lower triangle; shape [n][n]; not changed. */
    public static Cholesky of(double[][] s) {
        double[][] copy = new double[s.length][];
        for (int a = 0; a < s.length; a++) {
            copy[a] = s[a].clone();
        }
        return inPlace(copy);
    }

    /** Factors the matrix given by its lower triangle, overwriting it. */
    public static Cholesky inPlace(double[][] s) {
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

    /** The number of coefficients that were not dropped. */
    public int rank() {
        int rank = 0;
        for (int a = 0; a < l.length; a++) {
            rank += l[a][a] == 0 ? 0 : 1;
        }
        return rank;
    }

    /** log |S| over the coefficients that were not dropped. */
    public double logDeterminant() {
        double sum = 0;
        for (int a = 0; a < l.length; a++) {
            sum += l[a][a] == 0 ? 0 : 2 * Math.log(l[a][a]);
        }
        return sum;
    }

    /** S⁻¹ b. */
    public double[] solve(double[] b) {
        return solveTransposed(solveLower(b));
    }

    /** L⁻¹ b: independent standard values when b has covariance S. */
    public double[] solveLower(double[] b) {
        double[] x = b.clone();
        for (int a = 0; a < x.length; a++) {
            for (int k = 0; k < a; k++) {
                x[a] -= l[a][k] * x[k];
            }
            x[a] = l[a][a] == 0 ? 0 : x[a] / l[a][a];
        }
        return x;
    }

    /** (L')⁻¹ b: a draw with covariance S⁻¹ when b is standard normal. */
    public double[] solveTransposed(double[] b) {
        double[] x = b.clone();
        for (int a = x.length - 1; a >= 0; a--) {
            for (int k = a + 1; k < x.length; k++) {
                x[a] -= l[k][a] * x[k];
            }
            x[a] = l[a][a] == 0 ? 0 : x[a] / l[a][a];
        }
        return x;
    }

    /** L b: a draw with covariance S when b is standard normal. */
    public double[] multiply(double[] b) {
        double[] x = new double[b.length];
        for (int a = 0; a < b.length; a++) {
            for (int k = 0; k <= a; k++) {
                x[a] += l[a][k] * b[k];
            }
        }
        return x;
    }

    /** S⁻¹; shape [n][n]. */
    public double[][] inverse() {
        double[][] inverse = new double[l.length][];
        for (int a = 0; a < l.length; a++) {
            double[] unit = new double[l.length];
            unit[a] = l[a][a] == 0 ? 0 : 1;
            inverse[a] = solve(unit);
        }
        return inverse;
    }

    /** x' S⁻¹ x. */
    public double inverseQuadraticForm(double[] x) {
        double sum = 0;
        for (double value : solveLower(x)) {
            sum += value * value;
        }
        return sum;
    }
}
