package org.probatum.evaluation.statistics.survival;

import java.util.Arrays;
import org.probatum.evaluation.statistics.Series;

/**
 * Aalen–Johansen estimate of the probability of one cause by time t, in the presence of the others.
 *
 * <p>F(t) = Σ_{tⱼ≤t} S(tⱼ−) d₁ⱼ/nⱼ, S the survival from any cause. The variance is that of R's {@code cmprsk::cuminc}
 * (a Greenwood type sum that treats ties as drawn without replacement). One minus the Kaplan–Meier of the cause alone
 * would be too large. Source: R. J. Gray (1988), Ann. Stat. 16, 1141–1154.
 *
 * @param time event times of any cause, ascending
 * @param estimate F
 * @param variance of F
 */
public record CumulativeIncidence(Series time, Series estimate, Series variance) {

    public static final String SOURCE = "Aalen-Johansen estimate with the variance of cmprsk; Gray 1988 K-sample test";

    /** @param cause 1 or more */
    public static CumulativeIncidence of(CompetingRisks risks, int cause) {
        int[] order = risks.order();
        int n = order.length;
        double[][] out = new double[3][n];
        int m = 0;
        Sums sums = new Sums();
        for (int start = 0; start < n; ) {
            int end = start;
            int own = 0;
            int other = 0;
            while (end < n && risks.time(order[end]) == risks.time(order[start])) {
                int code = risks.cause(order[end]);
                own += code == cause ? 1 : 0;
                other += code != cause && code != 0 ? 1 : 0;
                end++;
            }
            if (own + other > 0) {
                sums.add(n - start, own, other);
                out[0][m] = risks.time(order[start]);
                out[1][m] = sums.incidence;
                out[2][m++] = sums.variance();
            }
            start = end;
        }
        return new CumulativeIncidence(Series.of(out[0], m), Series.of(out[1], m), Series.of(out[2], m));
    }

    /** F at chosen times; 0 before the first event. */
    public Series estimateAt(double[] times) {
        return at(estimate, times);
    }

    /** Variance of F at chosen times. */
    public Series varianceAt(double[] times) {
        return at(variance, times);
    }

    private Series at(Series values, double[] times) {
        return Series.of(Arrays.stream(times)
                .map(t -> {
                    int index = time.lastAtMost(t);
                    return index < 0 ? 0 : values.get(index);
                })
                .toArray());
    }

    private static final class Sums {

        private double survival = 1;
        double incidence;
        private double v1;
        private double v2;
        private double v3;

        void add(double atRisk, int own, int other) {
            double next = survival * (atRisk - own - other) / atRisk;
            incidence += survival * own / atRisk;
            double inverse = next > 0 ? 1 / next : 0;
            if (other > 0 && next > 0) {
                addCause(atRisk, other, incidence * inverse, inverse);
            }
            if (own > 0) {
                addCause(atRisk, own, 1 + incidence * inverse, inverse);
            }
            survival = next;
        }

        private void addCause(double atRisk, int events, double share, double inverse) {
            double ties = events > 1 ? 1 - (events - 1) / (atRisk - 1) : 1;
            double step = survival * survival * ties * events / (atRisk * atRisk);
            v1 += share * share * step;
            v2 += inverse * share * step;
            v3 += inverse * inverse * step;
        }

        double variance() {
            return v1 + incidence * incidence * v3 - 2 * incidence * v2;
        }
    }
}
