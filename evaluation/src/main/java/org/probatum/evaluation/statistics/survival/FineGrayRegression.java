package org.probatum.evaluation.statistics.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.SymmetricMatrix;

/**
 * Proportional subdistribution hazards regression for one cause among competing ones.
 *
 * <p>A participant who failed from another cause at T stays in the risk set of a later t with weight G(t−)/G(T−), G the
 * Kaplan–Meier estimate of the censoring time, in which events at a tied time are still at risk (as {@code cmprsk::crr}).
 * Ties by Breslow. The variance is the sandwich with the influence of the estimated G.
 * Source: J. P. Fine, R. J. Gray (1999), J. Am. Stat. Assoc. 94, 496–509.
 */
public final class FineGrayRegression {

    public static final String SOURCE =
            "Fine and Gray 1999 with censoring weights and sandwich variance as cmprsk::crr";

    /** What events do that happen at the same time as a censoring, in the estimate of G. */
    public enum CensoringTies {
        /** They are still at risk of censoring, as {@code cmprsk::crr}. */
        EVENTS_AT_RISK,
        /** They have left, as {@code survival::finegray}. */
        EVENTS_FIRST
    }

    /** @param subdistributionHazardRatio exp(estimate) */
    public record Coefficient(
            String name, double estimate, double se, double z, double p, double subdistributionHazardRatio) {}

    /** @param covariance sandwich; shape [p][p] */
    public record Fit(
            int n,
            int events,
            List<Coefficient> coefficients,
            double logLik,
            double logLikNull,
            List<Series> covariance) {}

    private final int n;
    private final int p;
    /** Rows by ascending time. */
    private final double[] time;

    private final int[] cause;
    private final int wanted;
    private final double[] x;
    /** G(T−) of each row. */
    private final double[] censoring;

    private final double[] centre;

    private FineGrayRegression(CompetingRisks risks, int wanted, double[][] covariates, CensoringTies censoringTies) {
        this.wanted = wanted;
        n = risks.size();
        p = covariates.length;
        int[] order = risks.order();
        time = new double[n];
        cause = new int[n];
        x = new double[n * p];
        centre = new double[p];
        for (int j = 0; j < p; j++) {
            for (double value : covariates[j]) {
                centre[j] += value / n;
            }
        }
        for (int i = 0; i < n; i++) {
            time[i] = risks.time(order[i]);
            cause[i] = risks.cause(order[i]);
            for (int j = 0; j < p; j++) {
                x[i * p + j] = covariates[j][order[i]] - centre[j];
            }
        }
        censoring = censoringBefore(censoringTies);
    }

    /** Kaplan–Meier of the censoring time just before each time. */
    private double[] censoringBefore(CensoringTies ties) {
        double[] before = new double[n];
        double g = 1;
        for (int start = 0; start < n; ) {
            int end = endOfTies(start);
            int censored = 0;
            for (int i = start; i < end; i++) {
                before[i] = g;
                censored += cause[i] == 0 ? 1 : 0;
            }
            double atRisk = ties == CensoringTies.EVENTS_AT_RISK ? n - start : n - end + censored;
            g *= censored == 0 ? 1 : 1 - censored / atRisk;
            start = end;
        }
        return before;
    }

    private int endOfTies(int start) {
        int end = start;
        while (end < n && time[end] == time[start]) {
            end++;
        }
        return end;
    }

    /**
     * @param wanted cause of interest, 1 or more
     * @param names of the coefficients
     * @param covariates shape [p][n]
     * @return not estimable ({@code no-events}, {@code singular-information}, {@code not-converged})
     */
    public static Outcome<Fit> fit(CompetingRisks risks, int wanted, List<String> names, double[][] covariates) {
        return fit(risks, wanted, names, covariates, CensoringTies.EVENTS_AT_RISK);
    }

    /** The fit with a stated rule for ties of events and censorings. */
    public static Outcome<Fit> fit(
            CompetingRisks risks, int wanted, List<String> names, double[][] covariates, CensoringTies censoringTies) {
        FineGrayRegression model = new FineGrayRegression(risks, wanted, covariates, censoringTies);
        if (model.events() == 0) {
            return Outcome.notEstimable("no-events", "There is no event of cause " + wanted);
        }
        return model.newton(names);
    }

    private int events() {
        int events = 0;
        for (int one : cause) {
            events += one == wanted ? 1 : 0;
        }
        return events;
    }

    /** Sums at each event time, and the likelihood with its derivatives. */
    private final class Pass {

        final double[] rate = new double[n];
        double logLik;
        final double[] score = new double[p];
        final double[][] information = new double[p][p];
        /** Per row: Σ_{t ≤ T} dΛ and Σ x̄ dΛ; weighted by G(t−) over t > T. */
        final double[] hazard = new double[n];

        final double[][] hazardX = new double[n][];
        final double[] later = new double[n];
        final double[][] laterX = new double[n][];
        final double[][] mean = new double[n][];
        double weighted;
        final double[] weightedX = new double[p];

        Pass(double[] beta) {
            for (int i = 0; i < n; i++) {
                double eta = 0;
                for (int j = 0; j < p; j++) {
                    eta += x[i * p + j] * beta[j];
                }
                rate[i] = Math.exp(eta);
                if (cause[i] == wanted) {
                    logLik += eta;
                }
            }
            run();
        }

        private void run() {
            double[][] atRisk = new double[p + 1][p + 1];
            double[][] failed = new double[p + 1][p + 1];
            for (int i = 0; i < n; i++) {
                add(atRisk, i, rate[i]);
            }
            double total = 0;
            double[] totalX = new double[p];
            for (int start = 0; start < n; ) {
                int end = endOfTies(start);
                int d = 0;
                for (int i = start; i < end; i++) {
                    d += cause[i] == wanted ? 1 : 0;
                }
                double[] xBar = new double[p];
                if (d > 0) {
                    double g = censoring[start];
                    double s0 = atRisk[p][p] + g * failed[p][p];
                    double step = d / s0;
                    logLik -= d * Math.log(s0);
                    for (int j = 0; j < p; j++) {
                        xBar[j] = (atRisk[j][p] + g * failed[j][p]) / s0;
                        score[j] -= d * xBar[j];
                        totalX[j] += step * xBar[j];
                        weightedX[j] += g * step * xBar[j];
                        for (int k = 0; k <= j; k++) {
                            information[j][k] += d * ((atRisk[j][k] + g * failed[j][k]) / s0 - xBar[j] * xBar[k]);
                            information[k][j] = information[j][k];
                        }
                    }
                    total += step;
                    weighted += g * step;
                }
                for (int i = start; i < end; i++) {
                    mean[i] = xBar;
                    hazard[i] = total;
                    hazardX[i] = totalX.clone();
                    later[i] = weighted;
                    laterX[i] = weightedX.clone();
                    if (cause[i] == wanted) {
                        for (int j = 0; j < p; j++) {
                            score[j] += x[i * p + j];
                        }
                    }
                }
                for (int i = start; i < end; i++) {
                    add(atRisk, i, -rate[i]);
                    if (cause[i] != 0 && cause[i] != wanted) {
                        add(failed, i, rate[i] / censoring[i]);
                    }
                }
                start = end;
            }
            for (int i = 0; i < n; i++) {
                later[i] = weighted - later[i];
                for (int j = 0; j < p; j++) {
                    laterX[i][j] = weightedX[j] - laterX[i][j];
                }
            }
        }

        private void add(double[][] sums, int i, double weight) {
            for (int j = 0; j < p; j++) {
                double wx = weight * x[i * p + j];
                sums[j][p] += wx;
                for (int k = 0; k <= j; k++) {
                    sums[j][k] += wx * x[i * p + k];
                }
            }
            sums[p][p] += weight;
        }

        /** Influence of each row on the score: its own part, and its part in the censoring weights. */
        double[][] influence() {
            double[][] influence = new double[n][p];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < p; j++) {
                    double xi = x[i * p + j];
                    double value = -rate[i] * (xi * hazard[i] - hazardX[i][j]);
                    if (cause[i] == wanted) {
                        value += xi - mean[i][j];
                    } else if (cause[i] != 0) {
                        value -= rate[i] / censoring[i] * (xi * later[i] - laterX[i][j]);
                    }
                    influence[i][j] = value;
                }
            }
            addCensoring(influence);
            return influence;
        }

        /** As crr: q(u) takes failures before u and event times from u on. */
        private void addCensoring(double[][] influence) {
            double failed = 0;
            double[] failedX = new double[p];
            double[] compensator = new double[p];
            for (int start = 0; start < n; ) {
                int end = endOfTies(start);
                int censored = 0;
                for (int i = start; i < end; i++) {
                    censored += cause[i] == 0 ? 1 : 0;
                }
                double atRisk = n - start;
                for (int j = 0; j < p; j++) {
                    double q = start == 0 ? 0 : failedX[j] * later[start - 1] - failed * laterX[start - 1][j];
                    compensator[j] += q / atRisk * censored / atRisk;
                    for (int i = start; i < end; i++) {
                        influence[i][j] += (cause[i] == 0 ? q / atRisk : 0) - compensator[j];
                    }
                }
                for (int i = start; i < end; i++) {
                    if (cause[i] != 0 && cause[i] != wanted) {
                        failed += rate[i] / censoring[i];
                        for (int j = 0; j < p; j++) {
                            failedX[j] += rate[i] / censoring[i] * x[i * p + j];
                        }
                    }
                }
                start = end;
            }
        }
    }

    private Outcome<Fit> newton(List<String> names) {
        double[] beta = new double[p];
        Pass now = new Pass(beta);
        double logLikNull = now.logLik;
        for (int iteration = 0; iteration < 100; iteration++) {
            Optional<double[]> solved = SymmetricMatrix.solve(now.information, now.score);
            if (solved.isEmpty()) {
                return Outcome.notEstimable(
                        "singular-information", "The information matrix is singular for the covariates " + names);
            }
            double[] step = solved.get();
            double size = 1;
            double slack = 1e-13 * (1 + Math.abs(now.logLik));
            double[] next = plus(beta, step, size);
            Pass pass = new Pass(next);
            while (!(pass.logLik >= now.logLik - slack) && size > 1e-9) {
                size /= 2;
                next = plus(beta, step, size);
                pass = new Pass(next);
            }
            boolean still = Math.abs(pass.logLik - now.logLik) <= slack;
            beta = next;
            now = pass;
            if (still) {
                return Outcome.of(result(names, beta, now, logLikNull));
            }
        }
        return Outcome.notEstimable("not-converged", "The likelihood has no maximum or was not reached in 100 steps");
    }

    private static double[] plus(double[] a, double[] b, double factor) {
        double[] sum = a.clone();
        for (int j = 0; j < sum.length; j++) {
            sum[j] += factor * b[j];
        }
        return sum;
    }

    private Fit result(List<String> names, double[] beta, Pass pass, double logLikNull) {
        double[][] meat = new double[p][p];
        for (double[] one : pass.influence()) {
            for (int j = 0; j < p; j++) {
                for (int k = 0; k < p; k++) {
                    meat[j][k] += one[j] * one[k];
                }
            }
        }
        double[][] inverse = SymmetricMatrix.inverse(pass.information)
                .orElseThrow(() -> new IllegalStateException("The information at the maximum is singular"));
        double[][] covariance = SymmetricMatrix.sandwich(inverse, meat);
        List<Coefficient> coefficients = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            double se = Math.sqrt(covariance[j][j]);
            double z = beta[j] / se;
            coefficients.add(
                    new Coefficient(names.get(j), beta[j], se, z, Distributions.normalTwoSidedP(z), Math.exp(beta[j])));
        }
        return new Fit(
                n,
                events(),
                coefficients,
                pass.logLik,
                logLikNull,
                Arrays.stream(covariance).map(Series::of).toList());
    }
}
