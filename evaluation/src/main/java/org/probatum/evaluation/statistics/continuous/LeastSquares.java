package org.probatum.evaluation.statistics.continuous;

import java.util.List;
import org.probatum.evaluation.statistics.Outcome;

/**
 * Least squares by Householder reflections, with one step of refinement on the residuals.
 *
 * <p>Reflections do not square the condition number as the normal equations do. Source: G. H. Golub (1965). A column
 * that keeps less than 1e-10 of its length after the columns before it counts as their combination.
 */
public final class LeastSquares {

    private static final double DEPENDENT = 1e-10;

    private final double[][] columns;
    private final double[] response;
    private final double[][] reflected;
    private final double[] diagonal;

    private LeastSquares(double[][] columns, double[] response) {
        this.columns = columns;
        this.response = response;
        this.reflected = java.util.Arrays.stream(columns).map(double[]::clone).toArray(double[][]::new);
        this.diagonal = new double[columns.length];
    }

    /** A fitted model: coefficients β, residuals e, leverages h and (X'X)⁻¹. */
    @SuppressWarnings("ArrayRecordComponent") // handed over for speed; callers do not change the arrays
    public record Fit(double[] coefficients, double[] residuals, double[] leverage, double[][] inverse) {

        /** Σ e². */
        public double residualSquares() {
            double sum = 0;
            for (double residual : residuals) {
                sum += residual * residual;
            }
            return sum;
        }
    }

    /**
     * @param columns of the design; shape [columns][rows], finite
     * @param names of the columns, for a message
     * @param response one finite value per row
     */
    public static Outcome<Fit> fit(double[][] columns, List<String> names, double[] response) {
        if (response.length < columns.length) {
            return Outcome.notEstimable(
                    "too-few-values", response.length + " rows do not determine " + columns.length + " coefficients");
        }
        Sample.requireFinite(response, "response");
        for (int j = 0; j < columns.length; j++) {
            Sample.requireFinite(columns[j], names.get(j));
            if (columns[j].length != response.length) {
                throw new IllegalArgumentException("Column " + names.get(j) + " has " + columns[j].length
                        + " values, the response has " + response.length);
            }
        }
        LeastSquares model = new LeastSquares(columns, response);
        int dependent = model.reflect();
        return dependent < 0
                ? Outcome.of(model.fit())
                : Outcome.notEstimable(
                        "collinear", "Column " + names.get(dependent) + " is a combination of the columns before it");
    }

    /** Turns the columns into the triangle; the first dependent column, or −1. */
    private int reflect() {
        int n = response.length;
        for (int j = 0; j < reflected.length; j++) {
            double[] column = reflected[j];
            double length = norm(column, j);
            if (!(length > DEPENDENT * norm(columns[j], 0))) {
                return j;
            }
            double alpha = column[j] > 0 ? -length : length;
            diagonal[j] = alpha;
            column[j] -= alpha;
            double scale = norm(column, j);
            for (int i = j; i < n; i++) {
                column[i] /= scale;
            }
            for (int k = j + 1; k < reflected.length; k++) {
                apply(column, reflected[k], j);
            }
        }
        return -1;
    }

    private static double norm(double[] column, int from) {
        double largest = 0;
        for (int i = from; i < column.length; i++) {
            largest = Math.max(largest, Math.abs(column[i]));
        }
        if (largest == 0) {
            return 0;
        }
        double sum = 0;
        for (int i = from; i < column.length; i++) {
            double share = column[i] / largest;
            sum += share * share;
        }
        return largest * Math.sqrt(sum);
    }

    private static void apply(double[] reflection, double[] target, int from) {
        double product = 0;
        for (int i = from; i < target.length; i++) {
            product += reflection[i] * target[i];
        }
        for (int i = from; i < target.length; i++) {
            target[i] -= 2 * product * reflection[i];
        }
    }

    private Fit fit() {
        double[] coefficients = solve(response);
        double[] residuals = residuals(coefficients);
        double[] correction = solve(residuals);
        for (int j = 0; j < coefficients.length; j++) {
            coefficients[j] += correction[j];
        }
        return new Fit(coefficients, residuals(coefficients), leverage(), inverse());
    }

    private double[] solve(double[] right) {
        double[] rotated = right.clone();
        for (int j = 0; j < reflected.length; j++) {
            apply(reflected[j], rotated, j);
        }
        return backSubstitute(rotated);
    }

    private double[] backSubstitute(double[] right) {
        int p = reflected.length;
        double[] x = new double[p];
        for (int j = p - 1; j >= 0; j--) {
            double sum = right[j];
            for (int k = j + 1; k < p; k++) {
                sum -= reflected[k][j] * x[k];
            }
            x[j] = sum / diagonal[j];
        }
        return x;
    }

    private double[] residuals(double[] coefficients) {
        double[] residuals = new double[response.length];
        for (int i = 0; i < residuals.length; i++) {
            double fitted = 0;
            for (int j = 0; j < coefficients.length; j++) {
                fitted += coefficients[j] * columns[j][i];
            }
            residuals[i] = response[i] - fitted;
        }
        return residuals;
    }

    /** Row sums of squares of the orthogonal factor. */
    private double[] leverage() {
        double[] leverage = new double[response.length];
        for (int j = 0; j < reflected.length; j++) {
            double[] unit = new double[response.length];
            unit[j] = 1;
            for (int k = reflected.length - 1; k >= 0; k--) {
                apply(reflected[k], unit, k);
            }
            for (int i = 0; i < leverage.length; i++) {
                leverage[i] += unit[i] * unit[i];
            }
        }
        return leverage;
    }

    private double[][] inverse() {
        int p = reflected.length;
        double[][] root = new double[p][];
        for (int j = 0; j < p; j++) {
            double[] unit = new double[p];
            unit[j] = 1;
            root[j] = backSubstitute(unit);
        }
        double[][] inverse = new double[p][p];
        for (double[] column : root) {
            for (int a = 0; a < p; a++) {
                for (int b = 0; b < p; b++) {
                    inverse[a][b] += column[a] * column[b];
                }
            }
        }
        return inverse;
    }
}
