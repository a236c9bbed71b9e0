package org.probatum.evaluation.statistics.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.SymmetricMatrix;

/**
 * Parametric accelerated failure time model: log T = x'β + σ ε.
 *
 * <p>With u = (log t − x'β)/σ an event adds log f(u) − log σ − log t, a censored time log S(u). Newton's method on β and
 * log σ; standard errors from the observed information. Source: J. D. Kalbfleisch, R. L. Prentice (2002), chapter 3; R:
 * {@code survival::survreg}.
 */
public final class AcceleratedFailureTime {

    public static final String SOURCE = "Maximum likelihood accelerated failure time model, as survreg";

    /** The law of ε. */
    public enum Law {
        /** Extreme value, σ fixed at 1. */
        EXPONENTIAL,
        /** Extreme value. */
        WEIBULL,
        LOGNORMAL,
        LOGLOGISTIC;

        /** log f, and its first and second derivative, into {@code out}. */
        void density(double u, double[] out) {
            switch (this) {
                case EXPONENTIAL, WEIBULL -> set(out, u - Math.exp(u), 1 - Math.exp(u), -Math.exp(u));
                case LOGNORMAL -> set(out, -u * u / 2 - Math.log(2 * Math.PI) / 2, -u, -1);
                case LOGLOGISTIC -> {
                    double p = Distributions.logistic(u);
                    set(out, u + 2 * logSurvivalOfLogistic(u), 1 - 2 * p, -2 * p * (1 - p));
                }
            }
        }

        /** log S, and its first and second derivative, into {@code out}. */
        void survival(double u, double[] out) {
            switch (this) {
                case EXPONENTIAL, WEIBULL -> set(out, -Math.exp(u), -Math.exp(u), -Math.exp(u));
                case LOGNORMAL -> {
                    double mills = Distributions.normalDensity(u) / Distributions.normalSf(u);
                    set(out, Math.log(Distributions.normalSf(u)), -mills, mills * (u - mills));
                }
                case LOGLOGISTIC -> {
                    double p = Distributions.logistic(u);
                    set(out, logSurvivalOfLogistic(u), -p, -p * (1 - p));
                }
            }
        }

        private static double logSurvivalOfLogistic(double u) {
            return u > 0 ? -u - Math.log1p(Math.exp(-u)) : -Math.log1p(Math.exp(u));
        }

        private static void set(double[] out, double value, double first, double second) {
            out[0] = value;
            out[1] = first;
            out[2] = second;
        }
    }

    /** A coefficient, or {@code Log(scale)}. */
    public record Coefficient(String name, double estimate, double se) {}

    /** @param scale σ */
    public record Fit(int n, int events, List<Coefficient> coefficients, double scale, double logLik) {}

    private final double[] logTime;
    private final boolean[] event;
    private final double[][] x;
    private final Law law;
    private final boolean scaled;

    private AcceleratedFailureTime(SurvivalTimes times, double[][] x, Law law) {
        this.x = x;
        this.law = law;
        scaled = law != Law.EXPONENTIAL;
        event = times.eventFlags();
        logTime = new double[times.size()];
        for (int i = 0; i < logTime.length; i++) {
            if (!(times.time(i) > 0)) {
                throw new IllegalArgumentException("An accelerated failure time model needs positive times; row "
                        + (i + 1) + " has " + times.time(i));
            }
            logTime[i] = Math.log(times.time(i));
        }
    }

    /**
     * @param names of the columns
     * @param columns covariates, a column of ones for the intercept; shape [p][n]
     * @return not estimable ({@code no-events}, {@code singular-information}, {@code not-converged})
     */
    public static Outcome<Fit> fit(SurvivalTimes times, List<String> names, double[][] columns, Law law) {
        if (times.events() == 0) {
            return Outcome.notEstimable("no-events", "There is no event");
        }
        return new AcceleratedFailureTime(times, columns, law).newton(names);
    }

    private PartialLikelihood at(double[] theta) {
        int p = x.length;
        int m = theta.length;
        double sigma = scaled ? Math.exp(theta[p]) : 1;
        double logLik = 0;
        double[] score = new double[m];
        double[][] information = new double[m][m];
        double[] d = new double[3];
        for (int i = 0; i < logTime.length; i++) {
            double eta = 0;
            for (int j = 0; j < p; j++) {
                eta += x[j][i] * theta[j];
            }
            double u = (logTime[i] - eta) / sigma;
            if (event[i]) {
                law.density(u, d);
                logLik += d[0] - Math.log(sigma) - logTime[i];
            } else {
                law.survival(u, d);
                logLik += d[0];
            }
            for (int j = 0; j < p; j++) {
                score[j] -= d[1] / sigma * x[j][i];
                for (int k = 0; k < p; k++) {
                    information[j][k] -= d[2] / (sigma * sigma) * x[j][i] * x[k][i];
                }
                if (scaled) {
                    double mixed = (d[1] + u * d[2]) / sigma * x[j][i];
                    information[j][p] -= mixed;
                    information[p][j] -= mixed;
                }
            }
            if (scaled) {
                score[p] -= u * d[1] + (event[i] ? 1 : 0);
                information[p][p] -= u * d[1] + u * u * d[2];
            }
        }
        return new PartialLikelihood(logLik, score, information);
    }

    /** Least squares on log time. */
    private Optional<double[]> start() {
        int p = x.length;
        double[] right = new double[p];
        double[][] squares = new double[p][p];
        for (int i = 0; i < logTime.length; i++) {
            for (int j = 0; j < p; j++) {
                right[j] += x[j][i] * logTime[i];
                for (int k = 0; k < p; k++) {
                    squares[j][k] += x[j][i] * x[k][i];
                }
            }
        }
        return SymmetricMatrix.solve(squares, right).map(beta -> java.util.Arrays.copyOf(beta, scaled ? p + 1 : p));
    }

    private Outcome<Fit> newton(List<String> names) {
        Optional<double[]> start = start();
        if (start.isEmpty()) {
            return Outcome.notEstimable("singular-information", "The covariates " + names + " are linearly dependent");
        }
        double[] theta = start.get();
        PartialLikelihood now = at(theta);
        for (int iteration = 0; iteration < 200; iteration++) {
            // where the surface is not concave, a small step uphill
            PartialLikelihood here = now;
            double[] step =
                    SymmetricMatrix.solve(now.information(), now.score()).orElseGet(() -> scaledGradient(here));
            double size = 1;
            double slack = 1e-13 * (1 + Math.abs(now.logLik()));
            double[] next = plus(theta, step, size);
            PartialLikelihood value = at(next);
            while (!(value.logLik() >= now.logLik() - slack) && size > 1e-9) {
                size /= 2;
                next = plus(theta, step, size);
                value = at(next);
            }
            boolean still = Math.abs(value.logLik() - now.logLik()) <= slack;
            theta = next;
            now = value;
            if (still) {
                return result(names, theta, now);
            }
        }
        return Outcome.notEstimable("not-converged", "The likelihood has no maximum or was not reached in 200 steps");
    }

    private static double[] scaledGradient(PartialLikelihood here) {
        double[] step = here.score().clone();
        for (int j = 0; j < step.length; j++) {
            step[j] /= Math.max(Math.abs(here.information()[j][j]), 1e-8);
        }
        return step;
    }

    private static double[] plus(double[] a, double[] b, double factor) {
        double[] sum = a.clone();
        for (int j = 0; j < sum.length; j++) {
            sum[j] += factor * b[j];
        }
        return sum;
    }

    private Outcome<Fit> result(List<String> names, double[] theta, PartialLikelihood at) {
        Optional<double[][]> covariance = SymmetricMatrix.inverse(at.information());
        if (covariance.isEmpty()) {
            return Outcome.notEstimable("singular-information", "The information matrix is singular for " + names);
        }
        List<Coefficient> coefficients = new ArrayList<>();
        int events = 0;
        for (boolean one : event) {
            events += one ? 1 : 0;
        }
        for (int j = 0; j < theta.length; j++) {
            coefficients.add(new Coefficient(
                    j < names.size() ? names.get(j) : "Log(scale)",
                    theta[j],
                    Math.sqrt(covariance.get()[j][j])));
        }
        double scale = scaled ? Math.exp(theta[theta.length - 1]) : 1;
        return Outcome.of(new Fit(logTime.length, events, coefficients, scale, at.logLik()));
    }
}
