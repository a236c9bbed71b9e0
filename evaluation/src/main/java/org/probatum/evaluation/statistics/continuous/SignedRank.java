package org.probatum.evaluation.statistics.continuous;

import java.util.Arrays;
import java.util.List;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.MidRanks;

/**
 * Wilcoxon's signed-rank test of paired differences, zeros dropped.
 *
 * <p>V is the sum of the ranks of |d| with d above 0; mean Σr/2, variance Σr²/4 over the midranks. The exact p holds
 * with ties too. The shift is the median of the Walsh averages (dᵢ + dⱼ)/2, i ≤ j; its exact limits (without ties only)
 * are the ordered averages k and n(n + 1)/2 + 1 − k, k the α/2 quantile of V. Source: F. Wilcoxon (1945); J. L. Hodges
 * and E. L. Lehmann (1963). R: {@code wilcox.test(paired = TRUE)}, {@code exactRankTests::wilcox.exact}.
 *
 * @param signTest exact binomial test of the signs alone
 */
public record SignedRank(
        int nNonZero,
        double v,
        double variance,
        double z,
        double p,
        double zContinuity,
        double pContinuity,
        double pExact,
        double hodgesLehmann,
        Interval exactCi,
        SignTest signTest,
        List<String> warnings) {

    public static final String SOURCE =
            "Wilcoxon 1945; Hodges and Lehmann 1963; exact law by Streitberg and Roehmel 1986";

    private static final int MOST_FOR_EXACT = 500;

    public record SignTest(int positive, int n, double p) {}

    public SignedRank {
        warnings = List.copyOf(warnings);
    }

    public static Outcome<SignedRank> of(double[] differences, double confidenceLevel) {
        Sample.requireFinite(differences, "differences");
        double[] d = Arrays.stream(differences).filter(value -> value != 0).toArray();
        if (d.length == 0) {
            return Outcome.notEstimable("no-difference", "All differences are 0");
        }
        double[] ranks = MidRanks.of(Arrays.stream(d).map(Math::abs).toArray());
        double v = 0;
        double sum = 0;
        double squares = 0;
        int positive = 0;
        for (int i = 0; i < d.length; i++) {
            v += d[i] > 0 ? ranks[i] : 0;
            positive += d[i] > 0 ? 1 : 0;
            sum += ranks[i];
            squares += ranks[i] * ranks[i];
        }
        double sd = Math.sqrt(squares / 4);
        double away = v - sum / 2;
        double z = away / sd;
        double corrected = (away - Math.signum(away) * Math.min(0.5, Math.abs(away))) / sd;
        PairwiseValues averages = PairwiseValues.walshAverages(d);
        boolean exact = d.length <= MOST_FOR_EXACT;
        double[] law = exact ? RankTotals.ofSigns(RankTotals.doubled(ranks)) : new double[0];
        return Outcome.of(new SignedRank(
                d.length,
                v,
                squares / 4,
                z,
                Distributions.normalTwoSidedP(z),
                corrected,
                Distributions.normalTwoSidedP(corrected),
                exact ? RankTotals.asFar(law, (int) Math.rint(2 * v), (int) Math.rint(2 * sum)) : Double.NaN,
                averages.median(),
                exact && MannWhitney.tieSum(ranks) == 0
                        ? exactLimits(law, averages, confidenceLevel)
                        : Interval.UNDEFINED,
                new SignTest(positive, d.length, signP(positive, d.length)),
                exact ? List.of() : List.of("The exact law is left out for more than " + MOST_FOR_EXACT + " pairs")));
    }

    private static double signP(int positive, int n) {
        return Math.min(1, 2 * Distributions.binomialAtMost(Math.min(positive, n - positive), n, 0.5));
    }

    private static Interval exactLimits(double[] law, PairwiseValues averages, double level) {
        double tail = Distributions.tail(level);
        int k = 0;
        while (RankTotals.atMost(law, 2 * k) < tail) {
            k++;
        }
        k = Math.max(1, k);
        return new Interval(averages.orderStatistic(k), averages.orderStatistic(averages.size() + 1 - k));
    }
}
