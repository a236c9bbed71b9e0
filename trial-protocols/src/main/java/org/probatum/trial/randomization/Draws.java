package org.probatum.trial.randomization;

import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws that take only {@link RandomGenerator#nextLong()}, so that they can be repeated in any language.
 *
 * <pre>
 *   fraction   (w &gt;&gt;&gt; 11) · 2⁻⁵³ of one word w
 *   index n    r = w &gt;&gt;&gt; 1 of the first word for which r &lt; ⌊2⁶³ / n⌋ · n; the index is r mod n
 *   shuffle    for i = size − 1 down to 1: swap i with index (i + 1)      (Fisher and Yates, Durstenfeld 1964)
 * </pre>
 */
final class Draws {

    private static final double UNIT = 0x1.0p-53;

    private Draws() {}

    /** A number from 0 (included) to 1 (excluded). */
    static double fraction(RandomGenerator random) {
        return (random.nextLong() >>> 11) * UNIT;
    }

    /** A whole number from 0 to n − 1, each equally likely. */
    static int index(RandomGenerator random, int n) {
        // 2^63 itself does not fit: the largest multiple of n not above it, less one, does
        long largest = Long.MAX_VALUE - (Long.MAX_VALUE % n + 1) % n;
        long r = random.nextLong() >>> 1;
        while (r > largest) {
            r = random.nextLong() >>> 1;
        }
        return (int) (r % n);
    }

    static void shuffle(RandomGenerator random, List<?> values) {
        for (int i = values.size() - 1; i > 0; i--) {
            Collections.swap(values, i, index(random, i + 1));
        }
    }

    /** An index with probability proportional to its weight; the weights are not negative, their sum is positive. */
    static int weighted(RandomGenerator random, int[] weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int drawn = index(random, sum);
        int chosen = 0;
        while (drawn >= weights[chosen]) {
            drawn -= weights[chosen++];
        }
        return chosen;
    }
}
