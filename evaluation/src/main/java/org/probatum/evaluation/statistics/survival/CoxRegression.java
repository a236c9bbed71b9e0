package org.probatum.evaluation.statistics.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.numeric.SymmetricMatrix;

/**
 * Cox proportional hazards regression by maximum partial likelihood.
 *
 * <p>With rows i, covariates xᵢ, rates rᵢ = exp(xᵢ'β), the rows R(t) at risk and the d events D(t) at an event time t:
 * <pre>
 *   Breslow   ℓ = Σ_t [ Σ_{D} xᵢ'β − d log Σ_R rᵢ ]
 *   Efron     ℓ = Σ_t [ Σ_{D} xᵢ'β − Σ_{k&lt;d} log(Σ_R rᵢ − k/d Σ_D rᵢ) ]
 *   exact     ℓ = Σ_t [ Σ_{D} xᵢ'β − log Σ_{subsets of R of size d} Π rᵢ ]
 * </pre>
 * <p>Strata have risk sets of their own. With an entry time a row is at risk in (entry, time]. Newton's method with step
 * halving on standardized covariates. When the likelihood rises for ever along a coefficient there is no estimate:
 * the outcome says so. Assumes proportional hazards and independent censoring.
 * Source: D. R. Cox (1972); B. Efron (1977); R: {@code survival::coxph}.
 */
public final class CoxRegression {

    public static final String SOURCE = "Cox 1972 partial likelihood; ties by Efron 1977, Breslow 1974 or exact;"
            + " robust variance of Lin and Wei 1989";

    /** What is done with events at the same time. */
    public enum Ties {
        EFRON,
        BRESLOW,
        EXACT
    }

    private static final int MOST_ITERATIONS = 60;

    /** A step of a standardized coefficient above this, while the likelihood stands still, means no maximum. */
    private static final double RUNNING_OFF = 1e-3;

    private final Ties ties;
    private final Optional<int[]> stratum;
    private final Optional<double[]> entry;
    private final Optional<int[]> cluster;
    private final double confidenceLevel;

    private CoxRegression(
            Ties ties,
            Optional<int[]> stratum,
            Optional<double[]> entry,
            Optional<int[]> cluster,
            double confidenceLevel) {
        this.ties = ties;
        this.stratum = stratum;
        this.entry = entry;
        this.cluster = cluster;
        this.confidenceLevel = confidenceLevel;
    }

    /** Efron ties, no strata, entry at 0, model variance, 95 % limits. */
    public static CoxRegression withDefaults() {
        return new CoxRegression(Ties.EFRON, Optional.empty(), Optional.empty(), Optional.empty(), 0.95);
    }

    public CoxRegression with(Ties chosen) {
        return new CoxRegression(chosen, stratum, entry, cluster, confidenceLevel);
    }

    /**
     * Risk sets of their own for each stratum.
     *
     * @param codes stratum of each row, 0 or more; shape [n]
     */
    public CoxRegression withStrata(int[] codes) {
        return new CoxRegression(ties, Optional.of(codes.clone()), entry, cluster, confidenceLevel);
    }

    /**
     * Late entry (left truncation), as in start–stop data.
     *
     * @param times when each row comes under observation, before its time; shape [n]
     */
    public CoxRegression withEntry(double[] times) {
        return new CoxRegression(ties, stratum, Optional.of(times.clone()), cluster, confidenceLevel);
    }

    /**
     * Robust variance with rows of one cluster taken together.
     *
     * @param codes cluster of each row, 0 or more
     */
    public CoxRegression withClusters(int[] codes) {
        return new CoxRegression(ties, stratum, entry, Optional.of(codes.clone()), confidenceLevel);
    }

    public CoxRegression withConfidenceLevel(double level) {
        return new CoxRegression(ties, stratum, entry, cluster, level);
    }

    /**
     * @param names of the coefficients; length p ≥ 1
     * @param covariates finite; shape [p][n]
     * @return the fit; not estimable ({@code no-events}, {@code monotone-likelihood}, {@code singular-information})
     */
    public Outcome<CoxFit> fit(SurvivalTimes times, List<String> names, double[][] covariates) {
        requireShape(times, names, covariates);
        if (times.events() == 0) {
            return Outcome.notEstimable("no-events", "There is no event, so hazards cannot be compared");
        }
        CoxRows rows = CoxRows.of(times, covariates, stratum, entry);
        return newton(rows, names)
                .map(path -> new CoxFit(
                        this,
                        rows,
                        names,
                        path.start(),
                        path.end(),
                        path.beta(),
                        path.steps().size() - 1));
    }

    private static void requireShape(SurvivalTimes times, List<String> names, double[][] covariates) {
        if (covariates.length == 0 || names.size() != covariates.length) {
            throw new IllegalArgumentException("Cox regression needs one name per covariate and at least one; names "
                    + names.size() + ", covariates " + covariates.length);
        }
        for (int j = 0; j < covariates.length; j++) {
            if (covariates[j].length != times.size()) {
                throw new IllegalArgumentException("Covariate " + names.get(j) + " has " + covariates[j].length
                        + " values, there are " + times.size() + " times");
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
    private record Path(PartialLikelihood start, PartialLikelihood end, double[] beta, List<double[]> steps) {}

    /**
     * One state of the search.
     *
     * @param iteration 0 is the start, all coefficients 0
     * @param estimates in the order of the names, in the covariates' units
     */
    public record Iteration(int iteration, double logLik, Series estimates) {}

    /** The states that the search went through, the last one the estimate; not estimable as {@link #fit}. */
    public Outcome<List<Iteration>> explain(SurvivalTimes times, List<String> names, double[][] covariates) {
        requireShape(times, names, covariates);
        if (times.events() == 0) {
            return Outcome.notEstimable("no-events", "There is no event, so hazards cannot be compared");
        }
        CoxRows rows = CoxRows.of(times, covariates, stratum, entry);
        return newton(rows, names).map(path -> {
            List<Iteration> history = new ArrayList<>();
            for (double[] beta : path.steps()) {
                double[] estimates = beta.clone();
                for (int j = 0; j < estimates.length; j++) {
                    estimates[j] /= rows.scale[j];
                }
                history.add(new Iteration(history.size(), likelihood(rows, beta).logLik(), Series.of(estimates)));
            }
            return history;
        });
    }

    private Outcome<Path> newton(CoxRows rows, List<String> names) {
        double[] beta = new double[rows.covariates()];
        PartialLikelihood start = likelihood(rows, beta);
        PartialLikelihood now = start;
        double[] step = beta;
        List<double[]> steps = new ArrayList<>(List.of(beta));
        for (int iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
            Optional<double[]> solved = SymmetricMatrix.solve(now.information(), now.score());
            if (solved.isEmpty()) {
                return isRunningOff(step)
                        ? monotone(names, step)
                        : Outcome.notEstimable(
                                "singular-information",
                                "The information matrix is singular: a covariate"
                                        + " is constant or a combination of the others among " + names);
            }
            step = solved.get();
            PartialLikelihood next = likelihood(rows, plus(beta, step));
            for (int halving = 0; halving < 30 && !(next.logLik() >= now.logLik() - slack(now)); halving++) {
                step = half(step);
                next = likelihood(rows, plus(beta, step));
            }
            beta = plus(beta, step);
            steps.add(beta);
            boolean still = Math.abs(next.logLik() - now.logLik()) <= slack(now);
            now = next;
            if (still) {
                return isRunningOff(step) ? monotone(names, step) : Outcome.of(new Path(start, now, beta, steps));
            }
        }
        return isRunningOff(step)
                ? monotone(names, step)
                : Outcome.notEstimable(
                        "not-converged", "Newton's method did not settle in " + MOST_ITERATIONS + " steps");
    }

    private static double slack(PartialLikelihood likelihood) {
        return 1e-13 * (Math.abs(likelihood.logLik()) + 1);
    }

    private static boolean isRunningOff(double[] step) {
        for (double one : step) {
            if (Math.abs(one) > RUNNING_OFF) {
                return true;
            }
        }
        return false;
    }

    private static Outcome<Path> monotone(List<String> names, double[] step) {
        StringBuilder which = new StringBuilder();
        for (int j = 0; j < step.length; j++) {
            if (Math.abs(step[j]) > RUNNING_OFF) {
                which.append(which.isEmpty() ? "" : ", ")
                        .append(names.get(j))
                        .append(step[j] > 0 ? " to +" : " to -")
                        .append("infinity");
            }
        }
        return Outcome.notEstimable(
                "monotone-likelihood", "The partial likelihood has no maximum; it rises for ever with " + which);
    }

    private PartialLikelihood likelihood(CoxRows rows, double[] beta) {
        return ties == Ties.EXACT
                ? ExactLikelihood.at(rows, beta)
                : RiskSetLikelihood.at(rows, beta, ties == Ties.EFRON);
    }

    private static double[] plus(double[] a, double[] b) {
        double[] sum = a.clone();
        for (int j = 0; j < sum.length; j++) {
            sum[j] += b[j];
        }
        return sum;
    }

    private static double[] half(double[] step) {
        double[] result = step.clone();
        for (int j = 0; j < result.length; j++) {
            result[j] /= 2;
        }
        return result;
    }

    Ties ties() {
        return ties;
    }

    Optional<int[]> clusters() {
        return cluster;
    }

    double confidenceLevel() {
        return confidenceLevel;
    }

    boolean hasEntry() {
        return entry.isPresent();
    }
}
