package org.probatum.evaluation.statistics.survival;

import java.util.Arrays;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Concordance of a marker with survival times.
 *
 * <p>A pair counts when the one with the event is seen to fail first: time_i &lt; time_j and event i, or equal times with
 * event i and j censored. It is concordant when i has the higher marker, and counts one half when the markers are equal.
 * Each pair weighs w(time_i): 1 for Harrell's C, 1/G(t−)² for Uno's.
 * <pre>
 *   C = (concordant + tiedX/2) / (concordant + discordant + tiedX)
 *   se: infinitesimal jackknife, √ Σ (∂C/∂wᵢ)² over participants
 * </pre>
 * <p>Source: F. E. Harrell et al. (1996), Stat. Med. 15, 361–387; R: {@code survival::concordance}.
 *
 * @param c 1 = a higher marker always fails first, one half = by chance
 * @param se standard error
 * @param concordant weighted pairs
 * @param discordant weighted pairs
 * @param tiedX pairs with equal markers
 * @param tiedY pairs of events at equal times with different markers
 * @param tiedXY pairs of events at equal times with equal markers
 */
public record HarrellConcordance(
        double c, double se, double concordant, double discordant, double tiedX, double tiedY, double tiedXY) {

    public static final String SOURCE =
            "Harrell's C, higher marker higher risk; infinitesimal jackknife standard error as survival::concordance";

    /** Limits c ± z se, cut to 0 … 1. */
    public Interval ci(double confidenceLevel) {
        return Interval.around(c, Distributions.normalQuantileOfLevel(confidenceLevel), se)
                .clippedTo(0, 1);
    }

    /** Harrell's C of a marker for which higher means higher risk. */
    public static Outcome<HarrellConcordance> of(SurvivalTimes times, double[] marker) {
        return ConcordantPairs.of(times, marker, new int[times.size()], weightOne(times))
                .estimate();
    }

    /** Harrell's C with pairs only inside strata. */
    public static Outcome<HarrellConcordance> of(SurvivalTimes times, double[] marker, int[] stratum) {
        return ConcordantPairs.of(times, marker, stratum, weightOne(times)).estimate();
    }

    /**
     * Harrell's C with pairs only inside strata, and a standard error that takes the rows of a cluster together.
     *
     * @param cluster code of each row, 0 or more; shape [n]
     */
    public static Outcome<HarrellConcordance> of(SurvivalTimes times, double[] marker, int[] stratum, int[] cluster) {
        times.requireLength(cluster, "cluster");
        return ConcordantPairs.of(times, marker, stratum, weightOne(times)).estimate(cluster);
    }

    /** Only pairs whose event comes up to {@code tau}. */
    public static Outcome<HarrellConcordance> truncated(SurvivalTimes times, double[] marker, double tau) {
        double[] weight = new double[times.size()];
        for (int i = 0; i < weight.length; i++) {
            weight[i] = times.time(i) <= tau ? 1 : 0;
        }
        return ConcordantPairs.of(times, marker, new int[times.size()], weight).estimate();
    }

    private static double[] weightOne(SurvivalTimes times) {
        double[] weight = new double[times.size()];
        Arrays.fill(weight, 1);
        return weight;
    }
}
