package org.probatum.evaluation.statistics.longitudinal;

/**
 * The covariance Σ of one participant's visits.
 *
 * <p>Unstructured: every variance and covariance is a parameter. Compound symmetry: one variance, one covariance. First
 * order autoregressive: variance σ² and correlation ρ, Σⱼₖ = σ² ρ^|j − k| on the visit index.
 */
public enum VisitCovariance {
    UNSTRUCTURED {
        @Override
        int parameters(int visits) {
            return visits * (visits + 1) / 2;
        }

        @Override
        double[][] matrix(double[] theta, int visits) {
            double[][] matrix = new double[visits][visits];
            for (int j = 0, h = 0; j < visits; j++) {
                for (int k = 0; k <= j; k++, h++) {
                    matrix[j][k] = theta[h];
                    matrix[k][j] = theta[h];
                }
            }
            return matrix;
        }

        @Override
        double[][] derivative(double[] theta, int visits, int h) {
            double[] unit = new double[theta.length];
            unit[h] = 1;
            return matrix(unit, visits);
        }

        @Override
        double[] start(double[][] rough) {
            double[] theta = new double[parameters(rough.length)];
            for (int j = 0, h = 0; j < rough.length; j++) {
                for (int k = 0; k <= j; k++, h++) {
                    theta[h] = rough[j][k];
                }
            }
            return theta;
        }
    },
    COMPOUND_SYMMETRY {
        @Override
        int parameters(int visits) {
            return visits == 1 ? 1 : 2;
        }

        @Override
        double[][] matrix(double[] theta, int visits) {
            return filled(visits, theta[0], visits == 1 ? 0 : theta[1]);
        }

        @Override
        double[][] derivative(double[] theta, int visits, int h) {
            return h == 0 ? filled(visits, 1, 0) : filled(visits, 0, 1);
        }

        @Override
        double[] start(double[][] rough) {
            return rough.length == 1
                    ? new double[] {meanVariance(rough)}
                    : new double[] {meanVariance(rough), meanCovariance(rough, 0)};
        }
    },
    AUTOREGRESSIVE {
        @Override
        int parameters(int visits) {
            return visits == 1 ? 1 : 2;
        }

        @Override
        double[][] matrix(double[] theta, int visits) {
            return lagged(visits, lag -> theta[0] * (lag == 0 ? 1 : Math.pow(theta[1], lag)));
        }

        @Override
        double[][] derivative(double[] theta, int visits, int h) {
            return h == 0
                    ? lagged(visits, lag -> lag == 0 ? 1 : Math.pow(theta[1], lag))
                    : lagged(visits, lag -> lag == 0 ? 0 : theta[0] * lag * Math.pow(theta[1], lag - 1.0));
        }

        @Override
        double[][] second(double[] theta, int visits, int h, int k) {
            if (h == 0 && k == 0) {
                return new double[visits][visits];
            }
            return h != k
                    ? lagged(visits, lag -> lag == 0 ? 0 : lag * Math.pow(theta[1], lag - 1.0))
                    : lagged(visits, lag -> lag < 2 ? 0 : theta[0] * lag * (lag - 1) * Math.pow(theta[1], lag - 2.0));
        }

        @Override
        double[] start(double[][] rough) {
            double variance = meanVariance(rough);
            return rough.length == 1
                    ? new double[] {variance}
                    : new double[] {variance, Math.clamp(meanCovariance(rough, 1) / variance, -0.9, 0.9)};
        }
    };

    @FunctionalInterface
    interface AtLag {
        double at(int lag);
    }

    abstract int parameters(int visits);

    abstract double[][] matrix(double[] theta, int visits);

    abstract double[][] derivative(double[] theta, int visits, int h);

    /** ∂²Σ/∂θₕ∂θₖ. */
    double[][] second(double[] theta, int visits, int h, int k) {
        return new double[visits][visits];
    }

    /** A start from a rough covariance of the residuals. */
    abstract double[] start(double[][] rough);

    private static double[][] filled(int visits, double diagonal, double other) {
        return lagged(visits, lag -> lag == 0 ? diagonal : other);
    }

    private static double[][] lagged(int visits, AtLag value) {
        double[][] matrix = new double[visits][visits];
        for (int j = 0; j < visits; j++) {
            for (int k = 0; k < visits; k++) {
                matrix[j][k] = value.at(Math.abs(j - k));
            }
        }
        return matrix;
    }

    private static double meanVariance(double[][] rough) {
        double sum = 0;
        for (int j = 0; j < rough.length; j++) {
            sum += rough[j][j];
        }
        return sum / rough.length;
    }

    /** Mean of the covariances at a lag; at any lag when 0. */
    private static double meanCovariance(double[][] rough, int lag) {
        double sum = 0;
        int n = 0;
        for (int j = 0; j < rough.length; j++) {
            for (int k = 0; k < j; k++) {
                if (lag == 0 || j - k == lag) {
                    sum += rough[j][k];
                    n++;
                }
            }
        }
        return sum / n;
    }
}
