package org.probatum.evaluation.statistics.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.SymmetricMatrix;

/**
 * Log-rank test and its weighted and stratified forms.
 *
 * <p>At each event time of each stratum, with n at risk, d events, nₖ and dₖ of them in group k, and weight w:
 * <pre>
 *   Uₖ  = Σ w (dₖ − d nₖ/n)
 *   Vₖₗ = Σ w² d (n − d)/(n − 1) · nₖ/n (δₖₗ − nₗ/n)
 *   X²  = U' V⁻ U on (groups − 1) degrees of freedom
 * </pre>
 * <p>Assumes independent censoring; most powerful when the hazards are proportional (weight 1). Source: N. Mantel (1966);
 * T. R. Fleming, D. P. Harrington (1991), Counting Processes and Survival Analysis, chapter 7; R: {@code survdiff}.
 */
public final class LogRankTest {

    public static final String SOURCE =
            "Mantel 1966 log-rank test with hypergeometric variance; weights of Gehan-Breslow, Tarone-Ware, Peto-Peto and"
                    + " Fleming-Harrington on the pooled Kaplan-Meier just before the time";

    private LogRankTest() {}

    /** The seven weights in common use, by name. */
    public static Map<String, LogRankWeight> commonWeights() {
        Map<String, LogRankWeight> weights = new LinkedHashMap<>();
        weights.put("logRank", LogRankWeight.LOG_RANK);
        weights.put("gehanBreslow", LogRankWeight.GEHAN_BRESLOW);
        weights.put("taroneWare", LogRankWeight.TARONE_WARE);
        weights.put("petoPeto", LogRankWeight.PETO_PETO);
        weights.put("flemingHarrington01", LogRankWeight.flemingHarrington(0, 1));
        weights.put("flemingHarrington11", LogRankWeight.flemingHarrington(1, 1));
        weights.put("flemingHarringtonHalf0", LogRankWeight.flemingHarrington(0.5, 0));
        return weights;
    }

    /** The unweighted test without strata. */
    public static LogRankResult of(SurvivalTimes times, int[] group, int groups) {
        return of(times, group, groups, new int[times.size()]);
    }

    /** The unweighted test, stratified. */
    public static LogRankResult of(SurvivalTimes times, int[] group, int groups, int[] stratum) {
        return of(times, group, groups, stratum, Map.of("logRank", LogRankWeight.LOG_RANK));
    }

    /**
     * @param group of each participant, 0 to groups − 1; shape [n]
     * @param groups at least 2
     * @param stratum of each participant, 0 or more; shape [n]; all equal = not stratified
     * @param weights by name
     */
    public static LogRankResult of(
            SurvivalTimes times, int[] group, int groups, int[] stratum, Map<String, LogRankWeight> weights) {
        times.requireLength(group, "group");
        times.requireLength(stratum, "stratum");
        requireCodes(group, groups);
        Sums sums = new Sums(groups, List.copyOf(weights.values()));
        int[] order = times.order();
        for (int[] members : byStratum(order, stratum)) {
            sums.addStratum(times, group, members);
        }
        return result(sums, List.copyOf(weights.keySet()));
    }

    /**
     * The table behind an unweighted test: one row per event time of each stratum, by stratum and time.
     *
     * @param stratum code of the stratum
     * @param atRisk per group; shape [groups]
     * @param events per group
     * @param expected events per group if all groups had the same hazard
     * @param variance of the first group's events
     */
    public record Row(int stratum, double time, Series atRisk, Series events, Series expected, double variance) {}

    /** The table whose columns add up to the observed, the expected and, with two groups, the variance of the test. */
    public static List<Row> explain(SurvivalTimes times, int[] group, int groups, int[] stratum) {
        times.requireLength(group, "group");
        times.requireLength(stratum, "stratum");
        requireCodes(group, groups);
        List<Row> rows = new ArrayList<>();
        for (int[] members : byStratum(times.order(), stratum)) {
            double[] atRisk = new double[groups];
            for (int index : members) {
                atRisk[group[index]]++;
            }
            for (int start = 0, end; start < members.length; start = end) {
                end = start;
                double[] events = new double[groups];
                double[] leaving = new double[groups];
                double time = times.time(members[start]);
                while (end < members.length && times.time(members[end]) == time) {
                    events[group[members[end]]] += times.event(members[end]) ? 1 : 0;
                    leaving[group[members[end]]]++;
                    end++;
                }
                double d = Arrays.stream(events).sum();
                if (d > 0) {
                    rows.add(row(stratum[members[start]], time, atRisk, events, d, members.length - start));
                }
                for (int g = 0; g < groups; g++) {
                    atRisk[g] -= leaving[g];
                }
            }
        }
        return rows;
    }

    private static Row row(int stratum, double time, double[] atRisk, double[] events, double d, double n) {
        double[] expected = Arrays.stream(atRisk).map(at -> d * at / n).toArray();
        double share = atRisk[0] / n;
        double variance = n > 1 ? d * (n - d) / (n - 1) * share * (1 - share) : 0;
        return new Row(stratum, time, Series.of(atRisk), Series.of(events), Series.of(expected), variance);
    }

    private static void requireCodes(int[] group, int groups) {
        if (groups < 2) {
            throw new IllegalArgumentException("A log-rank test needs at least 2 groups, was " + groups);
        }
        for (int code : group) {
            if (code < 0 || code >= groups) {
                throw new IllegalArgumentException("Group must lie from 0 to " + (groups - 1) + ", was " + code);
            }
        }
    }

    /** Sorted indices, split by stratum. */
    static List<int[]> byStratum(int[] order, int[] stratum) {
        int strata = Arrays.stream(stratum).max().orElse(-1) + 1;
        if (strata <= 1) {
            return List.of(order);
        }
        int[] size = new int[strata];
        for (int code : stratum) {
            size[code]++;
        }
        List<int[]> members = new ArrayList<>();
        for (int s = 0; s < strata; s++) {
            members.add(new int[size[s]]);
        }
        int[] filled = new int[strata];
        for (int index : order) {
            int s = stratum[index];
            members.get(s)[filled[s]++] = index;
        }
        return members;
    }

    /** Running sums over event times, for all weights at once. */
    private static final class Sums {

        final int groups;
        final List<LogRankWeight> weights;
        final double[] observed;
        final double[] expected;
        final double[][] score;
        final double[][][] variance;

        Sums(int groups, List<LogRankWeight> weights) {
            this.groups = groups;
            this.weights = weights;
            observed = new double[groups];
            expected = new double[groups];
            score = new double[weights.size()][groups];
            variance = new double[weights.size()][groups][groups];
        }

        void addStratum(SurvivalTimes times, int[] group, int[] members) {
            double[] atRisk = new double[groups];
            for (int index : members) {
                atRisk[group[index]]++;
            }
            double[] deaths = new double[groups];
            double survival = 1;
            for (int start = 0; start < members.length; ) {
                double time = times.time(members[start]);
                int end = start;
                double d = 0;
                while (end < members.length && times.time(members[end]) == time) {
                    if (times.event(members[end])) {
                        deaths[group[members[end]]]++;
                        d++;
                    }
                    end++;
                }
                if (d > 0) {
                    double n = members.length - start;
                    addTime(atRisk, deaths, n, d, survival);
                    survival *= (n - d) / n;
                    Arrays.fill(deaths, 0);
                }
                for (int i = start; i < end; i++) {
                    atRisk[group[members[i]]]--;
                }
                start = end;
            }
        }

        private void addTime(double[] atRisk, double[] deaths, double n, double d, double survival) {
            for (int k = 0; k < groups; k++) {
                observed[k] += deaths[k];
                expected[k] += d * atRisk[k] / n;
            }
            double factor = n > 1 ? d * (n - d) / (n - 1) : 0;
            for (int w = 0; w < score.length; w++) {
                double weight = weights.get(w).at(n, survival);
                double square = weight * weight * factor;
                for (int k = 0; k < groups; k++) {
                    double share = atRisk[k] / n;
                    score[w][k] += weight * (deaths[k] - d * share);
                    for (int l = 0; l < k; l++) {
                        double covariance = square * share * atRisk[l] / n;
                        variance[w][k][l] -= covariance;
                        variance[w][l][k] -= covariance;
                    }
                    variance[w][k][k] += square * share * (1 - share);
                }
            }
        }
    }

    private static LogRankResult result(Sums sums, List<String> names) {
        Map<String, LogRankResult.Test> tests = new LinkedHashMap<>();
        for (int w = 0; w < names.size(); w++) {
            tests.put(names.get(w), test(sums.score[w], sums.variance[w]));
        }
        return new LogRankResult(
                Series.of(sums.observed), Series.of(sums.expected), tests, peto(sums, names), pike(sums));
    }

    private static LogRankResult.Test test(double[] score, double[][] variance) {
        int[] informative = informative(variance);
        double chiSquare = chiSquare(score, variance, informative);
        int df = informative.length > 1 ? informative.length - 1 : score.length - 1;
        boolean two = score.length == 2 && variance[0][0] > 0;
        double z = two ? score[0] / Math.sqrt(variance[0][0]) : Double.NaN;
        return new LogRankResult.Test(
                chiSquare,
                df,
                Distributions.chiSquareSf(chiSquare, df),
                Series.of(score),
                Arrays.stream(variance).map(Series::of).toList(),
                z,
                two ? Distributions.normalCdf(z) : Double.NaN);
    }

    private static int[] informative(double[][] variance) {
        return java.util.stream.IntStream.range(0, variance.length)
                .filter(k -> variance[k][k] > 0)
                .toArray();
    }

    private static double chiSquare(double[] score, double[][] variance, int[] informative) {
        int m = informative.length - 1;
        if (m < 1) {
            return Double.NaN;
        }
        double[] u = new double[m];
        double[][] v = new double[m][m];
        for (int i = 0; i < m; i++) {
            u[i] = score[informative[i]];
            for (int j = 0; j < m; j++) {
                v[i][j] = variance[informative[i]][informative[j]];
            }
        }
        return SymmetricMatrix.inverseQuadraticForm(v, u).orElse(Double.NaN);
    }

    private static Optional<LogRankResult.HazardRatio> peto(Sums sums, List<String> names) {
        int w = names.indexOf("logRank");
        if (sums.groups != 2 || w < 0 || !(sums.variance[w][0][0] > 0)) {
            return Optional.empty();
        }
        double u = sums.score[w][0];
        double v = sums.variance[w][0][0];
        double z = Distributions.normalQuantileOfLevel(0.95);
        return Optional.of(
                new LogRankResult.HazardRatio(Math.exp(u / v), Interval.aroundLog(u / v, z, 1 / Math.sqrt(v))));
    }

    private static OptionalDouble pike(Sums sums) {
        if (sums.groups != 2) {
            return OptionalDouble.empty();
        }
        double ratio = (sums.observed[0] / sums.expected[0]) / (sums.observed[1] / sums.expected[1]);
        return Double.isFinite(ratio) ? OptionalDouble.of(ratio) : OptionalDouble.empty();
    }
}
