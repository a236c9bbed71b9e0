package org.probatum.evaluation.statistics.diagnostic;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.SortedOrder;

/**
 * Percentile bootstrap of an AUC. Scores are sorted once; a replicate only counts how often each participant was drawn
 * and sums over the sorted distinct scores, so it takes time linear in n.
 *
 * <p>Replicate r draws from its own stream (XO_RO_SHI_RO_128_PP seeded from seed and r), so the result does not depend on
 * the number of threads. Quantiles of type 7. R: {@code pROC::ci.auc(method = "bootstrap")}.
 *
 * @param se standard deviation of the replicates
 * @param ci percentile limits
 * @param algorithm the generator
 */
public record AucBootstrap(double auc, double se, Interval ci, int replicates, long seed, String algorithm) {

    public static final String SOURCE = "Percentile bootstrap of the empirical AUC, quantiles of type 7";

    /**
     * @param stratified whether positives and negatives are drawn separately, keeping their numbers
     * @param replicates at least 2
     */
    public static Outcome<AucBootstrap> of(
            double[] score,
            boolean[] positive,
            Direction direction,
            boolean stratified,
            int replicates,
            long seed,
            double confidenceLevel) {
        if (replicates < 2) {
            throw new IllegalArgumentException("A bootstrap needs at least 2 replicates, was " + replicates);
        }
        return Placements.of(score, positive, direction).map(placements -> {
            Ranks ranks = Ranks.of(direction.turn(score), positive);
            double[] aucs = IntStream.range(0, replicates)
                    .parallel()
                    .mapToDouble(r -> ranks.replicate(stratified, seed, r))
                    .toArray();
            return summarize(placements.auc(), aucs, replicates, seed, confidenceLevel);
        });
    }

    private static AucBootstrap summarize(
            double auc, double[] aucs, int replicates, long seed, double confidenceLevel) {
        double mean = Arrays.stream(aucs).average().orElseThrow();
        double squares = Arrays.stream(aucs).map(a -> (a - mean) * (a - mean)).sum();
        double tail = Distributions.tail(confidenceLevel);
        Arrays.sort(aucs);
        return new AucBootstrap(
                auc,
                Math.sqrt(squares / (aucs.length - 1)),
                new Interval(quantile(aucs, tail), quantile(aucs, 1 - tail)),
                replicates,
                seed,
                RandomSource.XO_RO_SHI_RO_128_PP.name());
    }

    private static double quantile(double[] sorted, double probability) {
        double position = probability * (sorted.length - 1);
        int low = (int) Math.floor(position);
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (position - low) * (sorted[high] - sorted[low]);
    }

    /** Participants by class, each with the index of its distinct score. */
    @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
    private record Ranks(int[] positives, int[] negatives, int distinct) {

        static Ranks of(double[] score, boolean[] positive) {
            int[] order = SortedOrder.ascending(score);
            int[] rank = new int[score.length];
            int r = 0;
            for (int i = 0; i < order.length; i++) {
                r += i > 0 && score[order[i]] != score[order[i - 1]] ? 1 : 0;
                rank[order[i]] = r;
            }
            int[] positives = IntStream.range(0, rank.length)
                    .filter(i -> positive[i])
                    .map(i -> rank[i])
                    .toArray();
            int[] negatives = IntStream.range(0, rank.length)
                    .filter(i -> !positive[i])
                    .map(i -> rank[i])
                    .toArray();
            return new Ranks(positives, negatives, r + 1);
        }

        /** The AUC of one resample; one that lacks a class is drawn again. */
        double replicate(boolean stratified, long seed, int index) {
            UniformRandomProvider random =
                    RandomSource.XO_RO_SHI_RO_128_PP.create(new long[] {seed, index * 0x9E3779B97F4A7C15L + 1});
            int[] up = new int[distinct];
            int[] down = new int[distinct];
            if (stratified) {
                draw(random, positives, up, positives.length);
                draw(random, negatives, down, negatives.length);
                return auc(up, down, positives.length, negatives.length);
            }
            int drawn = 0;
            while (drawn == 0 || drawn == positives.length + negatives.length) {
                Arrays.fill(up, 0);
                Arrays.fill(down, 0);
                drawn = drawFromBoth(random, up, down);
            }
            return auc(up, down, drawn, positives.length + negatives.length - drawn);
        }

        private static void draw(UniformRandomProvider random, int[] from, int[] counts, int draws) {
            for (int i = 0; i < draws; i++) {
                counts[from[random.nextInt(from.length)]]++;
            }
        }

        private int drawFromBoth(UniformRandomProvider random, int[] up, int[] down) {
            int n = positives.length + negatives.length;
            int drawn = 0;
            for (int i = 0; i < n; i++) {
                int pick = random.nextInt(n);
                if (pick < positives.length) {
                    up[positives[pick]]++;
                    drawn++;
                } else {
                    down[negatives[pick - positives.length]]++;
                }
            }
            return drawn;
        }

        private static double auc(int[] up, int[] down, int m, int n) {
            double wins = 0;
            long below = 0;
            for (int r = 0; r < up.length; r++) {
                wins += up[r] * (below + down[r] / 2.0);
                below += down[r];
            }
            return wins / ((double) m * n);
        }
    }
}
