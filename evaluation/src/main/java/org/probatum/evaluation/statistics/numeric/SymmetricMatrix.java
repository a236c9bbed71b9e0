package org.probatum.evaluation.statistics.numeric;

import java.util.Optional;

/** Small symmetric positive definite systems, the size of a model's coefficients. Arrays are row by row. */
public final class SymmetricMatrix {

    /** A pivot below this share of its diagonal element counts as 0: the columns are linearly dependent. */
    private static final double SINGULAR = 1e-11;

    private SymmetricMatrix() {}

    /**
     * Inverse by Cholesky factorization.
     *
     * @param matrix symmetric; shape [n][n]; not changed
     * @return the inverse, or empty when the matrix is not positive definite within rounding
     */
    public static Optional<double[][]> inverse(double[][] matrix) {
        return factor(matrix).map(SymmetricMatrix::inverseOfFactor);
    }

    /** Solution of {@code matrix · x = right}; empty when the matrix is not positive definite within rounding. */
    public static Optional<double[]> solve(double[][] matrix, double[] right) {
        return factor(matrix).map(factor -> solveFactor(factor, right));
    }

    /** {@code x' · matrix · x}. */
    public static double quadraticForm(double[][] matrix, double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                sum += x[i] * matrix[i][j] * x[j];
            }
        }
        return sum;
    }

    /** {@code x' · inverse(matrix) · x}; empty when the matrix is not positive definite within rounding. */
    public static Optional<Double> inverseQuadraticForm(double[][] matrix, double[] x) {
        return solve(matrix, x).map(solution -> {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += x[i] * solution[i];
            }
            return sum;
        });
    }

    /** {@code left · middle · left'} for a symmetric {@code middle}. */
    public static double[][] sandwich(double[][] left, double[][] middle) {
        double[][] half = product(left, middle);
        int n = left.length;
        double[][] result = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < middle.length; k++) {
                    result[i][j] += half[i][k] * left[j][k];
                }
            }
        }
        return result;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] result = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < b[0].length; j++) {
                    result[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return result;
    }

    /** Sum of the logarithms of the eigenvalues; empty when the matrix is not positive definite within rounding. */
    public static Optional<Double> logDeterminant(double[][] matrix) {
        return factor(matrix).map(factor -> {
            double sum = 0;
            for (int i = 0; i < factor.length; i++) {
                sum += 2 * Math.log(factor[i][i]);
            }
            return sum;
        });
    }

    private static Optional<double[][]> factor(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][n];
        for (int j = 0; j < n; j++) {
            double pivot = matrix[j][j];
            for (int k = 0; k < j; k++) {
                pivot -= lower[j][k] * lower[j][k];
            }
            if (!(pivot > SINGULAR * Math.abs(matrix[j][j])) || pivot < Double.MIN_NORMAL) {
                return Optional.empty();
            }
            lower[j][j] = Math.sqrt(pivot);
            for (int i = j + 1; i < n; i++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = sum / lower[j][j];
            }
        }
        return Optional.of(lower);
    }

    private static double[] solveFactor(double[][] lower, double[] right) {
        int n = lower.length;
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= lower[i][k] * x[k];
            }
            x[i] /= lower[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= lower[k][i] * x[k];
            }
            x[i] /= lower[i][i];
        }
        return x;
    }

    private static double[][] inverseOfFactor(double[][] lower) {
        int n = lower.length;
        double[][] inverse = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] unit = new double[n];
            unit[i] = 1;
            inverse[i] = solveFactor(lower, unit);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double mean = (inverse[i][j] + inverse[j][i]) / 2;
                inverse[i][j] = mean;
                inverse[j][i] = mean;
            }
        }
        return inverse;
    }
}
