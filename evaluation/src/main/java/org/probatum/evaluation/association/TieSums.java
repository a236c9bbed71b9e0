package org.probatum.evaluation.association;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Sums over the sizes t of groups of equal values.
 *
 * @param pairs Σ t(t − 1)/2
 * @param triples Σ t(t − 1)(t − 2)
 * @param weighted Σ t(t − 1)(2t + 5)
 * @param cubes Σ (t³ − t)
 */
record TieSums(double pairs, double triples, double weighted, double cubes) {

    static TieSums of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted, i -> true);
    }

    /** @param goesOn further condition for value i to belong to the group of value i − 1 */
    static TieSums ofSorted(double[] sorted, IntPredicate goesOn) {
        double pairs = 0;
        double triples = 0;
        double weighted = 0;
        double cubes = 0;
        for (int start = 0; start < sorted.length; ) {
            int end = start + 1;
            while (end < sorted.length && sorted[end] == sorted[start] && goesOn.test(end)) {
                end++;
            }
            double t = end - start;
            pairs += t * (t - 1) / 2;
            triples += t * (t - 1) * (t - 2);
            weighted += t * (t - 1) * (2 * t + 5);
            cubes += t * t * t - t;
            start = end;
        }
        return new TieSums(pairs, triples, weighted, cubes);
    }

    /** The variance of Kendall's C − D under the null. */
    double kendallVariance(TieSums other, int n) {
        double all = n * (n - 1.0) * (2 * n + 5);
        double variance = (all - weighted - other.weighted) / 18 + 4 * pairs * other.pairs / (2 * n * (n - 1.0));
        return n > 2 ? variance + triples * other.triples / (9 * n * (n - 1.0) * (n - 2)) : variance;
    }
}
