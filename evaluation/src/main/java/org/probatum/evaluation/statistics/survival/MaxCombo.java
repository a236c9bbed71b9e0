package org.probatum.evaluation.statistics.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.NormalRectangle;

/**
 * Largest of several Fleming–Harrington log-rank tests of two arms.
 *
 * <p>The z values are jointly normal with the correlation of the weighted scores, so p = 1 − P(all |Zᵢ| ≤ max |z|). Keeps
 * power when the hazards are not proportional. Source: T. G. Karrison (2016), Stata J. 16, 678–690.
 *
 * @param z per weight; negative = fewer events than expected in the first arm
 * @param statistic the largest |z|
 * @param pOneSidedFirstBetter from the smallest z
 */
public record MaxCombo(
        Series z, List<Series> correlation, double statistic, double pTwoSided, double pOneSidedFirstBetter) {

    public static final String SOURCE =
            "Maximum of Fleming-Harrington tests (Karrison 2016), multivariate normal p value (Genz 1992)";

    /** @param weights pairs (ρ, γ), at least two */
    public static Outcome<MaxCombo> of(SurvivalTimes times, int[] group, double[][] weights) {
        int m = weights.length;
        if (m < 2) {
            throw new IllegalArgumentException("The combination needs at least two weights, was " + m);
        }
        LogRankResult result = LogRankTest.of(times, group, 2, new int[times.size()], combinations(weights));
        double[] z = new double[m];
        double[][] correlation = new double[m][m];
        for (int a = 0; a < m; a++) {
            z[a] = test(result, a, a).z();
            if (!Double.isFinite(z[a])) {
                return Outcome.notEstimable("no-variance", "A weighted log-rank test holds no information");
            }
        }
        for (int a = 0; a < m; a++) {
            for (int b = 0; b < m; b++) {
                correlation[a][b] =
                        a == b ? 1 : covariance(result, a, b) / Math.sqrt(variance(result, a) * variance(result, b));
            }
        }
        return Outcome.of(assemble(z, correlation));
    }

    /** Each weight, and each sum of two, whose variance holds their covariance. */
    private static Map<String, LogRankWeight> combinations(double[][] weights) {
        Map<String, LogRankWeight> all = new LinkedHashMap<>();
        for (int a = 0; a < weights.length; a++) {
            LogRankWeight first = LogRankWeight.flemingHarrington(weights[a][0], weights[a][1]);
            all.put(name(a, a), first);
            for (int b = 0; b < a; b++) {
                LogRankWeight second = LogRankWeight.flemingHarrington(weights[b][0], weights[b][1]);
                all.put(name(a, b), (n, s) -> first.at(n, s) + second.at(n, s));
            }
        }
        return all;
    }

    private static String name(int a, int b) {
        return Math.max(a, b) + "+" + Math.min(a, b);
    }

    private static LogRankResult.Test test(LogRankResult result, int a, int b) {
        LogRankResult.Test test = result.tests().get(name(a, b));
        if (test == null) {
            throw new IllegalStateException("No test " + name(a, b));
        }
        return test;
    }

    private static double variance(LogRankResult result, int a) {
        return test(result, a, a).covariance().getFirst().get(0);
    }

    private static double covariance(LogRankResult result, int a, int b) {
        double together = test(result, a, b).covariance().getFirst().get(0);
        return (together - variance(result, a) - variance(result, b)) / 2;
    }

    private static MaxCombo assemble(double[] z, double[][] correlation) {
        double statistic = Arrays.stream(z).map(Math::abs).max().orElseThrow();
        double smallest = Arrays.stream(z).min().orElseThrow();
        double[] low = new double[z.length];
        double[] high = new double[z.length];
        Arrays.fill(low, -statistic);
        Arrays.fill(high, statistic);
        double inside = NormalRectangle.probability(correlation, low, high);
        Arrays.fill(low, smallest);
        Arrays.fill(high, Double.POSITIVE_INFINITY);
        double above = NormalRectangle.probability(correlation, low, high);
        List<Series> rows = new ArrayList<>();
        for (double[] row : correlation) {
            rows.add(Series.of(row));
        }
        // at least the p value of the largest test by itself, whatever the integration's rounding
        return new MaxCombo(
                Series.of(z),
                rows,
                statistic,
                Math.max(1 - inside, Distributions.normalTwoSidedP(statistic)),
                Math.max(1 - above, Distributions.normalCdf(smallest)));
    }
}
