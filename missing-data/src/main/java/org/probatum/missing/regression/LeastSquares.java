package org.probatum.missing.regression;

/**
 * Ordinary least squares with normal errors.
 *
 * <pre>
 *   β̂ = (X'X)⁻¹ X'y,  RSS = Σ (y − x'β̂)²,  σ̂² = RSS / (n − q),  cov β̂ = σ̂² (X'X)⁻¹
 *   log L = − n/2 (log(2π RSS / n) + 1)
 * </pre>
 * <p>Columns are scaled to unit length before X'X is formed and one step of iterative refinement follows. A column that
 * depends linearly on those before it gets coefficient 0 and is named by {@link #rank()} falling short of q.
 * <p>R: {@code lm}; {@code logLik} there uses the same maximum likelihood variance.
 */
public final class LeastSquares {

    private final double[] estimates;
    private final double[][] covariance;
    private final double residualSumOfSquares;
    private final int n;
    private final int rank;

    private LeastSquares(double[] estimates, double[][] covariance, double residualSumOfSquares, int n, int rank) {
        this.estimates = estimates;
        this.covariance = covariance;
        this.residualSumOfSquares = residualSumOfSquares;
        this.n = n;
        this.rank = rank;
    }

    /**
     * @param columns of the design, a constant one included where wanted; finite; shape [q][n]
     * @param y response; finite; shape [n]
     * @throws IllegalArgumentException if lengths differ or there are not more rows than columns
     */
    public static LeastSquares fit(double[][] columns, double[] y) {
        int q = columns.length;
        int n = y.length;
        if (q == 0 || n <= q) {
            throw new IllegalArgumentException(
                    "Least squares needs more rows than columns and a column, was given " + n + " and " + q);
        }
        double[] scale = new double[q];
        for (int a = 0; a < q; a++) {
            if (columns[a].length != n) {
                throw new IllegalArgumentException(
                        "Design column " + (a + 1) + " has " + columns[a].length + " values, the response has " + n);
            }
            double length = Math.sqrt(dot(columns[a], columns[a]));
            scale[a] = length > 0 ? length : 1;
        }
        Cholesky factor = Cholesky.inPlace(crossProduct(columns, scale));
        double[] estimates = new double[q];
        double[] residual = y.clone();
        for (int pass = 0; pass < 2; pass++) {
            double[] right = new double[q];
            for (int a = 0; a < q; a++) {
                right[a] = dot(columns[a], residual) / scale[a];
            }
            double[] step = factor.solve(right);
            for (int a = 0; a < q; a++) {
                estimates[a] += step[a] / scale[a];
            }
            residual = residuals(columns, y, estimates);
        }
        return of(factor, scale, estimates, dot(residual, residual), n);
    }

    private static LeastSquares of(Cholesky factor, double[] scale, double[] estimates, double rss, int n) {
        int q = estimates.length;
        double variance = rss / (n - factor.rank());
        double[][] covariance = factor.inverse();
        for (int a = 0; a < q; a++) {
            for (int b = 0; b < q; b++) {
                covariance[a][b] *= variance / (scale[a] * scale[b]);
            }
        }
        return new LeastSquares(estimates, covariance, rss, n, factor.rank());
    }

    private static double[][] crossProduct(double[][] columns, double[] scale) {
        int q = columns.length;
        double[][] s = new double[q][q];
        for (int a = 0; a < q; a++) {
            for (int b = 0; b <= a; b++) {
                s[a][b] = dot(columns[a], columns[b]) / (scale[a] * scale[b]);
            }
        }
        return s;
    }

    private static double[] residuals(double[][] columns, double[] y, double[] estimates) {
        double[] residual = y.clone();
        for (int a = 0; a < columns.length; a++) {
            for (int i = 0; i < residual.length; i++) {
                residual[i] -= estimates[a] * columns[a][i];
            }
        }
        return residual;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** β̂; shape [q]. */
    public double[] estimates() {
        return estimates.clone();
    }

    /** cov β̂; shape [q][q]. */
    public double[][] covariance() {
        double[][] copy = new double[covariance.length][];
        for (int a = 0; a < copy.length; a++) {
            copy[a] = covariance[a].clone();
        }
        return copy;
    }

    /** Variance of one coefficient. */
    public double variance(int coefficient) {
        return covariance[coefficient][coefficient];
    }

    /** RSS, in the unit of the response squared. */
    public double residualSumOfSquares() {
        return residualSumOfSquares;
    }

    /** σ̂, in the unit of the response. */
    public double residualStandardDeviation() {
        return Math.sqrt(residualSumOfSquares / degreesOfFreedom());
    }

    /** n − rank. */
    public int degreesOfFreedom() {
        return n - rank;
    }

    /** The number of linearly independent columns. */
    public int rank() {
        return rank;
    }

    /** Maximized log-likelihood. */
    public double logLikelihood() {
        return logLikelihood(residualSumOfSquares, n);
    }

    /** The normal log-likelihood of a mean whose residual sum of squares is known, maximized over the variance. */
    public static double logLikelihood(double residualSumOfSquares, int n) {
        return -0.5 * n * (Math.log(2 * Math.PI * residualSumOfSquares / n) + 1);
    }

    /** x'β̂ of one row; x has length q. */
    public double predict(double[] x) {
        return dot(x, estimates);
    }
}
