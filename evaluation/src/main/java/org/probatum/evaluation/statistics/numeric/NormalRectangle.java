package org.probatum.evaluation.statistics.numeric;

/**
 * Probability that a multivariate normal vector lies in a rectangle.
 *
 * <p>With the Cholesky factor the vector becomes independent variables y₁, y₂, …; all but the last are integrated by
 * Gauss–Legendre rules on equal panels, the last in closed form. A singular correlation is allowed: a dependent row
 * narrows the interval of the last variable that it uses. The nodes are fixed, so the result is the same every time; the
 * error for up to four independent variables is below 1e-7. Source: A. Genz, F. Bretz (2009), Computation of
 * Multivariate Normal and t Probabilities, chapter 2 (the transformation).
 */
public final class NormalRectangle {

    private static final double ZERO = 1e-9;

    /** Beyond this the normal density adds less than 1e-16. */
    private static final double FAR = 8.3;

    private static final double[] NODE = {0, 0.5384693101056831, 0.906179845938664};
    private static final double[] WEIGHT = {0.5688888888888889, 0.47862867049936647, 0.23692688505618908};

    private static final double BUDGET = 400_000;

    private final double[][] factor;
    private final int[] lastColumn;
    private final double[] lower;
    private final double[] upper;
    private final int n;
    private final int lastVariable;
    private final int panels;

    private NormalRectangle(double[][] factor, double[] lower, double[] upper) {
        this.factor = factor;
        this.lower = lower;
        this.upper = upper;
        n = lower.length;
        lastColumn = new int[n];
        int last = 0;
        int variables = 0;
        for (int i = 0; i < n; i++) {
            if (factor[i][i] > 0) {
                last = i;
                variables++;
            }
            for (int j = 0; j <= i; j++) {
                if (Math.abs(factor[i][j]) > ZERO) {
                    lastColumn[i] = j;
                }
            }
        }
        if (variables > 5) {
            throw new IllegalArgumentException("At most 5 independent variables, were " + variables);
        }
        lastVariable = last;
        panels = (int) Math.min(64, Math.pow(BUDGET, 1.0 / Math.max(variables - 1, 1)) / 5);
    }

    /**
     * @param correlation positive semi-definite; shape [n][n]; at most 5 independent variables
     * @param lower limits, may be −infinite
     * @param upper limits, may be infinite
     */
    public static double probability(double[][] correlation, double[] lower, double[] upper) {
        NormalRectangle rectangle = new NormalRectangle(factor(correlation), lower.clone(), upper.clone());
        return Math.clamp(rectangle.integrate(0, new double[lower.length]), 0, 1);
    }

    private static double[][] factor(double[][] correlation) {
        int n = correlation.length;
        double[][] factor = new double[n][n];
        for (int j = 0; j < n; j++) {
            double pivot = correlation[j][j];
            for (int k = 0; k < j; k++) {
                pivot -= factor[j][k] * factor[j][k];
            }
            factor[j][j] = pivot > ZERO ? Math.sqrt(pivot) : 0;
            for (int i = j + 1; i < n && factor[j][j] > 0; i++) {
                double sum = correlation[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                factor[i][j] = sum / factor[j][j];
            }
        }
        return factor;
    }

    /** The probability of the rectangle for the variables from k on, given those before. */
    private double integrate(int k, double[] y) {
        if (factor[k][k] == 0) {
            return integrate(k + 1, y);
        }
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        for (int i = k; i < n; i++) {
            if (lastColumn[i] == k) {
                double before = 0;
                for (int j = 0; j < k; j++) {
                    before += factor[i][j] * y[j];
                }
                double one = (lower[i] - before) / factor[i][k];
                double two = (upper[i] - before) / factor[i][k];
                low = Math.max(low, Math.min(one, two));
                high = Math.min(high, Math.max(one, two));
            }
        }
        if (high <= low) {
            return 0;
        }
        if (k == lastVariable) {
            return Distributions.normalCdf(high) - Distributions.normalCdf(low);
        }
        return panels(k, y, Math.max(low, -FAR), Math.min(high, FAR));
    }

    private double panels(int k, double[] y, double low, double high) {
        if (high <= low) {
            return 0;
        }
        double half = (high - low) / panels / 2;
        double sum = 0;
        for (int panel = 0; panel < panels; panel++) {
            double middle = low + (2 * panel + 1) * half;
            for (int node = 0; node < NODE.length; node++) {
                sum += WEIGHT[node] * at(k, y, middle + NODE[node] * half);
                if (node > 0) {
                    sum += WEIGHT[node] * at(k, y, middle - NODE[node] * half);
                }
            }
        }
        return sum * half;
    }

    private double at(int k, double[] y, double value) {
        y[k] = value;
        return Distributions.normalDensity(value) * integrate(k + 1, y);
    }
}
