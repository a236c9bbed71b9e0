package org.probatum.evaluation.statistics.survival;

import java.util.ArrayList;
import java.util.List;
import org.probatum.evaluation.statistics.Series;

/**
 * Kaplan–Meier (product limit) estimate of the survival function.
 *
 * <p>At the distinct event times t₁ &lt; t₂ &lt; …, with nⱼ at risk (time ≥ tⱼ) and dⱼ events:
 * <pre>
 *   S(t)   = Π_{tⱼ≤t} (1 − dⱼ/nⱼ)
 *   se S   = S √ Σ dⱼ / (nⱼ (nⱼ − dⱼ))      Greenwood; not defined where S = 0
 *   H(t)   = Σ dⱼ/nⱼ,  se H = √ Σ dⱼ/nⱼ²      Nelson–Aalen
 * </pre>
 * <p>Assumes that censoring tells nothing about the event. Source: E. L. Kaplan, P. Meier (1958), J. Am. Stat. Assoc. 53,
 * 457–481; R: {@code survival::survfit}.
 */
public final class KaplanMeier {

    public static final String SOURCE =
            "Kaplan and Meier 1958; Greenwood standard error; limits on the plain, log and log(-log) scale";

    private KaplanMeier() {}

    /** The curve of all participants. */
    public static KaplanMeierCurve estimate(SurvivalTimes times) {
        int[] order = times.order();
        return ofSorted(times, order, Series.generate(order.length, i -> times.time(order[i])));
    }

    private static KaplanMeierCurve ofSorted(SurvivalTimes times, int[] order, Series time) {
        int n = time.size();
        int m = countEventTimes(times, order);
        double[][] columns = new double[7][m];
        double survival = 1;
        double greenwood = 0;
        double hazard = 0;
        double hazardVariance = 0;
        int j = 0;
        for (int start = 0; start < n; ) {
            int end = start;
            double deaths = 0;
            while (end < n && time.get(end) == time.get(start)) {
                deaths += times.event(order[end]) ? 1 : 0;
                end++;
            }
            if (deaths > 0) {
                double atRisk = n - start;
                survival *= (atRisk - deaths) / atRisk;
                greenwood += deaths / (atRisk * (atRisk - deaths));
                hazard += deaths / atRisk;
                hazardVariance += deaths / (atRisk * atRisk);
                columns[0][j] = time.get(start);
                columns[1][j] = atRisk;
                columns[2][j] = deaths;
                columns[3][j] = survival;
                columns[4][j] = survival > 0 ? survival * Math.sqrt(greenwood) : Double.NaN;
                columns[5][j] = hazard;
                columns[6][j] = Math.sqrt(hazardVariance);
                j++;
            }
            start = end;
        }
        return new KaplanMeierCurve(
                time,
                Series.of(columns[0]),
                Series.of(columns[1]),
                Series.of(columns[2]),
                Series.of(columns[3]),
                Series.of(columns[4]),
                Series.of(columns[5]),
                Series.of(columns[6]));
    }

    private static int countEventTimes(SurvivalTimes times, int[] order) {
        int count = 0;
        double last = Double.NaN;
        for (int index : order) {
            if (times.event(index) && times.time(index) != last) {
                last = times.time(index);
                count++;
            }
        }
        return count;
    }

    /**
     * One column of a risk table.
     *
     * @param atRisk participants with a time of at least this
     * @param events events before it
     * @param censored censored before it
     */
    public record AtTime(double time, int atRisk, int events, int censored) {}

    /** The risk table under a curve: at each time everybody is at risk, had the event, or was censored. */
    public static List<AtTime> explain(SurvivalTimes times, double[] at) {
        List<AtTime> table = new ArrayList<>();
        for (double t : at) {
            int atRisk = 0;
            int events = 0;
            int censored = 0;
            for (int i = 0; i < times.size(); i++) {
                atRisk += times.time(i) >= t ? 1 : 0;
                events += times.event(i) && times.time(i) < t ? 1 : 0;
                censored += !times.event(i) && times.time(i) < t ? 1 : 0;
            }
            table.add(new AtTime(t, atRisk, events, censored));
        }
        return table;
    }
}
