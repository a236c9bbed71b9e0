package org.probatum.evaluation.statistics.continuous;

import java.util.ArrayList;
import java.util.List;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.MidRanks;

/**
 * Wilcoxon–Mann–Whitney test of two independent samples, with the Hodges–Lehmann shift.
 *
 * <p>U counts the pairs with x above y, ties one half; its variance under the null is
 * <pre>
 *   n₁n₂/12 (N + 1 − Σ(t³ − t)/(N(N − 1))),   t the sizes of the ties
 * </pre>
 * <p>z without, zContinuity with a correction of one half towards 0. The exact p values hold with ties too; the
 * two-sided one sums all U at least as far from n₁n₂/2. The shift is the median of all differences; its exact limits are
 * the ordered differences k and n₁n₂ + 1 − k with k the α/2 quantile of U (without ties only), its Moses limits take c =
 * ⌊n₁n₂/2 − z√(n₁n₂(N + 1)/12)⌋ for k. Undefined figures are NaN: z when all values are equal, limits when c is below 1.
 * Source: H. B. Mann and D. R. Whitney (1947); J. L. Hodges and E. L. Lehmann (1963); M. Hollander and D. A. Wolfe
 * (1999), 4.3. R: {@code wilcox.test}, {@code exactRankTests::wilcox.exact}.
 *
 * @param aucEstimate U/(n₁n₂), the probability that x is above y
 * @param exactCiAchieved the level that the exact limits really have
 */
public record MannWhitney(
        int n1,
        int n2,
        double u,
        double variance,
        double z,
        double p,
        double zContinuity,
        double pContinuity,
        double aucEstimate,
        double hodgesLehmann,
        double pExact,
        double pExactLess,
        double pExactGreater,
        Interval exactCi,
        double exactCiAchieved,
        Interval mosesCi,
        double mosesIndex,
        List<String> warnings) {

    public static final String SOURCE =
            "Mann and Whitney 1947; Hodges and Lehmann 1963; exact law by Streitberg and" + " Roehmel 1986";

    /** Beyond this number of steps the exact law is left out. */
    private static final double MOST_STEPS = 3e8;

    public MannWhitney {
        warnings = List.copyOf(warnings);
    }

    /**
     * @param x at least one finite value
     * @param y at least one finite value
     */
    public static MannWhitney of(double[] x, double[] y, double confidenceLevel) {
        Sample.requireFinite(x, "x");
        Sample.requireFinite(y, "y");
        double[] ranks = MidRanks.of(joined(x, y));
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += ranks[i];
        }
        double u = sum - x.length * (x.length + 1) / 2.0;
        return new Calculation(x, y, ranks, u, confidenceLevel).result();
    }

    private static double[] joined(double[] x, double[] y) {
        double[] all = java.util.Arrays.copyOf(x, x.length + y.length);
        System.arraycopy(y, 0, all, x.length, y.length);
        return all;
    }

    /** Σ(t³ − t) over the tied ranks. */
    static double tieSum(double[] ranks) {
        double[] sorted = ranks.clone();
        java.util.Arrays.sort(sorted);
        double sum = 0;
        for (int start = 0; start < sorted.length; ) {
            int end = start;
            while (end < sorted.length && sorted[end] == sorted[start]) {
                end++;
            }
            double t = end - start;
            sum += t * t * t - t;
            start = end;
        }
        return sum;
    }

    @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
    private record Calculation(double[] x, double[] y, double[] ranks, double u, double level) {

        private double pairs() {
            return (double) x.length * y.length;
        }

        private double variance() {
            double n = ranks.length;
            double ties = n > 1 ? tieSum(ranks) / (n * (n - 1)) : 0;
            return Math.max(0, pairs() / 12 * (n + 1 - ties));
        }

        MannWhitney result() {
            double variance = variance();
            double away = u - pairs() / 2;
            double z = variance > 0 ? away / Math.sqrt(variance) : Double.NaN;
            double corrected = away - Math.signum(away) * Math.min(0.5, Math.abs(away));
            double zContinuity = variance > 0 ? corrected / Math.sqrt(variance) : Double.NaN;
            PairwiseValues differences = PairwiseValues.differences(x, y);
            List<String> warnings = new ArrayList<>();
            boolean exact = (double) ranks.length * Math.min(x.length, y.length) * ranks.length * (ranks.length + 1)
                    <= MOST_STEPS;
            if (!exact) {
                warnings.add("The exact law is left out for samples of this size");
            }
            double[] law = exact ? law(ranks) : new double[0];
            int doubled = doubledSum();
            double moses = mosesIndex();
            ExactLimits limits = exact && tieSum(ranks) == 0
                    ? exactLimits(law, differences)
                    : new ExactLimits(Interval.UNDEFINED, Double.NaN);
            return new MannWhitney(
                    x.length,
                    y.length,
                    u,
                    variance,
                    z,
                    Distributions.normalTwoSidedP(z),
                    zContinuity,
                    Distributions.normalTwoSidedP(zContinuity),
                    u / pairs(),
                    differences.median(),
                    exact ? RankTotals.asFar(law, doubled, 2 * smaller() * (ranks.length + 1)) : Double.NaN,
                    exact ? tail(law, doubled, true) : Double.NaN,
                    exact ? tail(law, doubled, false) : Double.NaN,
                    limits.limits(),
                    limits.achieved(),
                    moses >= 1 ? ordered(differences, (long) moses) : Interval.UNDEFINED,
                    moses >= 1 ? moses : Double.NaN,
                    warnings);
        }

        /** The law is that of the smaller sample's rank sum. */
        private int smaller() {
            return Math.min(x.length, y.length);
        }

        private double[] law(double[] someRanks) {
            return RankTotals.ofDraw(RankTotals.doubled(someRanks), smaller());
        }

        private int doubledSum() {
            double sum = 0;
            int from = x.length <= y.length ? 0 : x.length;
            int to = x.length <= y.length ? x.length : ranks.length;
            for (int i = from; i < to; i++) {
                sum += ranks[i];
            }
            return (int) Math.rint(2 * sum);
        }

        /** P(U ≤ u) or P(U ≥ u); a large U is a small rank sum of y. */
        private double tail(double[] law, int doubled, boolean less) {
            return less == (x.length <= y.length) ? RankTotals.atMost(law, doubled) : RankTotals.atLeast(law, doubled);
        }

        private double mosesIndex() {
            double z = Distributions.normalQuantileOfLevel(level);
            return Math.floor(pairs() / 2 - z * Math.sqrt(pairs() * (ranks.length + 1) / 12));
        }

        private record ExactLimits(Interval limits, double achieved) {}

        private ExactLimits exactLimits(double[] law, PairwiseValues differences) {
            int lowest = smaller() * (smaller() + 1);
            double tail = Distributions.tail(level);
            long k = 0;
            while (RankTotals.atMost(law, (int) (lowest + 2 * k)) < tail) {
                k++;
            }
            k = Math.max(1, k);
            double achieved = 1 - 2 * RankTotals.atMost(law, (int) (lowest + 2 * (k - 1)));
            return new ExactLimits(ordered(differences, k), achieved);
        }

        private static Interval ordered(PairwiseValues differences, long k) {
            return new Interval(differences.orderStatistic(k), differences.orderStatistic(differences.size() + 1 - k));
        }
    }
}
