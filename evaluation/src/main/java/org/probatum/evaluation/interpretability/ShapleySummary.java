package org.probatum.evaluation.interpretability;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.probatum.evaluation.statistics.Interval;

/**
 * What modalities contribute in a group of cases: means of the cases' Shapley values and interactions, with percentile bootstrap
 * intervals over cases.
 *
 * <pre>
 *   mean      φ̄ⱼ = 1/n Σ φⱼ over the n cases of the group
 *   interval  the quantiles (1 − level)/2 and (1 + level)/2 (type 7) of the means of B resamples of n cases with replacement
 * </pre>
 *
 * <p>A resample is drawn once for all modalities, so that their values stay together. The interval says how the mean would vary
 * with the cases; it says nothing about the model, which is fixed.
 *
 * <p>Source: B. Efron and R. J. Tibshirani (1993), An introduction to the bootstrap, Chapman and Hall, section 13.3.
 *
 * @param cases n
 * @param values φ̄ⱼ, in the order of the players
 * @param interactions Īⱼₖ for j &lt; k, in the order 01, 02, …, 12, …
 */
public record ShapleySummary(int cases, List<Mean> values, List<Mean> interactions) {

    public ShapleySummary {
        values = List.copyOf(values);
        interactions = List.copyOf(interactions);
    }

    /**
     * One mean.
     *
     * @param mean in units of the output
     * @param interval in units of the output; empty with fewer than two cases
     */
    public record Mean(double mean, Optional<Interval> interval) {}

    /**
     * How intervals are made.
     *
     * @param resamples B, at least 100
     * @param level between 0 and 1, such as 0.95
     */
    public record Bootstrap(int resamples, double level, long seed) {
        public Bootstrap {
            if (resamples < 100 || !(level > 0 && level < 1)) {
                throw new IllegalArgumentException(
                        "A bootstrap takes at least 100 resamples and a level between 0 and 1," + " was " + resamples
                                + " and " + level);
            }
        }
    }

    /** All cases as one group. */
    public static ShapleySummary of(ModalityShapley.Result result, Bootstrap bootstrap) {
        int rows = Math.toIntExact(result.values().values().shape()[0]);
        return of(result, IntStream.range(0, rows).toArray(), bootstrap);
    }

    /**
     * One summary for each group, such as an arm or a subgroup; each with resamples of its own from the same seed.
     *
     * @param groups the group of each case, in the order of the result's rows
     */
    public static Map<String, ShapleySummary> byGroup(
            ModalityShapley.Result result, List<String> groups, Bootstrap bootstrap) {
        long rows = result.values().values().shape()[0];
        if (groups.size() != rows) {
            throw new IllegalArgumentException(
                    "There is a group for each of the " + rows + " cases, was " + groups.size());
        }
        Map<String, ShapleySummary> summaries = new TreeMap<>();
        for (String group : groups) {
            summaries.computeIfAbsent(
                    group,
                    name -> of(
                            result,
                            IntStream.range(0, groups.size())
                                    .filter(i -> groups.get(i).equals(name))
                                    .toArray(),
                            bootstrap));
        }
        return summaries;
    }

    private static ShapleySummary of(ModalityShapley.Result result, int[] rows, Bootstrap bootstrap) {
        int m = Math.toIntExact(result.values().values().shape()[1]);
        double[] values = result.values().values().values();
        double[] interactions = result.interactions().values();
        int pairs = m * (m - 1) / 2;
        double[][] cases = new double[rows.length][m + pairs];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, rows[i] * m, cases[i], 0, m);
            int pair = m;
            for (int j = 0; j < m; j++) {
                for (int k = j + 1; k < m; k++) {
                    cases[i][pair++] = interactions[(rows[i] * m + j) * m + k];
                }
            }
        }
        List<Mean> means = means(cases, m + pairs, bootstrap);
        return new ShapleySummary(rows.length, means.subList(0, m), means.subList(m, m + pairs));
    }

    private static List<Mean> means(double[][] cases, int columns, Bootstrap bootstrap) {
        double[] mean = new double[columns];
        for (double[] one : cases) {
            add(one, mean);
        }
        double[][] replicates = new double[columns][bootstrap.resamples()];
        SplittableRandom random = new SplittableRandom(bootstrap.seed());
        for (int b = 0; b < bootstrap.resamples() && cases.length > 1; b++) {
            double[] sum = new double[columns];
            for (int i = 0; i < cases.length; i++) {
                add(cases[random.nextInt(cases.length)], sum);
            }
            for (int c = 0; c < columns; c++) {
                replicates[c][b] = sum[c] / cases.length;
            }
        }
        double tail = (1 - bootstrap.level()) / 2;
        return IntStream.range(0, columns)
                .mapToObj(c -> new Mean(
                        mean[c] / cases.length,
                        cases.length > 1
                                ? Optional.of(
                                        new Interval(quantile(replicates[c], tail), quantile(replicates[c], 1 - tail)))
                                : Optional.empty()))
                .toList();
    }

    private static void add(double[] one, double[] sum) {
        for (int c = 0; c < sum.length; c++) {
            sum[c] += one[c];
        }
    }

    /** Type 7: linear between order statistics at (B − 1) p. */
    private static double quantile(double[] replicates, double p) {
        double[] sorted = replicates.clone();
        Arrays.sort(sorted);
        double position = (sorted.length - 1) * p;
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
