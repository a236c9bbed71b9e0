package org.probatum.evaluation.association;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.continuous.Sample;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.MidRanks;

/**
 * Correlation of two variables in three definitions.
 *
 * <p>Pearson's r with t = r √((n − 2)/(1 − r²)) and the arctanh interval; Spearman's ρ, the same of the midranks, its exact p
 * by enumeration up to n = 9 without ties; Kendall's τ_b = (C − D)/√((n₀ − n₁)(n₀ − n₂)) with the tie-corrected normal p, and
 * the exact law without ties below n = 50. γ = (C − D)/(C + D). Figures that are not defined are NaN: t at r = ±1. Source:
 * M. G. Kendall (1970), Rank Correlation Methods; W. R. Knight (1966) for counting. R: {@code cor.test}.
 */
public record Correlation(int n, Pearson pearson, Spearman spearman, Kendall kendall) {

    public static final String SOURCE = "Pearson; Spearman; Kendall 1970, counted as Knight 1966";

    private static final int MOST_FOR_SPEARMAN = 9;
    private static final int MOST_FOR_KENDALL = 49;

    public record Pearson(double r, double t, int df, double p, Interval ci) {}

    /** @param pT by the t approximation */
    public record Spearman(double rho, double t, double pT, double pExact) {}

    public record Kendall(
            double tauB, double z, double p, double pExact, long concordant, long discordant, double gamma) {}

    /** @param x finite, as many as y, at least 3 */
    public static Outcome<Correlation> of(double[] x, double[] y, double confidenceLevel) {
        Sample.requireFinite(x, "x");
        Sample.requireFinite(y, "y");
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "x and y must have the same length, had " + x.length + " and " + y.length);
        }
        if (x.length < 3) {
            return Outcome.notEstimable("too-few-values", "A correlation needs at least 3 pairs");
        }
        if (constant(x) || constant(y)) {
            return Outcome.notEstimable("zero-variance", "All values of x or of y are equal");
        }
        return Outcome.of(new Correlation(x.length, pearson(x, y, confidenceLevel), spearman(x, y), kendall(x, y)));
    }

    private static boolean constant(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    /** Pearson's r. */
    public static double pearson(double[] x, double[] y) {
        double meanX = Sample.of(x).mean();
        double meanY = Sample.of(y).mean();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return Math.clamp(xy / Math.sqrt(xx) / Math.sqrt(yy), -1, 1);
    }

    private static double t(double r, int df) {
        return 1 - Math.abs(r) < 1e-15 ? Double.NaN : r * Math.sqrt(df / ((1 - r) * (1 + r)));
    }

    private static double twoSided(double t, int df) {
        return Double.isNaN(t) ? Double.NaN : Distributions.studentTwoSidedP(t, df);
    }

    private static Pearson pearson(double[] x, double[] y, double level) {
        double r = pearson(x, y);
        int df = x.length - 2;
        double t = t(r, df);
        Interval ci = Interval.UNDEFINED;
        if (x.length > 3 && Math.abs(r) < 1) {
            double z = Math.log1p(2 * r / (1 - r)) / 2;
            double half = Distributions.normalQuantileOfLevel(level) / Math.sqrt(x.length - 3.0);
            ci = new Interval(Math.tanh(z - half), Math.tanh(z + half));
        }
        return new Pearson(r, t, df, twoSided(t, df), ci);
    }

    private static Spearman spearman(double[] x, double[] y) {
        double[] ranksX = MidRanks.of(x);
        double[] ranksY = MidRanks.of(y);
        double rho = pearson(ranksX, ranksY);
        double t = t(rho, x.length - 2);
        boolean exact = x.length <= MOST_FOR_SPEARMAN && untied(ranksX) && untied(ranksY);
        return new Spearman(rho, t, twoSided(t, x.length - 2), exact ? exactSpearman(ranksX, ranksY) : Double.NaN);
    }

    private static boolean untied(double[] ranks) {
        return Arrays.stream(ranks).distinct().count() == ranks.length;
    }

    /** Twice the smaller tail of Σd² over all orders. */
    private static double exactSpearman(double[] ranksX, double[] ranksY) {
        double observed = 0;
        for (int i = 0; i < ranksX.length; i++) {
            observed += (ranksX[i] - ranksY[i]) * (ranksX[i] - ranksY[i]);
        }
        int n = ranksX.length;
        long[] counts = new long[n * (n * n - 1) / 3 + 1];
        countOrders(counts, n, 0, 0, 0);
        long total = 0;
        long atMost = 0;
        long atLeast = 0;
        for (int s = 0; s < counts.length; s++) {
            total += counts[s];
            atMost += s <= observed ? counts[s] : 0;
            atLeast += s >= observed ? counts[s] : 0;
        }
        return Math.min(1, 2.0 * Math.min(atMost, atLeast) / total);
    }

    private static void countOrders(long[] counts, int n, int place, int used, int squares) {
        if (place == n) {
            counts[squares]++;
            return;
        }
        for (int value = 0; value < n; value++) {
            if ((used >> value & 1) == 0) {
                int d = place - value;
                countOrders(counts, n, place + 1, used | 1 << value, squares + d * d);
            }
        }
    }

    private static Kendall kendall(double[] x, double[] y) {
        int n = x.length;
        Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.<Integer>comparingDouble(i -> x[i]).thenComparingDouble(i -> y[i]));
        double[] sortedX = Arrays.stream(order).mapToDouble(i -> x[i]).toArray();
        double[] byX = Arrays.stream(order).mapToDouble(i -> y[i]).toArray();
        TieSums tiesX = TieSums.ofSorted(sortedX, i -> true);
        TieSums both = TieSums.ofSorted(sortedX, i -> byX[i] == byX[i - 1]);
        double[] sortedY = y.clone();
        Arrays.sort(sortedY);
        TieSums tiesY = TieSums.ofSorted(sortedY, i -> true);
        long discordant = inversions(byX);
        double pairs = n * (n - 1.0) / 2;
        double concordant = pairs - tiesX.pairs() - tiesY.pairs() + both.pairs() - discordant;
        double score = concordant - discordant;
        double tauB = score / Math.sqrt((pairs - tiesX.pairs()) * (pairs - tiesY.pairs()));
        double z = score / Math.sqrt(tiesX.kendallVariance(tiesY, n));
        boolean exact = n <= MOST_FOR_KENDALL && tiesX.pairs() == 0 && tiesY.pairs() == 0;
        return new Kendall(
                tauB,
                z,
                Distributions.normalTwoSidedP(z),
                exact ? exactKendall(n, (int) concordant) : Double.NaN,
                (long) concordant,
                discordant,
                score / (concordant + discordant));
    }

    /** Pairs out of order, by merge sort; equal values are in order. */
    private static long inversions(double[] values) {
        return sortAndCount(values.clone(), new double[values.length], 0, values.length);
    }

    private static long sortAndCount(double[] values, double[] spare, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        int middle = (from + to) >>> 1;
        long count = sortAndCount(values, spare, from, middle) + sortAndCount(values, spare, middle, to);
        int left = from;
        int right = middle;
        for (int k = from; k < to; k++) {
            boolean takeLeft = right >= to || (left < middle && values[left] <= values[right]);
            if (!takeLeft) {
                count += middle - left;
            }
            spare[k] = takeLeft ? values[left++] : values[right++];
        }
        System.arraycopy(spare, from, values, from, to - from);
        return count;
    }

    /** Twice the smaller tail of the number of concordant pairs. */
    private static double exactKendall(int n, int concordant) {
        double[] law = {1};
        for (int size = 2; size <= n; size++) {
            double[] next = new double[law.length + size - 1];
            for (int s = 0; s < law.length; s++) {
                for (int added = 0; added < size; added++) {
                    next[s + added] += law[s] / size;
                }
            }
            law = next;
        }
        double atMost = 0;
        double atLeast = 0;
        for (int s = 0; s < law.length; s++) {
            atMost += s <= concordant ? law[s] : 0;
            atLeast += s >= concordant ? law[s] : 0;
        }
        return Math.min(1, 2 * Math.min(atMost, atLeast));
    }
}
