package org.probatum.evaluation.statistics.longitudinal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.SymmetricMatrix;

/**
 * Generalised estimating equations with the robust (sandwich) standard error.
 *
 * <pre>
 *   Σ D'V⁻¹(y − μ) = 0,  V = φ A^½ R(α) A^½
 *   φ = Σ r²/N,  α = mean of rⱼrₖ/φ over the pairs of a cluster,  r = (y − μ)/√v(μ), no correction for p
 * </pre>
 * <p>Assumes independent clusters, many of them, and values missing completely at random. Source: K.-Y. Liang and S. L.
 * Zeger (1986), Biometrika 73:13. R: {@code geepack::geeglm} (its estimates of φ and α).
 *
 * @param correlation α; empty for independence
 * @param scale φ
 */
public record EstimatingEquations(List<Coefficient> coefficients, Series correlation, double scale, int clusters) {

    public static final String SOURCE = "Liang and Zeger 1986, sandwich variance, moment estimates as in geepack";

    private static final int MOST_STEPS = 200;
    private static final double STEADY = 1e-12;

    /** The law of the response, each with its usual link. */
    public enum Family {
        BINOMIAL,
        POISSON,
        GAUSSIAN;

        double mean(double eta) {
            return switch (this) {
                case BINOMIAL -> Distributions.logistic(eta);
                case POISSON -> Math.exp(eta);
                case GAUSSIAN -> eta;
            };
        }

        double variance(double mean) {
            return switch (this) {
                case BINOMIAL -> mean * (1 - mean);
                case POISSON -> mean;
                case GAUSSIAN -> 1;
            };
        }

        boolean allows(double y) {
            return switch (this) {
                case BINOMIAL -> y == 0 || y == 1;
                case POISSON -> y >= 0 && y == Math.rint(y);
                case GAUSSIAN -> Double.isFinite(y);
            };
        }
    }

    /** The working correlation within a cluster. */
    public enum Working {
        INDEPENDENCE,
        EXCHANGEABLE
    }

    /** @param wald (estimate / robustSe)², χ² on 1 df */
    public record Coefficient(String name, double estimate, double robustSe, double wald, double p) {}

    public EstimatingEquations {
        coefficients = List.copyOf(coefficients);
    }

    /**
     * @param columns shape [columns][rows]
     * @param cluster code of each row
     */
    public static Outcome<EstimatingEquations> fit(
            List<String> names, double[][] columns, double[] response, int[] cluster, Family family, Working working) {
        for (int i = 0; i < response.length; i++) {
            if (!family.allows(response[i])) {
                throw new IllegalArgumentException(
                        "The response of a " + family + " model cannot be " + response[i] + " (row " + (i + 1) + ")");
            }
        }
        return new Solver(columns, response, clusters(cluster), family, working).solve(names);
    }

    private static List<int[]> clusters(int[] cluster) {
        Map<Integer, List<Integer>> rows = new LinkedHashMap<>();
        for (int i = 0; i < cluster.length; i++) {
            rows.computeIfAbsent(cluster[i], unused -> new ArrayList<>()).add(i);
        }
        return rows.values().stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
    private record Solver(double[][] columns, double[] response, List<int[]> clusters, Family family, Working working) {

        @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
        private record Sums(double[][] information, double[] score, double[][] middle) {}

        Outcome<EstimatingEquations> solve(List<String> names) {
            if (clusters.size() <= names.size()) {
                return Outcome.notEstimable(
                        "too-few-clusters",
                        clusters.size() + " clusters do not determine the variance of " + names.size()
                                + " coefficients");
            }
            double[] beta = new double[names.size()];
            double alpha = 0;
            for (int step = 0; step < MOST_STEPS; step++) {
                double[] mean = means(beta);
                alpha = step == 0 ? 0 : alpha(residuals(mean));
                Sums sums = sums(mean, alpha);
                Optional<double[][]> inverse = SymmetricMatrix.inverse(sums.information());
                if (inverse.isEmpty()) {
                    return Outcome.notEstimable(
                            "singular",
                            "The equations do not determine the coefficients: collinear columns, or"
                                    + " separated responses");
                }
                double[] change = Dense.product(inverse.get(), sums.score());
                double largest = 0;
                for (int j = 0; j < beta.length; j++) {
                    double move = Math.clamp(change[j], -5, 5);
                    beta[j] += move;
                    largest = Math.max(largest, Math.abs(move) / (1 + Math.abs(beta[j])));
                }
                if (largest < STEADY) {
                    return Outcome.of(result(names, beta));
                }
            }
            return Outcome.notEstimable("no-convergence", "The coefficients run away; the responses may be separated");
        }

        private EstimatingEquations result(List<String> names, double[] beta) {
            double[] mean = means(beta);
            double[] residuals = residuals(mean);
            double alpha = alpha(residuals);
            Sums sums = sums(mean, alpha);
            double[][] robust = SymmetricMatrix.sandwich(
                    SymmetricMatrix.inverse(sums.information()).orElseThrow(), sums.middle());
            List<Coefficient> coefficients = new ArrayList<>();
            for (int j = 0; j < beta.length; j++) {
                double se = Math.sqrt(robust[j][j]);
                double wald = beta[j] * beta[j] / robust[j][j];
                coefficients.add(new Coefficient(names.get(j), beta[j], se, wald, Distributions.chiSquareSf(wald, 1)));
            }
            return new EstimatingEquations(
                    coefficients,
                    working == Working.INDEPENDENCE ? Series.of() : Series.of(alpha),
                    scale(residuals),
                    clusters.size());
        }

        private double[] means(double[] beta) {
            double[] mean = new double[response.length];
            for (int i = 0; i < mean.length; i++) {
                double eta = 0;
                for (int j = 0; j < beta.length; j++) {
                    eta += columns[j][i] * beta[j];
                }
                mean[i] = family.mean(eta);
            }
            return mean;
        }

        private double[] residuals(double[] mean) {
            double[] residuals = new double[mean.length];
            for (int i = 0; i < mean.length; i++) {
                residuals[i] = (response[i] - mean[i]) / Math.sqrt(family.variance(mean[i]));
            }
            return residuals;
        }

        private static double scale(double[] residuals) {
            return Dense.dot(residuals, residuals) / residuals.length;
        }

        private double alpha(double[] residuals) {
            if (working == Working.INDEPENDENCE) {
                return 0;
            }
            double sum = 0;
            double pairs = 0;
            for (int[] rows : clusters) {
                double total = 0;
                double squares = 0;
                for (int row : rows) {
                    total += residuals[row];
                    squares += residuals[row] * residuals[row];
                }
                sum += (total * total - squares) / 2;
                pairs += rows.length * (rows.length - 1) / 2.0;
            }
            return pairs == 0 ? 0 : sum / pairs / scale(residuals);
        }

        /** R⁻¹x = (x − α Σx/(1 + (n − 1)α))/(1 − α) for an exchangeable R. */
        private Sums sums(double[] mean, double alpha) {
            int p = columns.length;
            double[][] information = new double[p][p];
            double[] score = new double[p];
            double[][] middle = new double[p][p];
            for (int[] rows : clusters) {
                double shrink = alpha / (1 + (rows.length - 1) * alpha);
                double[][] scaled = new double[rows.length][p];
                double[] total = new double[p];
                double[] residual = new double[rows.length];
                for (int i = 0; i < rows.length; i++) {
                    double sd = Math.sqrt(family.variance(mean[rows[i]]));
                    residual[i] = (response[rows[i]] - mean[rows[i]]) / sd;
                    for (int j = 0; j < p; j++) {
                        scaled[i][j] = columns[j][rows[i]] * sd;
                        total[j] += scaled[i][j];
                    }
                }
                double[] own = new double[p];
                for (int i = 0; i < rows.length; i++) {
                    for (int j = 0; j < p; j++) {
                        double left = (scaled[i][j] - shrink * total[j]) / (1 - alpha);
                        own[j] += left * residual[i];
                        for (int k = 0; k < p; k++) {
                            information[j][k] += left * scaled[i][k];
                        }
                    }
                }
                for (int j = 0; j < p; j++) {
                    score[j] += own[j];
                    for (int k = 0; k < p; k++) {
                        middle[j][k] += own[j] * own[k];
                    }
                }
            }
            return new Sums(Dense.symmetric(information), score, middle);
        }
    }
}
