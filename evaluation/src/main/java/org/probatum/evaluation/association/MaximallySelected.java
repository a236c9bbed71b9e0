package org.probatum.evaluation.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.design.MaximalNormal;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.SortedOrder;
import org.probatum.evaluation.statistics.survival.LogRankTest;
import org.probatum.evaluation.statistics.survival.SurvivalTimes;

/**
 * The cut of a marker that separates survival best, with p values that allow for the search.
 *
 * <p>Groups are marker ≤ cut and marker &gt; cut, all cuts with at least a share of the rows on each side. The statistic is
 * the sum of the log-rank scores aᵢ = δᵢ − Σ δⱼ/(N − γⱼ + 1) over tⱼ ≤ tᵢ (γⱼ the number of times up to tⱼ) of the first
 * group, standardised by its permutation mean and variance. p values:
 * <pre>
 *   Lausen–Schumacher 1992   4φ(b)/b + φ(b)(b − 1/b) log((1 − ε₁)ε₂ / ((1 − ε₂)ε₁))
 *   Lausen 1994              improved Bonferroni with neighbouring cuts
 *   Hothorn–Lausen           improved Bonferroni with the permutation laws of rounded scores
 *   Gaussian                 the largest of jointly normal statistics, exactly (their correlations are Markov)
 * </pre>
 * <p>Source: B. Lausen and M. Schumacher (1992), Biometrics 48:73; B. Lausen, W. Sauerbrei and M. Schumacher (1994); T.
 * Hothorn and B. Lausen (2003), Computational Statistics and Data Analysis 43:121. R: {@code maxstat::maxstat.test}.
 *
 * @param standardizedStatistics absolute, per candidate cut
 * @param logRankChiSquare the ordinary log-rank statistic per candidate cut
 */
public record MaximallySelected(
        double statistic,
        double cutpoint,
        Series candidateCutpoints,
        Series standardizedStatistics,
        double pLausenSchumacher1992,
        double pLausen1994,
        double pHothornLausen,
        double pGaussian,
        Series logRankChiSquare,
        double logRankCutpoint,
        double logRankMaximum,
        List<String> warnings) {

    public static final String SOURCE = "Lausen and Schumacher 1992; Lausen et al. 1994; Hothorn and Lausen 2003";

    public MaximallySelected {
        warnings = List.copyOf(warnings);
    }

    /**
     * @param marker finite, one per row
     * @param minimum least share of rows in the first group
     * @param maximum largest share
     */
    public static Outcome<MaximallySelected> of(SurvivalTimes times, double[] marker, double minimum, double maximum) {
        if (!(minimum > 0 && minimum < maximum && maximum < 1)) {
            throw new IllegalArgumentException("minProportion and maxProportion must satisfy 0 < min < max < 1, were "
                    + minimum + " and " + maximum);
        }
        if (times.events() == 0) {
            return Outcome.notEstimable("no-events", "There are no events");
        }
        int[] order = SortedOrder.ascending(marker);
        int[] sizes = candidateSizes(marker, order, minimum, maximum);
        if (sizes.length == 0) {
            return Outcome.notEstimable("no-cut", "No cut leaves the asked share of rows on each side");
        }
        double[] scores = logRankScores(times);
        double[] sorted = Arrays.stream(order).mapToDouble(i -> scores[i]).toArray();
        return Outcome.of(new Search(times, marker, order, sorted, sizes, minimum, maximum).result());
    }

    /** Group sizes at which the marker changes. */
    private static int[] candidateSizes(double[] marker, int[] order, double minimum, double maximum) {
        int n = marker.length;
        int least = (int) Math.max(1, Math.floor(n * minimum));
        int most = (int) Math.floor(n * maximum);
        List<Integer> sizes = new ArrayList<>();
        for (int m = least; m <= Math.min(most, n - 1); m++) {
            if (marker[order[m]] != marker[order[m - 1]]) {
                sizes.add(m);
            }
        }
        return sizes.stream().mapToInt(Integer::intValue).toArray();
    }

    static double[] logRankScores(SurvivalTimes times) {
        int n = times.size();
        double[] time = new double[n];
        for (int i = 0; i < n; i++) {
            time[i] = times.time(i);
        }
        int[] order = SortedOrder.ascending(time);
        double[] scores = new double[n];
        double hazard = 0;
        for (int start = 0; start < n; ) {
            int end = start;
            int events = 0;
            while (end < n && time[order[end]] == time[order[start]]) {
                events += times.event(order[end]) ? 1 : 0;
                end++;
            }
            hazard += events / (n - end + 1.0);
            for (int i = start; i < end; i++) {
                scores[order[i]] = (times.event(order[i]) ? 1 : 0) - hazard;
            }
            start = end;
        }
        return scores;
    }

    /** |standardised sums| of the first m scores. */
    static double[] standardised(double[] sorted, int[] sizes) {
        int n = sorted.length;
        double sum = Arrays.stream(sorted).sum();
        double squares = Arrays.stream(sorted).map(a -> a * a).sum();
        double[] statistics = new double[sizes.length];
        double running = 0;
        int at = 0;
        for (int c = 0; c < sizes.length; c++) {
            int m = sizes[c];
            while (at < m) {
                running += sorted[at++];
            }
            double variance = (double) m * (n - m) / ((double) n * n * (n - 1)) * (n * squares - sum * sum);
            statistics[c] = Math.abs((running - m * sum / n) / Math.sqrt(variance));
        }
        return statistics;
    }

    @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
    private record Search(
            SurvivalTimes times,
            double[] marker,
            int[] order,
            double[] sorted,
            int[] sizes,
            double minimum,
            double maximum) {

        MaximallySelected result() {
            double[] statistics = standardised(sorted, sizes);
            double[] cuts =
                    Arrays.stream(sizes).mapToDouble(m -> marker[order[m - 1]]).toArray();
            int best = largest(statistics);
            double b = statistics[best];
            double[] logRank = new double[cuts.length];
            for (int c = 0; c < cuts.length; c++) {
                logRank[c] = logRank(cuts[c]);
            }
            int bestLogRank = largest(logRank);
            double permutation = SelectionLaw.p(sorted, sizes);
            return new MaximallySelected(
                    b,
                    cuts[best],
                    Series.of(cuts),
                    Series.of(statistics),
                    lausenSchumacher(b),
                    lausen(b),
                    permutation,
                    gaussian(b),
                    Series.of(logRank),
                    cuts[bestLogRank],
                    logRank[bestLogRank],
                    Double.isNaN(permutation)
                            ? List.of("The permutation p is left out for samples of this size")
                            : List.of());
        }

        private static int largest(double[] values) {
            int best = 0;
            for (int c = 1; c < values.length; c++) {
                best = values[c] > values[best] ? c : best;
            }
            return best;
        }

        private double logRank(double cut) {
            int[] group = Arrays.stream(marker)
                    .mapToInt(value -> value <= cut ? 0 : 1)
                    .toArray();
            return LogRankTest.of(times, group, 2).logRank().chiSquare();
        }

        private double lausenSchumacher(double b) {
            if (b < 1) {
                return 1;
            }
            double density = Distributions.normalDensity(b);
            double odds = maximum * (1 - minimum) / ((1 - maximum) * minimum);
            return Math.max(0, 4 * density / b + density * (b - 1 / b) * Math.log(odds));
        }

        private double lausen(double b) {
            int n = sorted.length;
            double sum = Distributions.normalTwoSidedP(b);
            for (int c = 0; c + 1 < sizes.length; c++) {
                double first = sizes[c];
                double second = sizes[c + 1];
                double t = Math.sqrt(1 - first * (n - second) / ((n - first) * second));
                sum += Math.exp(-b * b / 2) / Math.PI * (t - (b * b / 4 - 1) * t * t * t / 6);
            }
            return sum;
        }

        /** Correlations √(m₁(N − m₂)/((N − m₁)m₂)) are those of looks at the information m/(N − m). */
        private double gaussian(double b) {
            int n = sorted.length;
            double[] information =
                    Arrays.stream(sizes).mapToDouble(m -> m / (double) (n - m)).toArray();
            return MaximalNormal.twoSidedP(information, b);
        }
    }
}
