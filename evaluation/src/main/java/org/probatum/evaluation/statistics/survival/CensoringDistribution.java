package org.probatum.evaluation.statistics.survival;

import org.probatum.evaluation.statistics.Series;

/**
 * G, the Kaplan–Meier estimate of the censoring time. Events leave the risk set before censorings at the same time:
 * the factor at t is 1 − c/(n − d), with n at risk, d events and c censorings at t.
 */
final class CensoringDistribution {

    private final Series time;
    private final Series survival;

    private CensoringDistribution(Series time, Series survival) {
        this.time = time;
        this.survival = survival;
    }

    static CensoringDistribution of(SurvivalTimes times) {
        int n = times.size();
        int[] order = times.order();
        double[] time = new double[n];
        double[] survival = new double[n];
        double g = 1;
        int m = 0;
        for (int start = 0; start < n; ) {
            int end = start;
            int events = 0;
            while (end < n && times.time(order[end]) == times.time(order[start])) {
                events += times.event(order[end]) ? 1 : 0;
                end++;
            }
            int censored = end - start - events;
            if (censored > 0) {
                g *= 1 - (double) censored / (n - start - events);
                time[m] = times.time(order[start]);
                survival[m++] = g;
            }
            start = end;
        }
        return new CensoringDistribution(Series.of(time, m), Series.of(survival, m));
    }

    /** G(t−). */
    double before(double t) {
        int index = time.below(t) - 1;
        return index < 0 ? 1 : survival.get(index);
    }

    /** G(t). */
    double at(double t) {
        int index = time.lastAtMost(t);
        return index < 0 ? 1 : survival.get(index);
    }
}
