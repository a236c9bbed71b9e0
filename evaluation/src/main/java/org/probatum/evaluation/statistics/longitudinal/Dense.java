package org.probatum.evaluation.statistics.longitudinal;

/** Products of small dense matrices, row by row. */
final class Dense {

    private Dense() {}

    static double[][] product(double[][] a, double[][] b) {
        double[][] result = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                double value = a[i][k];
                if (value != 0) {
                    for (int j = 0; j < b[k].length; j++) {
                        result[i][j] += value * b[k][j];
                    }
                }
            }
        }
        return result;
    }

    static double[] product(double[][] a, double[] x) {
        double[] result = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = dot(a[i], x);
        }
        return result;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** tr(a b). */
    static double trace(double[][] a, double[][] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                sum += a[i][j] * b[j][i];
            }
        }
        return sum;
    }

    static void add(double[][] to, double[][] from) {
        for (int i = 0; i < to.length; i++) {
            for (int j = 0; j < to[i].length; j++) {
                to[i][j] += from[i][j];
            }
        }
    }

    /** The upper left block. */
    static double[][] block(double[][] matrix, int size) {
        double[][] block = new double[size][];
        for (int i = 0; i < size; i++) {
            block[i] = java.util.Arrays.copyOf(matrix[i], size);
        }
        return block;
    }

    static double[][] symmetric(double[][] matrix) {
        double[][] result = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                result[i][j] = (matrix[i][j] + matrix[j][i]) / 2;
            }
        }
        return result;
    }
}
