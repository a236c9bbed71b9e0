package org.probatum.evaluation.statistics.longitudinal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.evaluation.statistics.numeric.SymmetricMatrix;

/**
 * Random effects: V = Σ over terms of Z G Z' + σ² I, linear in the variances and covariances.
 *
 * <p>Rows that share no level of any grouping factor, directly or through other rows, are independent; V falls into one
 * block per such set. θ holds the lower triangle of each term's G row by row, and σ² last.
 */
final class RandomEffectModel implements VarianceModel {

    private static final int LARGEST_BLOCK = 3000;
    private static final double EDGE = 1e-9;

    /** Rows of one block, their part of Z, and the part of V that each parameter multiplies. */
    @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
    private record Block(double[][] z, double[][][] parts) {}

    private final List<RandomTerm> terms;
    private final int rows;
    private final int columns;
    private final List<Block> blocks = new ArrayList<>();

    /** @param z shape [columns][rows], the response last */
    RandomEffectModel(List<RandomTerm> terms, double[][] z) {
        this.terms = List.copyOf(terms);
        this.rows = z[0].length;
        this.columns = z.length;
        for (int[] members : connectedRows()) {
            if (members.length > LARGEST_BLOCK) {
                throw new IllegalArgumentException("The random effects connect " + members.length
                        + " rows with each other; the largest that is supported is " + LARGEST_BLOCK);
            }
            blocks.add(block(members, z));
        }
    }

    private List<int[]> connectedRows() {
        int[] parent = new int[rows];
        Arrays.setAll(parent, i -> i);
        for (RandomTerm term : terms) {
            Map<Integer, Integer> firstRow = new LinkedHashMap<>();
            for (int i = 0; i < rows; i++) {
                Integer first = firstRow.putIfAbsent(term.group()[i], i);
                if (first != null) {
                    parent[root(parent, i)] = root(parent, first);
                }
            }
        }
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < rows; i++) {
            members.computeIfAbsent(root(parent, i), unused -> new ArrayList<>())
                    .add(i);
        }
        return members.values().stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private static int root(int[] parent, int i) {
        int at = i;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    private Block block(int[] members, double[][] z) {
        double[][] own = new double[members.length][columns];
        for (int i = 0; i < members.length; i++) {
            for (int c = 0; c < columns; c++) {
                own[i][c] = z[c][members[i]];
            }
        }
        List<double[][]> parts = new ArrayList<>();
        for (RandomTerm term : terms) {
            for (int a = 0; a < term.columns().length; a++) {
                for (int b = 0; b <= a; b++) {
                    parts.add(part(members, term, a, b));
                }
            }
        }
        double[][] identity = new double[members.length][members.length];
        for (int i = 0; i < members.length; i++) {
            identity[i][i] = 1;
        }
        parts.add(identity);
        return new Block(own, parts.toArray(double[][][]::new));
    }

    private static double[][] part(int[] members, RandomTerm term, int a, int b) {
        double[] first = term.columns()[a];
        double[] second = term.columns()[b];
        double[][] part = new double[members.length][members.length];
        for (int i = 0; i < members.length; i++) {
            for (int j = 0; j < members.length; j++) {
                int r = members[i];
                int s = members[j];
                if (term.group()[r] == term.group()[s]) {
                    part[i][j] = a == b ? first[r] * first[s] : first[r] * second[s] + second[r] * first[s];
                }
            }
        }
        return part;
    }

    /** Half of the residual variance for the error, the rest shared by the terms. */
    double[] start(double residualVariance) {
        double[] theta = new double[parameters()];
        theta[theta.length - 1] = residualVariance / 2;
        int h = 0;
        for (RandomTerm term : terms) {
            for (int a = 0; a < term.columns().length; a++) {
                double square = Dense.dot(term.columns()[a], term.columns()[a]) / rows;
                h += a;
                theta[h++] = residualVariance / 2 / terms.size() / term.columns().length / square;
            }
        }
        return theta;
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
        return 1 + terms.stream().mapToInt(RandomTerm::parameters).sum();
    }

    private static double[][] covariance(Block block, double[] theta) {
        int n = block.z().length;
        double[][] v = new double[n][n];
        for (int h = 0; h < theta.length; h++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    v[i][j] += theta[h] * block.parts()[h][i][j];
                }
            }
        }
        return v;
    }

    @Override
    public Optional<First> first(double[] theta) {
        if (theta[theta.length - 1] <= 0 || !allPositive(theta)) {
            return Optional.empty();
        }
        double logDeterminant = 0;
        double[][] products = new double[columns][columns];
        double[] traces = new double[theta.length];
        double[][][] derivatives = new double[theta.length][columns][columns];
        for (Block block : blocks) {
            double[][] v = covariance(block, theta);
            Optional<double[][]> inverse = SymmetricMatrix.inverse(v);
            if (inverse.isEmpty()) {
                return Optional.empty();
            }
            logDeterminant += SymmetricMatrix.logDeterminant(v).orElseThrow();
            double[][] u = Dense.product(inverse.get(), block.z());
            Dense.add(products, crossProduct(block.z(), u));
            for (int h = 0; h < theta.length; h++) {
                traces[h] += Dense.trace(inverse.get(), block.parts()[h]);
                Dense.add(derivatives[h], crossProduct(u, Dense.product(block.parts()[h], u)));
            }
        }
        return Optional.of(new First(logDeterminant, products, traces, derivatives));
    }

    /** left' right. */
    private static double[][] crossProduct(double[][] left, double[][] right) {
        double[][] result = new double[left[0].length][right[0].length];
        for (int i = 0; i < left.length; i++) {
            for (int a = 0; a < left[i].length; a++) {
                for (int b = 0; b < right[i].length; b++) {
                    result[a][b] += left[i][a] * right[i][b];
                }
            }
        }
        return result;
    }

    @Override
    public double[][] residualProducts(double[] theta, double[] c) {
        double[][] result = new double[theta.length][theta.length];
        for (Block block : blocks) {
            double[][] inverse =
                    SymmetricMatrix.inverse(covariance(block, theta)).orElseThrow();
            double[] residual = Dense.product(inverse, Dense.product(block.z(), c));
            double[][] towards = new double[theta.length][];
            for (int h = 0; h < theta.length; h++) {
                towards[h] = Dense.product(block.parts()[h], residual);
            }
            for (int h = 0; h < theta.length; h++) {
                double[] left = Dense.product(inverse, towards[h]);
                for (int k = 0; k < theta.length; k++) {
                    result[h][k] += Dense.dot(left, towards[k]);
                }
            }
        }
        return result;
    }

    @Override
    public Second second(double[] theta) {
        int q = theta.length;
        double[][] traces = new double[q][q];
        double[][][][] products = new double[q][q][columns][columns];
        for (Block block : blocks) {
            double[][] inverse =
                    SymmetricMatrix.inverse(covariance(block, theta)).orElseThrow();
            double[][] u = Dense.product(inverse, block.z());
            double[][][] left = new double[q][][];
            double[][][] right = new double[q][][];
            for (int h = 0; h < q; h++) {
                left[h] = Dense.product(inverse, block.parts()[h]);
                right[h] = Dense.product(block.parts()[h], u);
            }
            for (int h = 0; h < q; h++) {
                double[][] across = Dense.product(inverse, right[h]);
                for (int k = 0; k <= h; k++) {
                    traces[h][k] += Dense.trace(left[h], left[k]);
                    Dense.add(products[h][k], Dense.symmetric(crossProduct(across, right[k])));
                }
            }
        }
        for (int h = 0; h < q; h++) {
            for (int k = 0; k < h; k++) {
                traces[k][h] = traces[h][k];
                products[k][h] = products[h][k];
            }
        }
        return new Second(traces, products, new double[q][q], new double[q][q][columns][columns]);
    }

    @Override
    public boolean[] atEdge(double[] theta) {
        boolean[] edge = new boolean[theta.length];
        int h = 0;
        for (RandomTerm term : terms) {
            if (term.parameters() == 1) {
                double square = Dense.dot(term.columns()[0], term.columns()[0]) / rows;
                edge[h] = theta[h] * square <= EDGE * theta[theta.length - 1];
            }
            h += term.parameters();
        }
        return edge;
    }

    @Override
    public double largestStep(double[] theta, double[] step) {
        double share = 1;
        int h = 0;
        for (RandomTerm term : terms) {
            if (term.parameters() == 1 && theta[h] + step[h] < 0) {
                share = Math.min(share, theta[h] / -step[h]);
            }
            h += term.parameters();
        }
        return share;
    }

    private boolean allPositive(double[] theta) {
        int from = 0;
        for (RandomTerm term : terms) {
            double[][] g = term.covariance(theta, from);
            boolean positive = term.parameters() == 1
                    ? theta[from] >= 0
                    : SymmetricMatrix.inverse(g).isPresent();
            if (!positive) {
                return false;
            }
            from += term.parameters();
        }
        return true;
    }
}
