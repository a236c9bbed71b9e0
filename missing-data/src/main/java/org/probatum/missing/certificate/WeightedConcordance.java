package org.probatum.missing.certificate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Harrell's index of concordance with a weight for every participant, which a bootstrap sample gives as its counts.
 *
 * <pre>
 *   C = Σ w_i w_j (1{p_i &gt; p_j} + 1{p_i = p_j} / 2) / Σ w_i w_j,  over pairs with t_i &lt; t_j, or t_i = t_j and j censored, i an event
 * </pre>
 * <p>Participants enter a tree of cumulative weights by falling time, so n participants take n log n steps.
 *
 * <p>Source: F. E. Harrell, K. L. Lee, D. B. Mark (1996), Stat. Med. 15, 361–387; as R's {@code survival::concordance}.
 */
final class WeightedConcordance {

    private final boolean[] event;
    private final double[] time;
    /** Participants by falling time; at the same time those who are censored first. */
    private final int[] order;
    /** The place of each prediction among the different ones, from 1. */
    private final int[] rank;

    private final int ranks;

    /**
     * @param predictions higher means earlier; shape [n]
     * @param followUp shape [n]
     */
    WeightedConcordance(double[] predictions, PredictionTable.FollowUp followUp) {
        event = followUp.event();
        time = followUp.time();
        order = IntStream.range(0, time.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -time[i]).thenComparing(i -> event[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] different = Arrays.stream(predictions).distinct().sorted().toArray();
        ranks = different.length;
        rank = Arrays.stream(predictions)
                .mapToInt(p -> Arrays.binarySearch(different, p) + 1)
                .toArray();
    }

    /** C in a sample; not a number when no pair can be compared. */
    double of(int[] counts) {
        double[] tree = new double[ranks + 1];
        double there = 0;
        double comparable = 0;
        double concordant = 0;
        int next = 0;
        while (next < order.length) {
            int from = next;
            double now = time[order[from]];
            for (; next < order.length && time[order[next]] == now && !event[order[next]]; next++) {
                there += add(tree, order[next], counts);
            }
            int events = next;
            for (; next < order.length && time[order[next]] == now; next++) {
                int i = order[next];
                if (counts[i] > 0) {
                    double below = sum(tree, rank[i] - 1);
                    double tied = sum(tree, rank[i]) - below;
                    comparable += counts[i] * there;
                    concordant += counts[i] * (below + tied / 2);
                }
            }
            for (int k = events; k < next; k++) {
                there += add(tree, order[k], counts);
            }
        }
        return concordant / comparable;
    }

    private double add(double[] tree, int participant, int[] counts) {
        int weight = counts[participant];
        for (int r = rank[participant]; weight > 0 && r <= ranks; r += r & -r) {
            tree[r] += weight;
        }
        return weight;
    }

    private static double sum(double[] tree, int rank) {
        double sum = 0;
        for (int r = rank; r > 0; r -= r & -r) {
            sum += tree[r];
        }
        return sum;
    }
}
