package org.probatum.evaluation.statistics.multiplicity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.probatum.evaluation.statistics.Series;

/**
 * A graph of weighted Bonferroni tests: a rejected hypothesis hands its weight on along the edges.
 *
 * <p>At each step the hypothesis j with the smallest pⱼ / wⱼ is taken; after it
 * <pre>
 *   wₗ ← wₗ + wⱼ gⱼₗ
 *   gₗₖ ← (gₗₖ + gₗⱼ gⱼₖ) / (1 − gₗⱼ gⱼₗ)     0 where gₗⱼ gⱼₗ = 1
 * </pre>
 * <p>Testing stops where the smallest pⱼ / wⱼ is above α; adjusted p values go on without stopping. Source: F. Bretz, W.
 * Maurer, W. Brannath and M. Posch (2009), Statistics in Medicine 28:586. R: {@code gMCP}.
 */
public final class GraphicalProcedure {

    public static final String SOURCE = "Bretz, Maurer, Brannath and Posch 2009, sequentially rejective graph";

    private static final double ROUNDING = 1e-9;

    /**
     * @param rejected in the order of the hypotheses
     * @param adjusted the same
     * @param finalWeights when testing stopped, 0 for a rejected hypothesis
     * @param finalTransitions the same, row by row
     * @param rejectionOrder positions from 1
     */
    public record Result(
            List<Boolean> rejected,
            Series adjusted,
            Series finalWeights,
            List<Series> finalTransitions,
            List<Integer> rejectionOrder) {
        public Result {
            rejected = List.copyOf(rejected);
            finalTransitions = List.copyOf(finalTransitions);
            rejectionOrder = List.copyOf(rejectionOrder);
        }
    }

    private final double[] weights;
    private final double[][] transitions;

    private GraphicalProcedure(double[] weights, double[][] transitions) {
        this.weights = weights;
        this.transitions = transitions;
    }

    /**
     * @param weights shares of α, not negative, sum at most 1
     * @param transitions shares of a weight that are handed on; square, diagonal 0, row sums at most 1
     */
    public static GraphicalProcedure of(double[] weights, double[][] transitions) {
        requireShares(weights, "weights");
        if (transitions.length != weights.length) {
            throw new IllegalArgumentException("The transitions need one row for each of " + weights.length
                    + " hypotheses, had " + transitions.length);
        }
        for (int i = 0; i < transitions.length; i++) {
            requireShares(transitions[i], "transitions[" + i + "]");
            if (transitions[i].length != weights.length || transitions[i][i] != 0) {
                throw new IllegalArgumentException("transitions[" + i + "] must have " + weights.length
                        + " shares and 0 on the diagonal, was " + Arrays.toString(transitions[i]));
            }
        }
        return new GraphicalProcedure(weights.clone(), copy(transitions));
    }

    private static void requireShares(double[] shares, String name) {
        double sum = 0;
        for (double share : shares) {
            if (!(share >= 0)) {
                throw new IllegalArgumentException(name + " must not be negative, had " + share);
            }
            sum += share;
        }
        if (sum > 1 + ROUNDING) {
            throw new IllegalArgumentException(name + " must not add up to more than 1, was " + sum);
        }
    }

    /** Tests the hypotheses whose p values are given in the order of the weights. */
    public Result test(double[] p, double alpha) {
        PValues.checked(p);
        PValues.checkedAlpha(alpha);
        if (p.length != weights.length) {
            throw new IllegalArgumentException(
                    "A p value is needed for each of " + weights.length + " hypotheses, had " + p.length);
        }
        GraphicalProcedure now = new GraphicalProcedure(weights.clone(), copy(transitions));
        GraphicalProcedure stopped = now;
        boolean[] open = new boolean[p.length];
        Arrays.fill(open, true);
        double[] adjusted = new double[p.length];
        Arrays.fill(adjusted, 1);
        List<Integer> order = new ArrayList<>();
        double largest = 0;
        boolean testing = true;
        for (int step = 0; step < p.length; step++) {
            int next = now.smallest(p, open);
            if (next < 0) {
                break;
            }
            largest = Math.max(largest, Math.min(1, p[next] / now.weights[next]));
            adjusted[next] = largest;
            if (testing && largest > alpha) {
                testing = false;
                stopped = now;
            }
            open[next] = false;
            now = now.without(next, open);
            if (testing) {
                order.add(next + 1);
                stopped = now;
            }
        }
        return result(stopped, adjusted, order, p.length);
    }

    private static Result result(GraphicalProcedure stopped, double[] adjusted, List<Integer> order, int m) {
        Boolean[] rejected = new Boolean[m];
        Arrays.fill(rejected, false);
        order.forEach(position -> rejected[position - 1] = true);
        return new Result(
                List.of(rejected),
                Series.of(adjusted),
                Series.of(stopped.weights),
                Arrays.stream(stopped.transitions).map(Series::of).toList(),
                order);
    }

    /** The open hypothesis with the smallest p / weight, −1 when all weights are 0. */
    private int smallest(double[] p, boolean[] open) {
        int best = -1;
        for (int i = 0; i < p.length; i++) {
            if (open[i] && weights[i] > 0 && (best < 0 || p[i] / weights[i] < p[best] / weights[best])) {
                best = i;
            }
        }
        return best;
    }

    private GraphicalProcedure without(int j, boolean[] open) {
        int m = weights.length;
        double[] next = new double[m];
        double[][] edges = new double[m][m];
        for (int l = 0; l < m; l++) {
            if (!open[l]) {
                continue;
            }
            next[l] = weights[l] + weights[j] * transitions[j][l];
            double back = transitions[l][j] * transitions[j][l];
            for (int k = 0; k < m; k++) {
                if (open[k] && k != l && back < 1) {
                    edges[l][k] = (transitions[l][k] + transitions[l][j] * transitions[j][k]) / (1 - back);
                }
            }
        }
        return new GraphicalProcedure(next, edges);
    }

    private static double[][] copy(double[][] matrix) {
        return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    }
}
