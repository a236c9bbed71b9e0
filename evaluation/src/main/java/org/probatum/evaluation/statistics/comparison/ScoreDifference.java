package org.probatum.evaluation.statistics.comparison;

import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.numeric.Roots;

/**
 * Score statistic for a difference of two proportions at a given value δ.
 *
 * <p>z(δ) = (p₁ − p₂ − δ)/√(p̃₁q̃₁/n₁ + p̃₂q̃₂/n₂) with the maximum likelihood estimates p̃ under p₁ − p₂ = δ; the
 * Miettinen–Nurminen form multiplies the variance by N/(N − 1). Source: O. Miettinen, M. Nurminen (1985); C. P.
 * Farrington, G. Manning (1990), Stat. Med. 9, 1447–1454 (closed form of the restricted estimates).
 */
final class ScoreDifference {

    private ScoreDifference() {}

    /** Restricted estimates (p̃₁, p̃₂) under p₁ − p₂ = delta. */
    static double[] restricted(Proportion first, Proportion second, double delta) {
        double n1 = first.n();
        double n2 = second.n();
        double total = n1 + n2;
        double x1 = first.x();
        double x2 = second.x();
        double low = Math.max(0, -delta);
        double high = Math.min(1, 1 - delta);
        // derivative of the log likelihood in p₂, multiplied by its denominators: a cubic in p₂
        double a = total;
        double b = (n1 + 2 * n2) * delta - total - x1 - x2;
        double c = (n2 * delta - total - 2 * x2) * delta + x1 + x2;
        double d = x2 * delta * (1 - delta);
        double p2 = Math.clamp(middleRoot(a, b, c, d), low, high);
        double polished = polish(p2, low, high, t -> ((a * t + b) * t + c) * t + d);
        return new double[] {Math.clamp(polished + delta, 0, 1), polished};
    }

    /** The root of the cubic by the trigonometric formula of Farrington and Manning. */
    private static double middleRoot(double a, double b, double c, double d) {
        double v = b * b * b / (27 * a * a * a) - b * c / (6 * a * a) + d / (2 * a);
        double square = b * b / (9 * a * a) - c / (3 * a);
        double u = Math.copySign(Math.sqrt(Math.max(square, 0)), v);
        double w = u == 0 ? Math.PI / 2 : (Math.PI + Math.acos(Math.clamp(v / (u * u * u), -1, 1))) / 3;
        return 2 * u * Math.cos(w) - b / (3 * a);
    }

    /** Newton steps on the cubic, as long as they make it smaller inside the range. */
    private static double polish(double start, double low, double high, java.util.function.DoubleUnaryOperator cubic) {
        double t = start;
        double value = cubic.applyAsDouble(t);
        for (int i = 0; i < 5 && value != 0; i++) {
            double h = 1e-6 * Math.max(t, 1e-6);
            double slope = (cubic.applyAsDouble(t + h) - cubic.applyAsDouble(t - h)) / (2 * h);
            double next = Math.clamp(t - value / slope, low, high);
            double nextValue = cubic.applyAsDouble(next);
            if (!(Math.abs(nextValue) < Math.abs(value))) {
                return t;
            }
            t = next;
            value = nextValue;
        }
        return t;
    }

    /** Variance of p₁ − p₂ at the restricted estimates. */
    static double variance(Proportion first, Proportion second, double delta, boolean correction) {
        double[] p = restricted(first, second, delta);
        double total = first.n() + second.n();
        double variance = p[0] * (1 - p[0]) / first.n() + p[1] * (1 - p[1]) / second.n();
        return correction ? variance * total / (total - 1) : variance;
    }

    /** z(δ); 0 when the observed difference is δ, infinite when the variance is 0 otherwise. */
    static double z(Proportion first, Proportion second, double delta, boolean correction) {
        double distance = first.estimate() - second.estimate() - delta;
        if (distance == 0) {
            return 0;
        }
        return distance / Math.sqrt(variance(first, second, delta, correction));
    }

    /** The differences with |z(δ)| ≤ z. */
    static Interval interval(Proportion first, Proportion second, double z, boolean correction) {
        double estimate = first.estimate() - second.estimate();
        double lower = estimate == -1 ? -1 : limit(first, second, -1, estimate, z, correction);
        double upper = estimate == 1 ? 1 : limit(first, second, 1, estimate, -z, correction);
        return new Interval(lower, upper);
    }

    private static double limit(
            Proportion first, Proportion second, double end, double estimate, double target, boolean correction) {
        double sign = Math.signum(target);
        double inside = Math.nextAfter(end, 0);
        if (sign * (z(first, second, inside, correction) - target) < 0) {
            return end;
        }
        return Roots.find(delta -> finite(z(first, second, delta, correction)) - target, inside, estimate);
    }

    private static double finite(double z) {
        return Math.clamp(z, -1e6, 1e6);
    }
}
