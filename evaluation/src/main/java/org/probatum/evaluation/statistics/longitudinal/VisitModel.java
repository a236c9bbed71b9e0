package org.probatum.evaluation.statistics.longitudinal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.evaluation.statistics.numeric.SymmetricMatrix;

/**
 * Participants with visits: V is block diagonal, each block a part of Σ(θ).
 *
 * <p>Participants with the same visits share their block, so only the sums Sⱼₖ = Σᵢ zᵢⱼ zᵢₖ' over them are kept. All
 * products are then Σⱼₖ Mⱼₖ Sⱼₖ, and the time of a step does not depend on the number of participants.
 */
final class VisitModel implements VarianceModel {

    /** Participants with the same visits. */
    @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
    private record Pattern(int[] visits, int participants, double[][][][] sums) {

        /** Σⱼₖ Mⱼₖ Sⱼₖ for a symmetric or unsymmetric M, its symmetric part. */
        double[][] product(double[][] m) {
            int d = sums[0][0].length;
            double[][] result = new double[d][d];
            for (int j = 0; j < visits.length; j++) {
                for (int k = 0; k <= j; k++) {
                    double weight = j == k ? m[j][j] : m[j][k] + m[k][j];
                    double[][] sum = sums[j][k];
                    for (int a = 0; a < d; a++) {
                        for (int b = 0; b < d; b++) {
                            result[a][b] += weight * sum[a][b];
                        }
                    }
                }
            }
            return Dense.symmetric(result);
        }
    }

    private final VisitCovariance covariance;
    private final int visits;
    private final int rows;
    private final int columns;
    private final List<Pattern> patterns = new ArrayList<>();

    /**
     * @param z shape [columns][rows], the response last
     * @param participant code of each row
     * @param visit index of each row, below {@code visits}
     */
    VisitModel(VisitCovariance covariance, int visits, double[][] z, int[] participant, int[] visit) {
        this.covariance = covariance;
        this.visits = visits;
        this.rows = participant.length;
        this.columns = z.length;
        Map<BitSet, List<int[]>> byPattern = new LinkedHashMap<>();
        for (int[] rowAtVisit : rowsByParticipant(participant, visit)) {
            BitSet seen = new BitSet();
            for (int v = 0; v < visits; v++) {
                seen.set(v, rowAtVisit[v] >= 0);
            }
            byPattern.computeIfAbsent(seen, unused -> new ArrayList<>()).add(rowAtVisit);
        }
        byPattern.forEach((seen, members) -> patterns.add(pattern(seen, members, z)));
    }

    private List<int[]> rowsByParticipant(int[] participant, int[] visit) {
        Map<Integer, int[]> rowAtVisit = new LinkedHashMap<>();
        for (int i = 0; i < rows; i++) {
            int[] own = rowAtVisit.computeIfAbsent(participant[i], unused -> {
                int[] empty = new int[visits];
                java.util.Arrays.fill(empty, -1);
                return empty;
            });
            if (own[visit[i]] >= 0) {
                throw new IllegalArgumentException("A participant has two rows for the same visit: rows "
                        + (own[visit[i]] + 1) + " and " + (i + 1));
            }
            own[visit[i]] = i;
        }
        return List.copyOf(rowAtVisit.values());
    }

    private static Pattern pattern(BitSet seen, List<int[]> members, double[][] z) {
        int[] visits = seen.stream().toArray();
        int d = z.length;
        double[][][][] sums = new double[visits.length][visits.length][d][d];
        for (int[] rowAtVisit : members) {
            for (int j = 0; j < visits.length; j++) {
                for (int k = 0; k <= j; k++) {
                    addOuter(sums[j][k], z, rowAtVisit[visits[j]], rowAtVisit[visits[k]]);
                }
            }
        }
        return new Pattern(visits, members.size(), sums);
    }

    private static void addOuter(double[][] sum, double[][] z, int first, int second) {
        for (int a = 0; a < z.length; a++) {
            double value = z[a][first];
            if (value != 0) {
                for (int b = 0; b < z.length; b++) {
                    sum[a][b] += value * z[b][second];
                }
            }
        }
    }

    int participants() {
        return patterns.stream().mapToInt(Pattern::participants).sum();
    }

    /** The covariance of the residuals r = Z c by pairs of visits, shrunk to be positive definite. */
    double[] start(double[] c) {
        double[][] sums = new double[visits][visits];
        double[][] counts = new double[visits][visits];
        for (Pattern pattern : patterns) {
            double[][] own = residualSums(pattern, c);
            for (int j = 0; j < own.length; j++) {
                for (int k = 0; k < own.length; k++) {
                    sums[pattern.visits()[j]][pattern.visits()[k]] += own[j][k];
                    counts[pattern.visits()[j]][pattern.visits()[k]] += pattern.participants();
                }
            }
        }
        double[][] rough = new double[visits][visits];
        for (int j = 0; j < visits; j++) {
            for (int k = 0; k < visits; k++) {
                rough[j][k] = sums[j][k] / Math.max(1, counts[j][k]);
            }
        }
        double[][] shrunk = rough;
        for (double keep = 1; SymmetricMatrix.inverse(shrunk).isEmpty() && keep > 1e-3; keep *= 0.8) {
            shrunk = shrink(rough, keep * 0.8);
        }
        return covariance.start(shrunk);
    }

    private static double[][] shrink(double[][] rough, double keep) {
        double[][] shrunk = new double[rough.length][rough.length];
        for (int j = 0; j < rough.length; j++) {
            for (int k = 0; k < rough.length; k++) {
                shrunk[j][k] = j == k ? rough[j][j] : keep * rough[j][k];
            }
        }
        return shrunk;
    }

    private static double[][] residualSums(Pattern pattern, double[] c) {
        int m = pattern.visits().length;
        double[][] sums = new double[m][m];
        for (int j = 0; j < m; j++) {
            for (int k = 0; k <= j; k++) {
                double value = Dense.dot(Dense.product(pattern.sums()[j][k], c), c);
                sums[j][k] = value;
                sums[k][j] = value;
            }
        }
        return sums;
    }

    double[][] covarianceOfVisits(double[] theta) {
        return covariance.matrix(theta, visits);
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public int parameters() {
        return covariance.parameters(visits);
    }

    private static double[][] part(double[][] matrix, int[] visits) {
        double[][] part = new double[visits.length][visits.length];
        for (int j = 0; j < visits.length; j++) {
            for (int k = 0; k < visits.length; k++) {
                part[j][k] = matrix[visits[j]][visits[k]];
            }
        }
        return part;
    }

    @Override
    public Optional<First> first(double[] theta) {
        double[][] sigma = covariance.matrix(theta, visits);
        if (SymmetricMatrix.inverse(sigma).isEmpty()) {
            return Optional.empty();
        }
        int q = parameters();
        double logDeterminant = 0;
        double[][] products = new double[columns][columns];
        double[] traces = new double[q];
        double[][][] derivatives = new double[q][columns][columns];
        for (Pattern pattern : patterns) {
            double[][] block = part(sigma, pattern.visits());
            double[][] inverse = SymmetricMatrix.inverse(block).orElseThrow();
            logDeterminant += pattern.participants()
                    * SymmetricMatrix.logDeterminant(block).orElseThrow();
            Dense.add(products, pattern.product(inverse));
            for (int h = 0; h < q; h++) {
                double[][] derivative = part(covariance.derivative(theta, visits, h), pattern.visits());
                double[][] left = Dense.product(inverse, derivative);
                traces[h] += pattern.participants() * Dense.trace(inverse, derivative);
                Dense.add(derivatives[h], pattern.product(Dense.product(left, inverse)));
            }
        }
        return Optional.of(new First(logDeterminant, products, traces, derivatives));
    }

    @Override
    public double[][] residualProducts(double[] theta, double[] c) {
        int q = parameters();
        double[][] result = new double[q][q];
        double[][] sigma = covariance.matrix(theta, visits);
        for (Pattern pattern : patterns) {
            double[][] inverse =
                    SymmetricMatrix.inverse(part(sigma, pattern.visits())).orElseThrow();
            double[][] right = Dense.product(inverse, residualSums(pattern, c));
            double[][][] left = new double[q][][];
            for (int h = 0; h < q; h++) {
                left[h] = Dense.product(inverse, part(covariance.derivative(theta, visits, h), pattern.visits()));
            }
            for (int h = 0; h < q; h++) {
                double[][] last = Dense.product(right, left[h]);
                for (int k = 0; k < q; k++) {
                    result[h][k] += Dense.trace(last, left[k]);
                }
            }
        }
        return result;
    }

    @Override
    public Second second(double[] theta) {
        int q = parameters();
        double[][] traces = new double[q][q];
        double[][][][] products = new double[q][q][columns][columns];
        double[][] curvatureTraces = new double[q][q];
        double[][][][] curvatures = new double[q][q][columns][columns];
        double[][] sigma = covariance.matrix(theta, visits);
        for (Pattern pattern : patterns) {
            double[][] inverse =
                    SymmetricMatrix.inverse(part(sigma, pattern.visits())).orElseThrow();
            double[][][] left = new double[q][][];
            for (int h = 0; h < q; h++) {
                left[h] = Dense.product(inverse, part(covariance.derivative(theta, visits, h), pattern.visits()));
            }
            for (int h = 0; h < q; h++) {
                for (int k = 0; k <= h; k++) {
                    double[][] both = Dense.product(left[h], left[k]);
                    traces[h][k] += pattern.participants() * Dense.trace(left[h], left[k]);
                    Dense.add(products[h][k], pattern.product(Dense.product(both, inverse)));
                    double[][] curvature = part(covariance.second(theta, visits, h, k), pattern.visits());
                    double[][] curved = Dense.product(inverse, curvature);
                    curvatureTraces[h][k] += pattern.participants() * Dense.trace(inverse, curvature);
                    Dense.add(curvatures[h][k], pattern.product(Dense.product(curved, inverse)));
                }
            }
        }
        for (int h = 0; h < q; h++) {
            for (int k = 0; k < h; k++) {
                traces[k][h] = traces[h][k];
                products[k][h] = products[h][k];
                curvatureTraces[k][h] = curvatureTraces[h][k];
                curvatures[k][h] = curvatures[h][k];
            }
        }
        return new Second(traces, products, curvatureTraces, curvatures);
    }
}
