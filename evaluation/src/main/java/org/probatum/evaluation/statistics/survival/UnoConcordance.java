package org.probatum.evaluation.statistics.survival;

import org.probatum.evaluation.statistics.Outcome;

/**
 * Uno's concordance: pairs whose event comes up to τ, weighted by 1/G(t−)², G the Kaplan–Meier estimate of the
 * censoring time in which events leave the risk set before censorings at the same time.
 *
 * <p>Unlike Harrell's C it does not depend on the censoring. Source: H. Uno et al. (2011), Stat. Med. 30, 1105–1117;
 * R: {@code concordance(timewt = "n/G2", ymax = tau)}.
 *
 * @param c with Harrell's rule for equal times
 * @param se infinitesimal jackknife, weights held fixed
 * @param cStrictPairs only pairs with time_i &lt; time_j and time_i &lt; τ
 */
public record UnoConcordance(double c, double se, double cStrictPairs) {

    public static final String SOURCE = "Uno et al. 2011, weights 1/G(t-)^2";

    /** @param tau last time of an event that counts, positive */
    public static Outcome<UnoConcordance> of(SurvivalTimes times, double[] marker, double tau) {
        CensoringDistribution censoring = CensoringDistribution.of(times);
        double[] upTo = new double[times.size()];
        double[] before = new double[times.size()];
        for (int i = 0; i < upTo.length; i++) {
            if (times.event(i) && times.time(i) <= tau) {
                double g = censoring.before(times.time(i));
                upTo[i] = 1 / (g * g);
                before[i] = times.time(i) < tau ? upTo[i] : 0;
            }
        }
        int[] one = new int[times.size()];
        return ConcordantPairs.of(times, marker, one, upTo)
                .estimate()
                .then(all -> ConcordantPairs.of(withoutEqualTimes(times), marker, one, before)
                        .estimate()
                        .map(strict -> new UnoConcordance(all.c(), all.se(), strict.c())));
    }

    /** Moves each event just behind the censorings at its time, so that only longer times make pairs. */
    private static SurvivalTimes withoutEqualTimes(SurvivalTimes times) {
        double[] moved = new double[times.size()];
        boolean[] event = new boolean[times.size()];
        for (int i = 0; i < moved.length; i++) {
            event[i] = times.event(i);
            moved[i] = event[i] ? Math.nextUp(times.time(i)) : times.time(i);
        }
        return SurvivalTimes.of(moved, event);
    }
}
