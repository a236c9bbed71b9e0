package org.probatum.evaluation.statistics.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.SymmetricMatrix;

/**
 * Logistic regression by maximum likelihood: logit P(y = 1) = offset + x'β, Newton's method with step halving.
 *
 * <p>When a combination of the covariates separates events from non-events, the likelihood has no maximum; the outcome
 * then says so and {@link #separation} names the coefficients that run off. Source: D. R. Cox (1958); A. Albert, J. A.
 * Anderson (1984), Biometrika 71, 1–10 (separation); R: {@code glm(family = binomial)}.
 */
public final class LogisticRegression {

    public static final String SOURCE =
            "Maximum likelihood logistic regression; profile likelihood limits; HC0 sandwich;"
                    + " g-computation with delta method";

    private static final int MOST_ITERATIONS = 60;
    private static final double RUNNING_OFF = 1e-3;

    /** How far the data separate events from non-events. */
    public enum Separation {
        NONE,
        /** A combination of covariates tells events and non-events apart but for ties. */
        QUASI,
        /** A combination of covariates tells events and non-events apart. */
        COMPLETE
    }

    /**
     * Whether there is a maximum.
     *
     * @param infinite coefficients that run off, with the sign of infinity
     */
    public record SeparationCheck(Separation separation, Map<String, Double> infinite) {}

    private final List<String> names;
    private final double[][] x;
    private final boolean[] y;
    private final double[] offset;

    private LogisticRegression(List<String> names, double[][] x, boolean[] y, double[] offset) {
        this.names = names;
        this.x = x;
        this.y = y;
        this.offset = offset;
    }

    /**
     * @param names of the columns
     * @param columns covariates, a column of ones among them for an intercept; shape [p][n]
     * @param event the response; shape [n]
     */
    public static LogisticRegression of(List<String> names, double[][] columns, boolean[] event) {
        return of(names, columns, event, new double[event.length]);
    }

    /** @param offset added to the linear predictor with coefficient 1; shape [n] */
    public static LogisticRegression of(List<String> names, double[][] columns, boolean[] event, double[] offset) {
        if (columns.length == 0 || names.size() != columns.length) {
            throw new IllegalArgumentException("Logistic regression needs one name per column; names " + names.size()
                    + ", columns " + columns.length);
        }
        for (int j = 0; j < columns.length; j++) {
            if (columns[j].length != event.length) {
                throw new IllegalArgumentException("Column " + names.get(j) + " has " + columns[j].length
                        + " values, the response " + event.length);
            }
        }
        return new LogisticRegression(List.copyOf(names), columns, event.clone(), offset.clone());
    }

    /** The fit; not estimable ({@code separation}, {@code singular-information}, {@code one-class}). */
    public Outcome<LogisticFit> fit() {
        if (allEqual(y)) {
            return Outcome.notEstimable("one-class", "The response has only one value, so there is no finite estimate");
        }
        Climb climb = climb(firstStep(), new boolean[x.length]);
        if (climb.singular()) {
            return Outcome.notEstimable(
                    "singular-information",
                    "The information matrix is singular: a covariate is constant or a combination of the others among "
                            + names);
        }
        if (isRunningOff(climb.step())) {
            return Outcome.notEstimable(
                    "separation", "The likelihood has no maximum; coefficients run off: " + runningOff(climb.step()));
        }
        return Outcome.of(LogisticFit.of(this, climb.beta(), climb.state(), climb.information()));
    }

    /** Tells whether the data are separated, and which coefficients run off. */
    public SeparationCheck separation() {
        Climb climb = climb(new double[x.length], new boolean[x.length]);
        if (!isRunningOff(climb.step())) {
            return new SeparationCheck(Separation.NONE, Map.of());
        }
        boolean complete = climb.state().logLik() > -1e-6;
        return new SeparationCheck(complete ? Separation.COMPLETE : Separation.QUASI, runningOff(climb.step()));
    }

    private static boolean allEqual(boolean[] values) {
        for (boolean value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    /** The slopes that run off; the intercept follows them and is left out. */
    private Map<String, Double> runningOff(double[] step) {
        Map<String, Double> infinite = new LinkedHashMap<>();
        for (int j = 0; j < step.length; j++) {
            if (Math.abs(step[j]) * spread(x[j]) > RUNNING_OFF && spread(x[j]) > 0) {
                infinite.put(names.get(j), step[j] > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY);
            }
        }
        return infinite;
    }

    private boolean isRunningOff(double[] step) {
        for (int j = 0; j < step.length; j++) {
            if (Math.abs(step[j]) * Math.max(spread(x[j]), spread(x[j]) > 0 ? 0 : 1) > RUNNING_OFF) {
                return true;
            }
        }
        return false;
    }

    private static double spread(double[] column) {
        double mean = 0;
        for (double value : column) {
            mean += value / column.length;
        }
        double sum = 0;
        for (double value : column) {
            sum += (value - mean) * (value - mean);
        }
        double sd = Math.sqrt(sum / column.length);
        return sd > 1e-12 * Math.abs(mean) ? sd : 0;
    }

    /** Log likelihood with its derivatives at one β. */
    @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
    record State(double logLik, double[] probability, double[] score, double[][] information) {}

    /** @param information at the start of the last step */
    @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
    record Climb(double[] beta, State state, double[][] information, double[] step, boolean singular) {}

    /**
     * Where {@code glm} stands after its first step: least squares on the working response that belongs to starting
     * probabilities of 1/4 and 3/4. Zeros when the columns are linearly dependent.
     */
    private double[] firstStep() {
        double working = Math.log(3) + 0.25 / (0.25 * 0.75);
        int p = x.length;
        double[] right = new double[p];
        double[][] squares = new double[p][p];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < p; j++) {
                right[j] += x[j][i] * ((y[i] ? working : -working) - offset[i]);
                for (int k = 0; k < p; k++) {
                    squares[j][k] += x[j][i] * x[k][i];
                }
            }
        }
        return SymmetricMatrix.solve(squares, right).orElseGet(() -> new double[p]);
    }

    /** Newton's method from a start; fixed coefficients stay where they are. */
    Climb climb(double[] start, boolean[] fixed) {
        double[] beta = start.clone();
        State now = state(beta);
        double[][] information = now.information();
        double[] step = new double[beta.length];
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            Optional<double[]> solved = step(now, fixed);
            if (solved.isEmpty()) {
                return new Climb(beta, now, now.information(), step, !isRunningOff(step));
            }
            step = solved.get();
            information = now.information();
            State next = state(plus(beta, step, 1));
            double slack = 1e-13 * (Math.abs(now.logLik()) + 1);
            for (int halving = 0; halving < 30 && !(next.logLik() >= now.logLik() - slack); halving++) {
                step = plus(new double[step.length], step, 0.5);
                next = state(plus(beta, step, 1));
            }
            // the stopping rule of glm at its strictest, or a step that no longer moves
            boolean still = Math.abs(next.logLik() - now.logLik()) <= 1e-14 * (Math.abs(next.logLik()) + 0.05)
                    || isSmall(step, beta);
            beta = plus(beta, step, 1);
            now = next;
            if (still) {
                break;
            }
        }
        return new Climb(beta, now, information, step, false);
    }

    private static boolean isSmall(double[] step, double[] beta) {
        for (int j = 0; j < step.length; j++) {
            if (Math.abs(step[j]) > 1e-9 * Math.abs(beta[j])) {
                return false;
            }
        }
        return true;
    }

    private static Optional<double[]> step(State state, boolean[] fixed) {
        int p = fixed.length;
        List<Integer> free = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            if (!fixed[j]) {
                free.add(j);
            }
        }
        double[][] information = new double[free.size()][free.size()];
        double[] score = new double[free.size()];
        for (int a = 0; a < score.length; a++) {
            score[a] = state.score()[free.get(a)];
            for (int b = 0; b < score.length; b++) {
                information[a][b] = state.information()[free.get(a)][free.get(b)];
            }
        }
        return SymmetricMatrix.solve(information, score).map(solution -> {
            double[] full = new double[p];
            for (int a = 0; a < solution.length; a++) {
                full[free.get(a)] = solution[a];
            }
            return full;
        });
    }

    private static double[] plus(double[] a, double[] b, double factor) {
        double[] sum = a.clone();
        for (int j = 0; j < sum.length; j++) {
            sum[j] += factor * b[j];
        }
        return sum;
    }

    State state(double[] beta) {
        int p = x.length;
        int n = y.length;
        double[] probability = new double[n];
        double[] score = new double[p];
        double[][] information = new double[p][p];
        double logLik = 0;
        for (int i = 0; i < n; i++) {
            double eta = offset[i];
            for (int j = 0; j < p; j++) {
                eta += x[j][i] * beta[j];
            }
            // log P(y): minus log(1 + exp(∓eta)), safe for large |eta|
            double towards = y[i] ? eta : -eta;
            logLik -= towards > 0 ? Math.log1p(Math.exp(-towards)) : -towards + Math.log1p(Math.exp(towards));
            probability[i] = Distributions.logistic(eta);
            double weight = probability[i] * Distributions.logistic(-eta);
            double residual = y[i] ? Distributions.logistic(-eta) : -probability[i];
            for (int j = 0; j < p; j++) {
                score[j] += x[j][i] * residual;
                for (int k = 0; k <= j; k++) {
                    information[j][k] += weight * x[j][i] * x[k][i];
                    information[k][j] = information[j][k];
                }
            }
        }
        return new State(logLik, probability, score, information);
    }

    List<String> names() {
        return names;
    }

    double[][] columns() {
        return x;
    }

    boolean[] events() {
        return y;
    }

    double[] offsets() {
        return offset;
    }
}
