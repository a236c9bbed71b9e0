package org.probatum.evaluation.statistics.continuous;

import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.Trigamma;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.numeric.SymmetricMatrix;

/**
 * Counts with a log link: Poisson, and negative binomial with variance μ + μ²/θ.
 *
 * <p>Coefficients by Fisher scoring, θ by Newton steps on its likelihood, in turn until both stand still. Standard
 * errors of the coefficients come from the expected information at the fitted θ, that of θ from its own observed
 * information one Newton step before the end, as in MASS (the last digits differ from the value at the end). Source: P. McCullagh and J. A. Nelder (1989); J. F. Lawless (1987). R: {@code glm}, {@code MASS::glm.nb}.
 *
 * @param theta size of the negative binomial; infinite for Poisson
 * @param seTheta NaN for Poisson
 * @param deviance of the Poisson model; NaN otherwise
 * @param dispersionPearson Σ(y − μ)²/μ over the residual degrees of freedom
 */
public record CountRegression(
        List<Coefficient> coefficients,
        double theta,
        double seTheta,
        double logLik,
        double deviance,
        double dispersionPearson) {

    public static final String SOURCE = "Poisson and negative binomial maximum likelihood, log link; Lawless 1987";

    private static final int MOST_STEPS = 200;
    private static final double STEADY = 1e-12;

    /** The fourth root of the machine precision, where {@code MASS::theta.ml} stops. */
    private static final double LAST_STEP = Math.sqrt(Math.sqrt(Math.ulp(1.0)));

    /** @param rateRatio exp(estimate) */
    public record Coefficient(String name, double estimate, double se, double rateRatio) {}

    public CountRegression {
        coefficients = List.copyOf(coefficients);
    }

    @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
    private record Solution(double[] beta, double[] mean, double[][] covariance) {}

    /**
     * Poisson regression.
     *
     * @param columns shape [columns][rows]
     * @param counts not negative, whole
     */
    public static Outcome<CountRegression> poisson(List<String> names, double[][] columns, double[] counts) {
        requireCounts(counts);
        return scoring(names, columns, counts, Double.POSITIVE_INFINITY, start(columns, counts))
                .map(solution -> new CountRegression(
                        coefficients(names, solution),
                        Double.POSITIVE_INFINITY,
                        Double.NaN,
                        poissonLogLikelihood(counts, solution.mean()),
                        deviance(counts, solution.mean()),
                        pearson(counts, solution.mean()) / (counts.length - names.size())));
    }

    /** Negative binomial regression. */
    public static Outcome<CountRegression> negativeBinomial(List<String> names, double[][] columns, double[] counts) {
        requireCounts(counts);
        Outcome<Solution> poisson = scoring(names, columns, counts, Double.POSITIVE_INFINITY, start(columns, counts));
        return poisson.then(first -> alternate(names, columns, counts, first));
    }

    private static Outcome<CountRegression> alternate(
            List<String> names, double[][] columns, double[] counts, Solution first) {
        Solution solution = first;
        double theta = startTheta(counts, first.mean());
        for (int step = 0; step < MOST_STEPS; step++) {
            double before = theta;
            theta = fitTheta(counts, solution.mean(), theta);
            if (!(theta < 1e8)) {
                return Outcome.notEstimable(
                        "no-overdispersion",
                        "The counts vary no more than Poisson counts; theta has no finite maximum");
            }
            Outcome<Solution> next = scoring(names, columns, counts, theta, solution.beta());
            if (!(next instanceof Outcome.Estimated<Solution>(Solution value))) {
                return next.map(unused -> {
                    throw new IllegalStateException("not reached");
                });
            }
            solution = value;
            if (Math.abs(theta - before) <= STEADY * theta) {
                return Outcome.of(result(names, counts, solution, theta));
            }
        }
        return Outcome.notEstimable("no-convergence", "The negative binomial fit does not come to rest");
    }

    private static CountRegression result(List<String> names, double[] counts, Solution solution, double theta) {
        return new CountRegression(
                coefficients(names, solution),
                theta,
                seTheta(counts, solution.mean()),
                negativeBinomialLogLikelihood(counts, solution.mean(), theta),
                Double.NaN,
                pearson(counts, solution.mean()) / (counts.length - names.size()));
    }

    private static void requireCounts(double[] counts) {
        Sample.requireFinite(counts, "response");
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0 || counts[i] != Math.rint(counts[i])) {
                throw new IllegalArgumentException(
                        "Counts must be whole and not negative, row " + (i + 1) + " has " + counts[i]);
            }
        }
    }

    /** The logarithm of the mean count on the first column, which holds ones. */
    private static double[] start(double[][] columns, double[] counts) {
        double[] beta = new double[columns.length];
        beta[0] = Math.log(Math.max(Sample.of(counts).mean(), 1e-3));
        return beta;
    }

    private static Outcome<Solution> scoring(
            List<String> names, double[][] columns, double[] counts, double theta, double[] start) {
        double[] beta = start.clone();
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] mean = mean(columns, beta);
            double[][] information = new double[beta.length][beta.length];
            double[] score = new double[beta.length];
            for (int i = 0; i < counts.length; i++) {
                double shrink = Double.isInfinite(theta) ? 1 : 1 / (1 + mean[i] / theta);
                for (int a = 0; a < beta.length; a++) {
                    score[a] += columns[a][i] * (counts[i] - mean[i]) * shrink;
                    for (int b = 0; b < beta.length; b++) {
                        information[a][b] += columns[a][i] * columns[b][i] * mean[i] * shrink;
                    }
                }
            }
            Optional<double[][]> covariance = SymmetricMatrix.inverse(information);
            if (covariance.isEmpty()) {
                return Outcome.notEstimable(
                        "singular",
                        "The information is singular: a column of " + names + " depends on others, or a "
                                + "group has no events");
            }
            double move = 0;
            for (int a = 0; a < beta.length; a++) {
                double change = 0;
                for (int b = 0; b < beta.length; b++) {
                    change += covariance.get()[a][b] * score[b];
                }
                change = Math.clamp(change, -3, 3);
                beta[a] += change;
                move = Math.max(move, Math.abs(change));
            }
            if (move < STEADY) {
                return Outcome.of(new Solution(beta, mean(columns, beta), covariance.get()));
            }
        }
        return Outcome.notEstimable(
                "no-convergence", "The regression does not come to rest; a group may have no events");
    }

    private static double[] mean(double[][] columns, double[] beta) {
        double[] mean = new double[columns[0].length];
        for (int i = 0; i < mean.length; i++) {
            double eta = 0;
            for (int a = 0; a < beta.length; a++) {
                eta += columns[a][i] * beta[a];
            }
            mean[i] = Math.exp(eta);
        }
        return mean;
    }

    private static double startTheta(double[] counts, double[] mean) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double share = counts[i] / mean[i] - 1;
            sum += share * share;
        }
        return Math.max(1e-3, counts.length / sum);
    }

    /**
     * 1/√information of θ, taken as MASS takes it: at the last Newton iterate but one from the moment estimate, where
     * the step falls below {@link #LAST_STEP}.
     */
    private static double seTheta(double[] counts, double[] mean) {
        double theta = startTheta(counts, mean);
        for (int step = 0; step < MOST_STEPS; step++) {
            double score = 0;
            double information = 0;
            for (int i = 0; i < counts.length; i++) {
                score += thetaScore(counts[i], mean[i], theta);
                information += thetaInformation(counts[i], mean[i], theta);
            }
            double change = score / information;
            if (Math.abs(change) <= LAST_STEP) {
                return 1 / Math.sqrt(information);
            }
            theta = Math.abs(theta + change);
        }
        return Double.NaN;
    }

    private static double thetaScore(double y, double mean, double theta) {
        double sum = mean + theta;
        return Digamma.value(theta + y)
                - Digamma.value(theta)
                + Math.log(theta)
                + 1
                - Math.log(sum)
                - (y + theta) / sum;
    }

    private static double fitTheta(double[] counts, double[] mean, double start) {
        double logTheta = Math.log(start);
        for (int step = 0; step < MOST_STEPS; step++) {
            double theta = Math.exp(logTheta);
            double score = 0;
            double information = 0;
            for (int i = 0; i < counts.length; i++) {
                score += thetaScore(counts[i], mean[i], theta);
                information += thetaInformation(counts[i], mean[i], theta);
            }
            double curvature = information * theta * theta - score * theta;
            double change = Math.clamp(score * theta / (curvature > 0 ? curvature : Math.abs(curvature) + 1), -1, 1);
            logTheta += change;
            if (Math.abs(change) < 1e-14 || logTheta > 20) {
                break;
            }
        }
        return Math.exp(logTheta);
    }

    private static double thetaInformation(double y, double mean, double theta) {
        double sum = mean + theta;
        return -Trigamma.value(theta + y) + Trigamma.value(theta) - 1 / theta + 2 / sum - (y + theta) / (sum * sum);
    }

    private static List<Coefficient> coefficients(List<String> names, Solution solution) {
        return java.util.stream.IntStream.range(0, names.size())
                .mapToObj(j -> new Coefficient(
                        names.get(j),
                        solution.beta()[j],
                        Math.sqrt(solution.covariance()[j][j]),
                        Math.exp(solution.beta()[j])))
                .toList();
    }

    private static double poissonLogLikelihood(double[] counts, double[] mean) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i] * Math.log(mean[i]) - mean[i] - LogGamma.value(counts[i] + 1);
        }
        return sum;
    }

    private static double negativeBinomialLogLikelihood(double[] counts, double[] mean, double theta) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double y = counts[i];
            sum += LogGamma.value(theta + y)
                    - LogGamma.value(theta)
                    - LogGamma.value(y + 1)
                    + theta * Math.log(theta / (theta + mean[i]))
                    + y * Math.log(mean[i] / (theta + mean[i]));
        }
        return sum;
    }

    private static double deviance(double[] counts, double[] mean) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double y = counts[i];
            sum += 2 * ((y == 0 ? 0 : y * Math.log(y / mean[i])) - (y - mean[i]));
        }
        return sum;
    }

    private static double pearson(double[] counts, double[] mean) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += (counts[i] - mean[i]) * (counts[i] - mean[i]) / mean[i];
        }
        return sum;
    }
}
