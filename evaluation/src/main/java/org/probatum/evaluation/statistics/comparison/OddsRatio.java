package org.probatum.evaluation.statistics.comparison;

import java.util.function.DoubleUnaryOperator;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.Roots;

/**
 * Odds ratio of two independent proportions, first arm over second.
 *
 * <p>Score statistic z(ψ) = n₁(p₁ − p̃₁) √(1/(n₁p̃₁q̃₁) + 1/(n₂p̃₂q̃₂)) with the estimates restricted to the odds ratio
 * ψ; Miettinen–Nurminen divides by √(N/(N − 1)). Exact and mid-P limits and the conditional estimate come from the
 * noncentral hypergeometric law of the first arm's events given all events. Source: J. Cornfield (1956); O. Miettinen,
 * M. Nurminen (1985); R: {@code fisher.test}.
 *
 * @param estimate NaN when an arm's odds are 0/0 in the ratio
 * @param seLog Woolf's standard error; NaN when a cell is 0
 * @param conditionalMle NaN when the margins leave one table only
 */
public record OddsRatio(
        double estimate,
        double seLog,
        Interval waldLog,
        double haldaneEstimate,
        double haldaneSeLog,
        Interval haldaneWaldLog,
        Interval scoreMiettinenNurminen,
        Interval score,
        double conditionalMle,
        Interval exact,
        Interval midP) {

    /** First arm over second. */
    public static OddsRatio of(Proportion first, Proportion second, double confidenceLevel) {
        double z = Distributions.normalQuantileOfLevel(confidenceLevel);
        double a = first.x();
        double b = first.n() - a;
        double c = second.x();
        double d = second.n() - c;
        double estimate = a * d / (b * c);
        double seLog = a * b * c * d > 0 ? Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d) : Double.NaN;
        double haldane = (a + 0.5) * (d + 0.5) / ((b + 0.5) * (c + 0.5));
        double haldaneSe = Math.sqrt(1 / (a + 0.5) + 1 / (b + 0.5) + 1 / (c + 0.5) + 1 / (d + 0.5));
        ConditionalCounts counts = ConditionalCounts.of(first, second);
        double tail = Distributions.tail(confidenceLevel);
        return new OddsRatio(
                estimate,
                seLog,
                Double.isNaN(seLog) ? Interval.UNDEFINED : Interval.aroundLog(Math.log(estimate), z, seLog),
                haldane,
                haldaneSe,
                Interval.aroundLog(Math.log(haldane), z, haldaneSe),
                scoreInterval(first, second, z, Math.log(haldane), true),
                scoreInterval(first, second, z, Math.log(haldane), false),
                counts.maximumLikelihood(),
                counts.exactLimits(tail),
                counts.midPLimits(tail));
    }

    private static double z(Proportion first, Proportion second, double oddsRatio, boolean correction) {
        double n1 = first.n();
        double n2 = second.n();
        double events = (double) first.x() + second.x();
        double b = n1 * oddsRatio + n2 - events * (oddsRatio - 1);
        double p2 = 2 * events / (b + Math.sqrt(b * b + 4 * n2 * (oddsRatio - 1) * events));
        double q2 = 1 - p2;
        double p1 = p2 * oddsRatio / (1 + p2 * (oddsRatio - 1));
        double q1 = q2 / (1 + p2 * (oddsRatio - 1));
        double total = n1 + n2;
        double z = (first.x() - n1 * p1) * Math.sqrt(1 / (n1 * p1 * q1) + 1 / (n2 * p2 * q2));
        return correction ? z / Math.sqrt(total / (total - 1)) : z;
    }

    private static Interval scoreInterval(
            Proportion first, Proportion second, double z, double centre, boolean correction) {
        boolean open = first.x() == 0 || second.x() == second.n();
        boolean openAbove = second.x() == 0 || first.x() == first.n();
        return new Interval(
                open ? 0 : search(t -> z(first, second, Math.exp(t), correction) - z, centre, -1),
                openAbove
                        ? Double.POSITIVE_INFINITY
                        : search(t -> z(first, second, Math.exp(t), correction) + z, centre, 1));
    }

    /** Root of a function that falls in the log ratio, looked for outwards from the centre. */
    private static double search(DoubleUnaryOperator falling, double centre, int sign) {
        double outer = centre;
        double step = 1;
        while (sign * falling.applyAsDouble(outer) > 0) {
            outer += sign * step;
            step *= 2;
        }
        double inner = outer;
        while (sign * falling.applyAsDouble(inner) < 0) {
            inner -= sign * step;
            step *= 2;
        }
        return Math.exp(Roots.find(falling, inner, outer));
    }
}
