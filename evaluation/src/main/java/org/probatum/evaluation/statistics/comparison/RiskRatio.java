package org.probatum.evaluation.statistics.comparison;

import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.Roots;

/**
 * Ratio of two independent proportions, first arm over second.
 *
 * <p>Score statistic z(R) = (p₁ − R p₂)/√(p̃₁q̃₁/n₁ + R² p̃₂q̃₂/n₂) with the estimates restricted to p₁ = R p₂; the
 * Koopman interval uses it as it is, Miettinen–Nurminen with the variance times N/(N − 1). Haldane: one half added to
 * every cell. Source: P. A. R. Koopman (1984), Biometrics 40, 513–517; O. Miettinen, M. Nurminen (1985).
 *
 * @param estimate infinite when only the second arm has no event; NaN when neither has one
 * @param seLog standard error of the log ratio; NaN without events in an arm
 */
public record RiskRatio(
        double estimate,
        double seLog,
        Interval waldLog,
        double haldaneEstimate,
        double haldaneSeLog,
        Interval haldaneWaldLog,
        Interval koopman,
        Interval miettinenNurminen) {

    /** First arm over second. */
    public static RiskRatio of(Proportion first, Proportion second, double confidenceLevel) {
        double z = Distributions.normalQuantileOfLevel(confidenceLevel);
        double estimate = first.estimate() / second.estimate();
        boolean defined = first.x() > 0 && second.x() > 0;
        double seLog = defined
                ? Math.sqrt((1 - first.estimate()) / first.x() + (1 - second.estimate()) / second.x())
                : Double.NaN;
        double haldane = (first.x() + 0.5) / (first.n() + 1.0) / ((second.x() + 0.5) / (second.n() + 1.0));
        double haldaneSe = Math.sqrt(
                1 / (first.x() + 0.5) - 1 / (first.n() + 1.0) + 1 / (second.x() + 0.5) - 1 / (second.n() + 1.0));
        return new RiskRatio(
                estimate,
                seLog,
                defined ? Interval.aroundLog(Math.log(estimate), z, seLog) : Interval.UNDEFINED,
                haldane,
                haldaneSe,
                Interval.aroundLog(Math.log(haldane), z, haldaneSe),
                scoreInterval(first, second, z, false),
                scoreInterval(first, second, z, true));
    }

    /** Restricted estimates (p̃₁, p̃₂) under p₁ = ratio · p₂, the root of a quadratic. */
    static double[] restricted(Proportion first, Proportion second, double ratio) {
        double a = (first.n() + (double) second.n()) * ratio;
        double b = first.n() * ratio + first.x() + second.n() + second.x() * ratio;
        double events = (double) first.x() + second.x();
        // smaller root in the form that does not cancel
        double p2 = 2 * events / (b + Math.sqrt(Math.max(b * b - 4 * a * events, 0)));
        p2 = Math.min(p2, Math.min(1, 1 / ratio));
        return new double[] {Math.min(1, p2 * ratio), p2};
    }

    /** z(ratio); 0 when the observed ratio is exactly that. */
    static double z(Proportion first, Proportion second, double ratio, boolean correction) {
        double distance = first.estimate() - ratio * second.estimate();
        if (distance == 0) {
            return 0;
        }
        double[] p = restricted(first, second, ratio);
        double total = first.n() + (double) second.n();
        double variance = p[0] * (1 - p[0]) / first.n() + ratio * ratio * p[1] * (1 - p[1]) / second.n();
        return distance / Math.sqrt(correction ? variance * total / (total - 1) : variance);
    }

    static Interval scoreInterval(Proportion first, Proportion second, double z, boolean correction) {
        double centre = (first.x() + 0.5) / (first.n() + 1.0) / ((second.x() + 0.5) / (second.n() + 1.0));
        double lower = first.x() == 0 ? 0 : search(first, second, Math.log(centre), -1, z, correction);
        double upper =
                second.x() == 0 ? Double.POSITIVE_INFINITY : search(first, second, Math.log(centre), 1, -z, correction);
        return new Interval(lower, upper);
    }

    private static double search(
            Proportion first, Proportion second, double start, int sign, double target, boolean correction) {
        double outer = start;
        double step = 1;
        while (sign * (z(first, second, Math.exp(outer), correction) - target) > 0) {
            outer += sign * step;
            step *= 2;
        }
        double inner = outer;
        while (sign * (z(first, second, Math.exp(inner), correction) - target) < 0) {
            inner -= sign * step;
            step *= 2;
        }
        return Math.exp(Roots.find(t -> z(first, second, Math.exp(t), correction) - target, inner, outer));
    }
}
