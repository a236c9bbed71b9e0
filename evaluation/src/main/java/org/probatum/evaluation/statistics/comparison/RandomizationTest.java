package org.probatum.evaluation.statistics.comparison;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.probatum.evaluation.statistics.Interval;

/**
 * Re-randomization test: how often the trial's own allocation rule would have given a statistic as far from 0 as the one seen,
 * if no participant's outcome depended on the arm.
 *
 * <pre>
 *   p = (1 + k)/(1 + R),  k = how many of R drawn allocations have |T| ≥ |T seen|
 * </pre>
 * <p>p is exact in the sense that it keeps its level for every R; the interval is that of the chance k/R estimates
 * (Clopper and Pearson). Each draw has a stream of its own, so that the number of threads does not matter. Assumes only that
 * the rule given is the rule that was used. Source: W. F. Rosenberger, J. M. Lachin (2016), Randomization in Clinical Trials,
 * chapter 6; B. Phipson, G. K. Smyth (2010), Stat. Appl. Genet. Mol. Biol. 9:39 (the added 1).
 *
 * @param statistic T of the allocation that was made
 * @param asExtreme k
 * @param replicates R
 * @param p two-sided
 * @param monteCarloCi interval of the p that infinitely many draws would give
 */
public record RandomizationTest(
        double statistic, int asExtreme, int replicates, double p, Interval monteCarloCi, long seed) {

    public static final String SOURCE = "Re-randomization by the trial's own rule; Rosenberger and Lachin 2016;"
            + " p = (1 + k)/(1 + R) of Phipson and Smyth 2010";

    /** Statistics that are equal but for rounding are as extreme. */
    private static final double SAME = 1e-12;

    /**
     * @param made the arm of each participant
     * @param statistic of an allocation, with the outcomes held fixed; 0 means no difference
     * @param rule draws the arms of the same participants, in the same order, from the generator given
     * @param replicates at least 1
     * @param confidenceLevel of the Monte Carlo interval
     * @throws IllegalArgumentException if the rule gives another number of participants, or a statistic is not finite
     */
    public static RandomizationTest of(
            int[] made,
            ToDoubleFunction<int[]> statistic,
            Function<RandomGenerator, int[]> rule,
            int replicates,
            long seed,
            double confidenceLevel) {
        if (replicates < 1) {
            throw new IllegalArgumentException("A re-randomization test needs at least 1 replicate, was " + replicates);
        }
        double seen = finite(statistic, made.clone());
        long[] seeds = new SplittableRandom(seed).longs(replicates).toArray();
        int asExtreme = (int) IntStream.range(0, replicates)
                .parallel()
                .filter(i -> {
                    int[] drawn = rule.apply(new SplittableRandom(seeds[i]));
                    requireLength(drawn, made.length);
                    return Math.abs(finite(statistic, drawn)) >= Math.abs(seen) * (1 - SAME);
                })
                .count();
        return new RandomizationTest(
                seen,
                asExtreme,
                replicates,
                (1.0 + asExtreme) / (1.0 + replicates),
                new Proportion(asExtreme, replicates).clopperPearson(confidenceLevel),
                seed);
    }

    private static void requireLength(int[] drawn, int participants) {
        if (drawn.length != participants) {
            throw new IllegalArgumentException(
                    "The rule allocated " + drawn.length + " participants, the trial has " + participants);
        }
    }

    private static double finite(ToDoubleFunction<int[]> statistic, int[] allocation) {
        double value = statistic.applyAsDouble(allocation);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "The statistic of the allocation " + Arrays.toString(allocation) + " is " + value);
        }
        return value;
    }
}
