package org.probatum.evaluation.association;

import java.util.ArrayList;
import java.util.List;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.multiplicity.Adjustment;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.MidRanks;

/**
 * Several independent groups compared by ranks.
 *
 * <pre>
 *   H = (12 Σ R²/n / (N(N + 1)) − 3(N + 1)) / (1 − Σ(t³ − t)/(N³ − N)),  ε² = H/(N − 1)
 *   Dunn z = (R̄ᵢ − R̄ⱼ)/√((N(N + 1)/12 − Σ(t³ − t)/(12(N − 1)))(1/nᵢ + 1/nⱼ)), Holm over all pairs
 *   Jonckheere–Terpstra: Σ over i &lt; j of the pairs with the later group larger, ties one half
 * </pre>
 * <p>Source: W. H. Kruskal and W. A. Wallis (1952); O. J. Dunn (1964); A. R. Jonckheere (1954) with the tie correction of
 * M. Hollander and D. A. Wolfe (1999), 6.2. R: {@code kruskal.test}.
 *
 * @param meanRanks per group
 */
public record RankGroups(
        double h, int df, double p, double epsilonSquared, Series meanRanks, List<Pair> dunn, Trend jonckheere) {

    public static final String SOURCE = "Kruskal and Wallis 1952; Dunn 1964 with Holm; Jonckheere 1954";

    /** Groups by index. */
    public record Pair(int first, int second, double z, double p, double pHolm) {}

    /** An ordered alternative, in the order of the groups. */
    public record Trend(double statistic, double z, double p) {}

    public RankGroups {
        dunn = List.copyOf(dunn);
    }

    /** @param groups at least two, each with at least one finite value */
    public static Outcome<RankGroups> of(double[][] groups) {
        if (groups.length < 2) {
            throw new IllegalArgumentException("At least two groups are needed");
        }
        double[] all = java.util.Arrays.stream(groups)
                .flatMapToDouble(java.util.Arrays::stream)
                .toArray();
        org.probatum.evaluation.statistics.continuous.Sample.requireFinite(all, "x");
        TieSums ties = TieSums.of(all);
        double n = all.length;
        double correction = 1 - ties.cubes() / (n * n * n - n);
        if (!(correction > 0)) {
            return Outcome.notEstimable("zero-variance", "All values are equal");
        }
        double[] means = meanRanks(groups, MidRanks.of(all));
        double squares = 0;
        for (int g = 0; g < groups.length; g++) {
            squares += groups[g].length * means[g] * means[g];
        }
        double h = (12 * squares / (n * (n + 1)) - 3 * (n + 1)) / correction;
        int df = groups.length - 1;
        return Outcome.of(new RankGroups(
                h,
                df,
                Distributions.chiSquareSf(h, df),
                h / (n - 1),
                Series.of(means),
                dunn(groups, means, n, ties),
                jonckheere(groups, n, ties)));
    }

    private static double[] meanRanks(double[][] groups, double[] ranks) {
        double[] means = new double[groups.length];
        int at = 0;
        for (int g = 0; g < groups.length; g++) {
            for (int i = 0; i < groups[g].length; i++) {
                means[g] += ranks[at++];
            }
            means[g] /= groups[g].length;
        }
        return means;
    }

    private static List<Pair> dunn(double[][] groups, double[] means, double n, TieSums ties) {
        double variance = n * (n + 1) / 12 - ties.cubes() / (12 * (n - 1));
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < groups.length; i++) {
            for (int j = i + 1; j < groups.length; j++) {
                double scale = Math.sqrt(variance * (1.0 / groups[i].length + 1.0 / groups[j].length));
                double z = (means[i] - means[j]) / scale;
                pairs.add(new Pair(i, j, z, Distributions.normalTwoSidedP(z), Double.NaN));
            }
        }
        Series holm = Adjustment.HOLM.adjust(pairs.stream().mapToDouble(Pair::p).toArray());
        List<Pair> adjusted = new ArrayList<>();
        for (int k = 0; k < pairs.size(); k++) {
            Pair pair = pairs.get(k);
            adjusted.add(new Pair(pair.first(), pair.second(), pair.z(), pair.p(), holm.get(k)));
        }
        return adjusted;
    }

    private static Trend jonckheere(double[][] groups, double n, TieSums ties) {
        double statistic = 0;
        double squares = 0;
        double weighted = 0;
        double triples = 0;
        double pairs = 0;
        for (int i = 0; i < groups.length; i++) {
            double size = groups[i].length;
            squares += size * size;
            weighted += size * (size - 1) * (2 * size + 5);
            triples += size * (size - 1) * (size - 2);
            pairs += size * (size - 1);
            for (int j = i + 1; j < groups.length; j++) {
                statistic += larger(groups[i], groups[j]);
            }
        }
        double variance = (n * (n - 1) * (2 * n + 5) - weighted - ties.weighted()) / 72
                + pairs * 2 * ties.pairs() / (8 * n * (n - 1));
        if (n > 2) {
            variance += triples * ties.triples() / (36 * n * (n - 1) * (n - 2));
        }
        double z = (statistic - (n * n - squares) / 4) / Math.sqrt(variance);
        return new Trend(statistic, z, Distributions.normalTwoSidedP(z));
    }

    /** Pairs with the second larger, ties one half: the rank sum of the second among both less its least. */
    private static double larger(double[] first, double[] second) {
        double[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        double[] ranks = MidRanks.of(both);
        double sum = 0;
        for (int i = first.length; i < both.length; i++) {
            sum += ranks[i];
        }
        return sum - second.length * (second.length + 1) / 2.0;
    }
}
