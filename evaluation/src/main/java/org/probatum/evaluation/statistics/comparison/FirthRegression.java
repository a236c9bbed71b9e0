package org.probatum.evaluation.statistics.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.Roots;
import org.probatum.evaluation.statistics.numeric.SymmetricMatrix;

/**
 * Logistic regression with Firth's penalty: maximizes ℓ(β) + ½ log det I(β). Estimates are finite even when the data
 * are separated.
 *
 * <p>The modified score is Σ (yᵢ − pᵢ + hᵢ(½ − pᵢ))xᵢ with hᵢ the leverages. Tests and limits come from the penalized
 * likelihood with the penalty of the full design throughout. Source: D. Firth (1993), Biometrika 80, 27–38; G. Heinze, M.
 * Schemper (2002), Stat. Med. 21, 2409–2419; R: {@code logistf}, {@code brglm2}.
 */
public final class FirthRegression {

    public static final String SOURCE =
            "Firth 1993 penalized likelihood; profile penalized likelihood limits and tests of"
                    + " Heinze and Schemper 2002";

    private static final int MOST_ITERATIONS = 5000;
    private static final double LONGEST_STEP = 5;
    private static final int SCORING_STEPS = 50;

    /**
     * @param se from the inverse information at the estimate
     * @param profile profile penalized likelihood limits
     * @param plrChiSquare penalized likelihood ratio test that it is 0
     */
    public record Coefficient(
            String name,
            double estimate,
            double se,
            Interval profile,
            double plrChiSquare,
            double plrP,
            double waldP) {}

    /** @param globalPlrChiSquare test that every slope is 0 */
    public record Fit(
            List<Coefficient> coefficients, double penalizedLogLik, double globalPlrChiSquare, int globalPlrDf) {}

    private final LogisticRegression model;

    private FirthRegression(LogisticRegression model) {
        this.model = model;
    }

    /** Arguments as {@link LogisticRegression#of}; the first column is the intercept. */
    public static FirthRegression of(List<String> names, double[][] columns, boolean[] event) {
        return new FirthRegression(LogisticRegression.of(names, columns, event));
    }

    public Outcome<Fit> fit(double confidenceLevel) {
        int p = model.columns().length;
        double[] start = new double[p];
        if (SymmetricMatrix.inverse(model.state(start).information()).isEmpty()) {
            return Outcome.notEstimable(
                    "singular-information",
                    "A covariate is constant or a combination of the others among " + model.names());
        }
        double[] beta = climb(start, new boolean[p]);
        double top = penalized(beta);
        List<Coefficient> coefficients = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            coefficients.add(coefficient(j, beta, top, confidenceLevel));
        }
        boolean[] slopes = new boolean[p];
        Arrays.fill(slopes, 1, p, true);
        double global = 2 * (top - penalized(climb(new double[p], slopes)));
        return Outcome.of(new Fit(coefficients, top, global, p - 1));
    }

    private Coefficient coefficient(int j, double[] beta, double top, double confidenceLevel) {
        double[][] covariance =
                SymmetricMatrix.inverse(model.state(beta).information()).orElseThrow();
        double se = Math.sqrt(covariance[j][j]);
        double plr = Math.max(0, 2 * (top - profile(j, 0, beta)));
        double z = Distributions.normalQuantileOfLevel(confidenceLevel);
        return new Coefficient(
                model.names().get(j),
                beta[j],
                se,
                new Interval(end(j, beta, top, -z, se), end(j, beta, top, z, se)),
                plr,
                Distributions.chiSquareSf(plr, 1),
                Distributions.normalTwoSidedP(beta[j] / se));
    }

    private double end(int j, double[] beta, double top, double z, double se) {
        double drop = z * z / 2;
        double step = z * se;
        double far = beta[j];
        for (int tries = 0; tries < 60; tries++) {
            far += step;
            if (top - profile(j, far, beta) > drop) {
                return Roots.find(value -> top - profile(j, value, beta) - drop, beta[j], far);
            }
            step *= 1.5;
        }
        return Math.copySign(Double.POSITIVE_INFINITY, z);
    }

    /** The penalized likelihood with one coefficient held, maximized over the others. */
    private double profile(int j, double value, double[] beta) {
        double[] near = beta.clone();
        near[j] = value;
        double[] far = new double[beta.length];
        far[j] = value;
        double[] start = penalized(near) >= penalized(far) ? near : far;
        boolean[] fixed = new boolean[beta.length];
        fixed[j] = true;
        return penalized(climb(start, fixed));
    }

    private double penalized(double[] beta) {
        LogisticRegression.State state = model.state(beta);
        return SymmetricMatrix.logDeterminant(state.information())
                .map(logDeterminant -> state.logLik() + logDeterminant / 2)
                .orElse(Double.NEGATIVE_INFINITY);
    }

    /** Scoring steps on the free coefficients until the modified score vanishes. */
    private double[] climb(double[] start, boolean[] fixed) {
        double[] beta = start.clone();
        double now = penalized(beta);
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            double[] step = step(beta, fixed);
            double size = 1;
            double[] next = plus(beta, step, size);
            double value = penalized(next);
            while (!(value >= now - 1e-12 * (1 + Math.abs(now))) && size > 1e-8) {
                size /= 2;
                next = plus(beta, step, size);
                value = penalized(next);
            }
            beta = next;
            now = value;
            if (largest(step) < 1e-11 * (1 + largest(beta))) {
                return beta;
            }
            if (iteration % SCORING_STEPS == SCORING_STEPS - 1) {
                double[] polished = newton(beta, fixed);
                if (penalized(polished) >= now) {
                    return polished;
                }
            }
        }
        return beta;
    }

    /**
     * Newton steps with the numerical derivative of the modified score; scoring alone crawls where the data nearly
     * separate. Returns the start when the steps do not settle.
     */
    private double[] newton(double[] start, boolean[] fixed) {
        int[] free = IntStream.range(0, start.length).filter(j -> !fixed[j]).toArray();
        double[] beta = start.clone();
        for (int iteration = 0; iteration < 20; iteration++) {
            double[] score = modifiedScore(beta);
            double[][] slope = new double[free.length][free.length];
            for (int b = 0; b < free.length; b++) {
                double h = 1e-5 * (1 + Math.abs(beta[free[b]]));
                double[] up = beta.clone();
                double[] down = beta.clone();
                up[free[b]] += h;
                down[free[b]] -= h;
                double[] above = modifiedScore(up);
                double[] below = modifiedScore(down);
                for (int a = 0; a < free.length; a++) {
                    slope[a][b] = (below[free[a]] - above[free[a]]) / (2 * h);
                }
            }
            double[] right = Arrays.stream(free).mapToDouble(j -> score[j]).toArray();
            Optional<double[]> solved = SymmetricMatrix.solve(symmetric(slope), right);
            if (solved.isEmpty() || largest(solved.get()) > 1) {
                return start;
            }
            for (int a = 0; a < free.length; a++) {
                beta[free[a]] += solved.get()[a];
            }
            if (largest(solved.get()) < 1e-9 * (1 + largest(beta))) {
                return beta;
            }
        }
        return start;
    }

    private static double[][] symmetric(double[][] matrix) {
        double[][] mean = new double[matrix.length][matrix.length];
        for (int a = 0; a < mean.length; a++) {
            for (int b = 0; b < mean.length; b++) {
                mean[a][b] = (matrix[a][b] + matrix[b][a]) / 2;
            }
        }
        return mean;
    }

    private double[] modifiedScore(double[] beta) {
        LogisticRegression.State state = model.state(beta);
        double[][] inverse = SymmetricMatrix.inverse(state.information()).orElseThrow(this::singular);
        return modifiedScore(state, inverse, beta.length);
    }

    private IllegalArgumentException singular() {
        return new IllegalArgumentException("The information matrix becomes singular while fitting " + model.names());
    }

    private double[] step(double[] beta, boolean[] fixed) {
        LogisticRegression.State state = model.state(beta);
        int p = beta.length;
        double[][] inverse = SymmetricMatrix.inverse(state.information()).orElseThrow(this::singular);
        double[] score = modifiedScore(state, inverse, p);
        int[] free = IntStream.range(0, p).filter(j -> !fixed[j]).toArray();
        double[] step = new double[p];
        if (free.length == 0) {
            return step;
        }
        double[][] information = new double[free.length][free.length];
        double[] right = new double[free.length];
        for (int a = 0; a < free.length; a++) {
            right[a] = score[free[a]];
            for (int b = 0; b < free.length; b++) {
                information[a][b] = state.information()[free[a]][free[b]];
            }
        }
        double[] solved = SymmetricMatrix.solve(information, right).orElseThrow();
        // all by one factor: a step that is cut in one coordinate only need not lead upwards
        double factor = Math.min(1, LONGEST_STEP / largest(solved));
        for (int a = 0; a < free.length; a++) {
            step[free[a]] = factor * solved[a];
        }
        return step;
    }

    private double[] modifiedScore(LogisticRegression.State state, double[][] inverse, int p) {
        double[] score = new double[p];
        double[][] x = model.columns();
        boolean[] y = model.events();
        double[] row = new double[p];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < p; j++) {
                row[j] = x[j][i];
            }
            double probability = state.probability()[i];
            double leverage = probability * (1 - probability) * SymmetricMatrix.quadraticForm(inverse, row);
            double residual = (y[i] ? 1 : 0) - probability + leverage * (0.5 - probability);
            for (int j = 0; j < p; j++) {
                score[j] += residual * row[j];
            }
        }
        return score;
    }

    private static double[] plus(double[] a, double[] b, double factor) {
        double[] sum = a.clone();
        for (int j = 0; j < sum.length; j++) {
            sum[j] += factor * b[j];
        }
        return sum;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
