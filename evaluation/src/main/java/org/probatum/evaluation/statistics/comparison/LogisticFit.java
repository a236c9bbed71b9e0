package org.probatum.evaluation.statistics.comparison;

import java.util.List;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.Roots;
import org.probatum.evaluation.statistics.numeric.SymmetricMatrix;

/** A fitted logistic regression. */
public final class LogisticFit {

    private final LogisticRegression model;
    private final double[] beta;
    private final LogisticRegression.State state;
    private final double[][] covariance;

    private LogisticFit(
            LogisticRegression model, double[] beta, LogisticRegression.State state, double[][] covariance) {
        this.model = model;
        this.beta = beta;
        this.state = state;
        this.covariance = covariance;
    }

    static LogisticFit of(
            LogisticRegression model, double[] beta, LogisticRegression.State state, double[][] information) {
        double[][] covariance = SymmetricMatrix.inverse(information)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The information matrix at the maximum is singular for " + model.names()));
        return new LogisticFit(model, beta, state, covariance);
    }

    public int n() {
        return model.events().length;
    }

    public int events() {
        int events = 0;
        for (boolean event : model.events()) {
            events += event ? 1 : 0;
        }
        return events;
    }

    public List<String> names() {
        return model.names();
    }

    /** Log odds ratios (and intercept), in the order of the names. */
    public double[] estimates() {
        return beta.clone();
    }

    public double logLik() {
        return state.logLik();
    }

    /** Log likelihood with an intercept (and the offset) only. */
    public double logLikNull() {
        double[][] ones = {new double[n()]};
        java.util.Arrays.fill(ones[0], 1);
        LogisticRegression constant =
                LogisticRegression.of(List.of("(Intercept)"), ones, model.events(), model.offsets());
        return constant.climb(new double[1], new boolean[1]).state().logLik();
    }

    /**
     * Inverse information; shape [p][p]. As in {@code glm} it belongs to the start of the last Newton step, which is
     * within about 1e-7 of the maximum.
     */
    public double[][] covariance() {
        double[][] copy = new double[covariance.length][];
        for (int j = 0; j < copy.length; j++) {
            copy[j] = covariance[j].clone();
        }
        return copy;
    }

    public double se(int coefficient) {
        return Math.sqrt(covariance[coefficient][coefficient]);
    }

    /** Sandwich covariance without small sample factor (HC0). */
    public double[][] robustCovariance() {
        int p = beta.length;
        double[][] meat = new double[p][p];
        double[][] x = model.columns();
        for (int i = 0; i < n(); i++) {
            double residual = (model.events()[i] ? 1 : 0) - state.probability()[i];
            for (int j = 0; j < p; j++) {
                for (int k = 0; k < p; k++) {
                    meat[j][k] += residual * residual * x[j][i] * x[k][i];
                }
            }
        }
        return SymmetricMatrix.sandwich(covariance, meat);
    }

    /** Fitted probabilities; shape [n]. */
    public double[] probabilities() {
        return state.probability().clone();
    }

    /**
     * Limits where twice the drop of the log likelihood, maximized over the other coefficients, equals the chi-square
     * quantile.
     *
     * @return infinite where the likelihood does not fall that far
     */
    public Interval profile(int coefficient, double confidenceLevel) {
        double z = Distributions.normalQuantileOfLevel(confidenceLevel);
        return new Interval(end(coefficient, -1, z), end(coefficient, 1, z));
    }

    private double end(int coefficient, int sign, double z) {
        double step = se(coefficient) * z;
        double drop = z * z / 2;
        double far = beta[coefficient];
        for (int tries = 0; tries < 60; tries++) {
            far += sign * step;
            if (profileDrop(coefficient, far) > drop) {
                return Roots.find(value -> profileDrop(coefficient, value) - drop, beta[coefficient], far);
            }
            step *= 1.5;
        }
        return sign * Double.POSITIVE_INFINITY;
    }

    private double profileDrop(int coefficient, double value) {
        double[] start = beta.clone();
        start[coefficient] = value;
        boolean[] fixed = new boolean[beta.length];
        fixed[coefficient] = true;
        return logLik() - model.climb(start, fixed).state().logLik();
    }

    LogisticRegression model() {
        return model;
    }
}
