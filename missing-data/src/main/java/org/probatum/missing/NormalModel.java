package org.probatum.missing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.probatum.missing.regression.Cholesky;

/**
 * Mean and covariance of a multivariate normal law, estimated by maximum likelihood from rows with missing values.
 *
 * <p>The EM algorithm: with the observed part o and the missing part m of a row, μ and Σ are replaced by
 * <pre>
 *   μ ← mean of E(x | x_o),   Σ ← mean of E((x − μ)(x − μ)' | x_o),
 *   E(x_m | x_o) = μ_m + B (x_o − μ_o),  cov(x_m | x_o) = Σ_mm − B Σ_om,  B = Σ_mo Σ_oo⁻¹
 * </pre>
 * until no value moves by more than 1e-11 on the scale of standardized variables. Rows without any observed value carry
 * no information and are left out of n.
 * <p>Source: A. P. Dempster, N. M. Laird, D. B. Rubin (1977); R. J. A. Little and D. B. Rubin (2002), Statistical
 * Analysis with Missing Data, 11.2.
 */
public final class NormalModel {

    private static final int MOST_ITERATIONS = 100_000;
    private static final double CONVERGED = 1e-11;

    private final double[] mean;
    private final double[][] covariance;
    private final double logLikelihood;
    private final List<Group> groups;

    private NormalModel(double[] mean, double[][] covariance, double logLikelihood, List<Group> groups) {
        this.mean = mean;
        this.covariance = covariance;
        this.logLikelihood = logLikelihood;
        this.groups = groups;
    }

    /** The rows of one missingness pattern: what is observed, their count, mean and scatter about that mean. */
    record Group(int[] observed, int[] missing, int count, double[] mean, double[][] scatter) {}

    /**
     * @param columns values, NaN where missing; shape [p][rows]
     * @throws IllegalArgumentException if a variable has fewer than two distinct observed values, or the iteration does
     *     not converge
     */
    public static NormalModel fit(double[][] columns) {
        return fit(columns, CONVERGED);
    }

    /**
     * As {@link #fit(double[][])} with another rule to stop.
     *
     * @param tolerance largest change of a standardized value in the last step; positive
     */
    public static NormalModel fit(double[][] columns, double tolerance) {
        int p = columns.length;
        double[] centre = new double[p];
        double[] scale = new double[p];
        double[][] standard = new double[p][];
        for (int v = 0; v < p; v++) {
            double[] seen =
                    Arrays.stream(columns[v]).filter(x -> !Double.isNaN(x)).toArray();
            double mean = Arrays.stream(seen).sum() / Math.max(seen.length, 1);
            double squares =
                    Arrays.stream(seen).map(x -> (x - mean) * (x - mean)).sum();
            if (!(squares > 0)) {
                throw new IllegalArgumentException("Variable " + (v + 1) + " needs at least two distinct observed"
                        + " values for a normal model, has " + seen.length + " observed");
            }
            double sd = Math.sqrt(squares / seen.length);
            centre[v] = mean;
            scale[v] = sd;
            standard[v] = Arrays.stream(columns[v]).map(x -> (x - mean) / sd).toArray();
        }
        return fitStandardized(groups(standard), centre, scale, tolerance);
    }

    /** Whether every variable has at least two distinct observed values. */
    public static boolean isEstimable(double[][] columns) {
        return Arrays.stream(columns)
                .allMatch(column -> Arrays.stream(column)
                                .filter(x -> !Double.isNaN(x))
                                .distinct()
                                .limit(2)
                                .count()
                        == 2);
    }

    private static NormalModel fitStandardized(List<Group> groups, double[] centre, double[] scale, double tolerance) {
        int p = centre.length;
        double[] mu = new double[p];
        double[][] sigma = new double[p][p];
        for (int v = 0; v < p; v++) {
            sigma[v][v] = 1;
        }
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            if (step(groups, mu, sigma) < tolerance) {
                return unstandardized(groups, mu, sigma, centre, scale);
            }
        }
        throw new IllegalArgumentException("The normal model did not converge in " + MOST_ITERATIONS
                + " iterations: too few rows observe the variables together");
    }

    /** One EM step in place; returns the largest change. */
    private static double step(List<Group> groups, double[] mu, double[][] sigma) {
        int p = mu.length;
        double[] shift = new double[p];
        double[][] second = new double[p][p];
        int n = 0;
        for (Group group : groups) {
            n += group.count();
            Conditional conditional = Conditional.of(sigma, group.observed(), group.missing());
            addExpectations(group, conditional, mu, shift, second);
        }
        double change = 0;
        for (int a = 0; a < p; a++) {
            shift[a] /= n;
            mu[a] += shift[a];
            change = Math.max(change, Math.abs(shift[a]));
        }
        for (int a = 0; a < p; a++) {
            for (int b = 0; b < p; b++) {
                double updated = second[a][b] / n - shift[a] * shift[b];
                change = Math.max(change, Math.abs(updated - sigma[a][b]));
                sigma[a][b] = updated;
            }
        }
        return change;
    }

    private static void addExpectations(
            Group group, Conditional conditional, double[] mu, double[] shift, double[][] second) {
        int[] o = group.observed();
        int[] m = group.missing();
        double[] d = new double[o.length];
        double[][] scatter = about(group, mu, d);
        double[][] half = new double[m.length][o.length];
        for (int a = 0; a < o.length; a++) {
            shift[o[a]] += group.count() * d[a];
            for (int b = 0; b < o.length; b++) {
                second[o[a]][o[b]] += scatter[a][b];
            }
        }
        for (int a = 0; a < m.length; a++) {
            for (int b = 0; b < o.length; b++) {
                shift[m[a]] += group.count() * conditional.slope()[a][b] * d[b];
                for (int k = 0; k < o.length; k++) {
                    half[a][b] += conditional.slope()[a][k] * scatter[k][b];
                }
                second[m[a]][o[b]] += half[a][b];
                second[o[b]][m[a]] += half[a][b];
            }
        }
        for (int a = 0; a < m.length; a++) {
            for (int b = 0; b < m.length; b++) {
                double sum = group.count() * conditional.covariance()[a][b];
                for (int k = 0; k < o.length; k++) {
                    sum += half[a][k] * conditional.slope()[b][k];
                }
                second[m[a]][m[b]] += sum;
            }
        }
    }

    /** Scatter of the group's observed values about μ; fills d with their mean deviation. */
    private static double[][] about(Group group, double[] mu, double[] d) {
        int[] o = group.observed();
        for (int a = 0; a < o.length; a++) {
            d[a] = group.mean()[a] - mu[o[a]];
        }
        double[][] scatter = new double[o.length][o.length];
        for (int a = 0; a < o.length; a++) {
            for (int b = 0; b < o.length; b++) {
                scatter[a][b] = group.scatter()[a][b] + group.count() * d[a] * d[b];
            }
        }
        return scatter;
    }

    private static NormalModel unstandardized(
            List<Group> groups, double[] mu, double[][] sigma, double[] centre, double[] scale) {
        int p = mu.length;
        double logLikelihood = 0;
        for (Group group : groups) {
            logLikelihood += logLikelihood(group, mu, sigma);
            for (int v : group.observed()) {
                logLikelihood -= group.count() * Math.log(scale[v]);
            }
        }
        double[] mean = new double[p];
        double[][] covariance = new double[p][p];
        for (int a = 0; a < p; a++) {
            mean[a] = centre[a] + scale[a] * mu[a];
            for (int b = 0; b < p; b++) {
                covariance[a][b] = scale[a] * scale[b] * sigma[a][b];
            }
        }
        List<Group> original =
                groups.stream().map(group -> unscale(group, centre, scale)).toList();
        return new NormalModel(mean, covariance, logLikelihood, original);
    }

    private static Group unscale(Group group, double[] centre, double[] scale) {
        int[] o = group.observed();
        double[] mean = new double[o.length];
        double[][] scatter = new double[o.length][o.length];
        for (int a = 0; a < o.length; a++) {
            mean[a] = centre[o[a]] + scale[o[a]] * group.mean()[a];
            for (int b = 0; b < o.length; b++) {
                scatter[a][b] = scale[o[a]] * scale[o[b]] * group.scatter()[a][b];
            }
        }
        return new Group(o, group.missing(), group.count(), mean, scatter);
    }

    private static double logLikelihood(Group group, double[] mu, double[][] sigma) {
        int[] o = group.observed();
        Cholesky factor = Cholesky.inPlace(Conditional.block(sigma, o, o));
        double[][] scatter = about(group, mu, new double[o.length]);
        double trace = 0;
        for (int a = 0; a < o.length; a++) {
            trace += factor.solve(scatter[a])[a];
        }
        return -0.5 * (group.count() * (o.length * Math.log(2 * Math.PI) + factor.logDeterminant()) + trace);
    }

    private static List<Group> groups(double[][] columns) {
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (int row = 0; row < (columns.length == 0 ? 0 : columns[0].length); row++) {
            StringBuilder pattern = new StringBuilder();
            for (double[] column : columns) {
                pattern.append(Double.isNaN(column[row]) ? '0' : '1');
            }
            rows.computeIfAbsent(pattern.toString(), key -> new ArrayList<>()).add(row);
        }
        List<Group> groups = new ArrayList<>();
        rows.forEach((pattern, members) -> {
            if (pattern.indexOf('1') >= 0) {
                groups.add(group(columns, pattern, members));
            }
        });
        return groups;
    }

    private static Group group(double[][] columns, String pattern, List<Integer> rows) {
        int[] o = IntStream.range(0, pattern.length())
                .filter(v -> pattern.charAt(v) == '1')
                .toArray();
        int[] m = IntStream.range(0, pattern.length())
                .filter(v -> pattern.charAt(v) == '0')
                .toArray();
        double[] mean = new double[o.length];
        double[][] scatter = new double[o.length][o.length];
        for (int row : rows) {
            for (int a = 0; a < o.length; a++) {
                mean[a] += columns[o[a]][row] / rows.size();
            }
        }
        for (int row : rows) {
            for (int a = 0; a < o.length; a++) {
                for (int b = 0; b < o.length; b++) {
                    scatter[a][b] += (columns[o[a]][row] - mean[a]) * (columns[o[b]][row] - mean[b]);
                }
            }
        }
        return new Group(o, m, rows.size(), mean, scatter);
    }

    /** μ, in the variables' units; shape [p]. */
    public double[] mean() {
        return mean.clone();
    }

    /** Σ with divisor n; shape [p][p]. */
    public double[][] covariance() {
        double[][] copy = new double[covariance.length][];
        for (int a = 0; a < copy.length; a++) {
            copy[a] = covariance[a].clone();
        }
        return copy;
    }

    /** Of the observed values, in the variables' units. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** Rows with at least one observed value. */
    public int n() {
        return groups.stream().mapToInt(Group::count).sum();
    }

    /** The missingness patterns with at least one observed value, with their sufficient statistics. */
    List<Group> patternGroups() {
        return groups;
    }

    /**
     * The law of the missing variables given the observed ones.
     *
     * @param observed indices of the observed variables
     * @param missing indices of the missing variables
     */
    public Conditional given(int[] observed, int[] missing) {
        return Conditional.of(covariance, observed, missing);
    }

    /**
     * Regression of missing on observed variables.
     *
     * @param slope B = Σ_mo Σ_oo⁻¹; shape [m][o]
     * @param covariance Σ_mm − B Σ_om; shape [m][m]
     */
    public record Conditional(double[][] slope, double[][] covariance) {

        static Conditional of(double[][] sigma, int[] o, int[] m) {
            Cholesky factor = Cholesky.inPlace(block(sigma, o, o));
            double[][] slope = new double[m.length][];
            double[][] covariance = block(sigma, m, m);
            for (int a = 0; a < m.length; a++) {
                double[] right = new double[o.length];
                for (int k = 0; k < o.length; k++) {
                    right[k] = sigma[m[a]][o[k]];
                }
                slope[a] = factor.solve(right);
            }
            for (int a = 0; a < m.length; a++) {
                for (int b = 0; b < m.length; b++) {
                    for (int k = 0; k < o.length; k++) {
                        covariance[a][b] -= slope[a][k] * sigma[o[k]][m[b]];
                    }
                }
            }
            return new Conditional(slope, covariance);
        }

        static double[][] block(double[][] matrix, int[] rows, int[] columns) {
            double[][] block = new double[rows.length][columns.length];
            for (int a = 0; a < rows.length; a++) {
                for (int b = 0; b < columns.length; b++) {
                    block[a][b] = matrix[rows[a]][columns[b]];
                }
            }
            return block;
        }
    }
}
