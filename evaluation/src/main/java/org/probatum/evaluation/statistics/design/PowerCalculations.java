package org.probatum.evaluation.statistics.design;

import java.util.function.DoubleUnaryOperator;
import org.probatum.evaluation.statistics.distribution.FisherF;
import org.probatum.evaluation.statistics.distribution.NoncentralChiSquare;
import org.probatum.evaluation.statistics.distribution.NoncentralT;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Powers of classical tests and the sizes that reach them; sizes are not rounded, and stop at the given tolerance as
 * R's {@code uniroot} does.
 *
 * <p>Two-sided powers count the side of the alternative, as R's {@code power.t.test}, or both sides ({@code strict}). Source: J. Cohen
 * (1988); noncentral t and F laws; C. M. Connor (1987) for paired proportions; K. F. Phillips (1990) for equivalence.
 * R: {@code power.t.test}, {@code power.anova.test}, {@code power.prop.test}, {@code pwr::pwr.r.test}.
 */
public final class PowerCalculations {

    public static final String SOURCE = "Noncentral t and F; normal approximation for proportions; Connor 1987";

    /** The tolerance of a size where R gives none: the fourth root of the machine precision. */
    public static final double R_TOLERANCE = Math.sqrt(Math.sqrt(Math.ulp(1.0)));

    /** The fewest per group that a t test is tried with. */
    private static final double FEWEST = 1.2;

    /** Which t test. */
    public enum Samples {
        TWO,
        ONE,
        PAIRED
    }

    /** Which rejections count as power. */
    public enum Sides {
        /** A one-sided test. */
        ONE(1),
        /** A two-sided test, rejections on the side of the alternative. */
        TWO(2),
        /** A two-sided test, rejections on both sides. */
        TWO_STRICT(2);

        private final int count;

        Sides(int count) {
            this.count = count;
        }
    }

    private PowerCalculations() {}

    /**
     * Power of a t test.
     *
     * @param n per group, or pairs
     */
    public static double tTest(double n, double delta, double sd, double alpha, Samples samples, Sides sides) {
        requireAlpha(alpha);
        requirePositive(sd, "sd");
        if (!(n > 1)) {
            throw new IllegalArgumentException("n must be above 1, was " + n);
        }
        int groups = samples == Samples.TWO ? 2 : 1;
        double df = Math.max(1e-7, n - 1) * groups;
        double noncentrality = Math.sqrt(n / groups) * delta / sd;
        double critical = Distributions.studentQuantileOfLevel(1 - 2 * alpha / sides.count, df);
        double power = NoncentralT.sf(critical, df, noncentrality);
        return sides == Sides.TWO_STRICT ? power + NoncentralT.sf(critical, df, -noncentrality) : power;
    }

    /**
     * The n per group, or pairs, that reaches a power.
     *
     * @param tolerance of n, where the search stops
     */
    public static double tTestSize(
            double power, double delta, double sd, double alpha, Samples samples, Sides sides, double tolerance) {
        requireReachable(power, delta);
        DoubleUnaryOperator ofSize = n -> tTest(n, Math.abs(delta), sd, alpha, samples, sides);
        return ofSize.applyAsDouble(2) < power
                ? size(ofSize, power, 2, 1e7, tolerance)
                : size(ofSize, power, FEWEST, 2, tolerance);
    }

    /** Power of the F test of k groups with n each. */
    public static double anova(double n, int groups, double betweenVariance, double withinVariance, double alpha) {
        requireAlpha(alpha);
        requirePositive(withinVariance, "within.var");
        double df1 = groups - 1.0;
        double df2 = (n - 1) * groups;
        double critical = FisherF.upperQuantile(alpha, df1, df2);
        return NoncentralChiSquare.fSf(critical, df1, df2, df1 * n * betweenVariance / withinVariance);
    }

    public static double anovaSize(
            double power, int groups, double betweenVariance, double withinVariance, double alpha, double tolerance) {
        requireReachable(power, betweenVariance);
        return size(n -> anova(n, groups, betweenVariance, withinVariance, alpha), power, 2, 1e5, tolerance);
    }

    /** Power of the comparison of two proportions, n per group. */
    public static double proportions(double n, double p1, double p2, double alpha, Sides sides) {
        requireAlpha(alpha);
        requireProbability(p1, "p1");
        requireProbability(p2, "p2");
        double mean = (p1 + p2) / 2;
        double critical = -Distributions.normalQuantile(alpha / sides.count) * Math.sqrt(2 * mean * (1 - mean));
        double distance = Math.sqrt(n) * Math.abs(p1 - p2);
        double sd = Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
        double power = Distributions.normalCdf((distance - critical) / sd);
        return sides == Sides.TWO_STRICT ? power + Distributions.normalSf((distance + critical) / sd) : power;
    }

    public static double proportionsSize(
            double power, double p1, double p2, double alpha, Sides sides, double tolerance) {
        requireReachable(power, p1 - p2);
        return size(n -> proportions(n, p1, p2, alpha, sides), power, 1, 1e7, tolerance);
    }

    /** Two-sided power of the test of a correlation, by the arctanh transformation with bias correction. */
    public static double correlation(double n, double r, double alpha) {
        requireAlpha(alpha);
        if (!(Math.abs(r) < 1)) {
            throw new IllegalArgumentException("r must lie between -1 and 1, was " + r);
        }
        double t = Distributions.studentQuantileOfLevel(1 - alpha, n - 2);
        double critical = atanh(Math.sqrt(t * t / (t * t + n - 2)));
        double effect = atanh(Math.abs(r)) + Math.abs(r) / (2 * (n - 1));
        double root = Math.sqrt(n - 3);
        return Distributions.normalCdf((effect - critical) * root)
                + Distributions.normalCdf((-effect - critical) * root);
    }

    public static double correlationSize(double power, double r, double alpha, double tolerance) {
        requireReachable(power, r);
        return size(n -> correlation(n, r, alpha), power, 4 + 1e-10, 1e9, tolerance);
    }

    private static double atanh(double x) {
        return Math.log1p(2 * x / (1 - x)) / 2;
    }

    /**
     * Pairs for McNemar's test: (z_α √p_d + z_β √(p_d − d²))² / d² with p_d = p₁₀ + p₀₁ and d = p₁₀ − p₀₁.
     */
    public static double mcNemarPairs(double p10, double p01, double alphaTwoSided, double beta) {
        requireAlpha(alphaTwoSided);
        requireAlpha(beta);
        if (!(p10 >= 0 && p01 >= 0 && p10 + p01 <= 1) || p10 == p01) {
            throw new IllegalArgumentException(
                    "p10 and p01 must be different probabilities with a sum up to 1, were " + p10 + " and " + p01);
        }
        double discordant = p10 + p01;
        double d = p10 - p01;
        double root = -Distributions.normalQuantile(alphaTwoSided / 2) * Math.sqrt(discordant)
                - Distributions.normalQuantile(beta) * Math.sqrt(discordant - d * d);
        return root * root / (d * d);
    }

    /** Exact power of two one-sided t tests of two parallel groups. */
    public static double equivalence(int n1, int n2, double difference, double margin, double sd, double alpha) {
        requireAlpha(alpha);
        requirePositive(sd, "sd");
        requirePositive(margin, "margin");
        if (n1 < 2 || n2 < 2) {
            throw new IllegalArgumentException("Each group needs at least 2, were " + n1 + " and " + n2);
        }
        double se = sd * Math.sqrt(1.0 / n1 + 1.0 / n2);
        double df = n1 + n2 - 2.0;
        double critical = Distributions.studentQuantileOfLevel(1 - 2 * alpha, df);
        return NoncentralT.equivalencePower((margin + difference) / se, (margin - difference) / se, critical, df);
    }

    private static double size(
            DoubleUnaryOperator power, double wanted, double smallest, double largest, double tolerance) {
        if (power.applyAsDouble(smallest) >= wanted) {
            return smallest;
        }
        return ToleranceRoot.find(n -> power.applyAsDouble(n) - wanted, smallest, largest, tolerance);
    }

    private static void requireReachable(double power, double effect) {
        if (!(power > 0 && power < 1)) {
            throw new IllegalArgumentException("power must lie between 0 and 1, was " + power);
        }
        if (effect == 0 || !Double.isFinite(effect)) {
            throw new IllegalArgumentException("The effect must be different from 0, was " + effect);
        }
    }

    private static void requireAlpha(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("An error probability must lie between 0 and 1, was " + alpha);
        }
    }

    private static void requirePositive(double value, String name) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be above 0 and finite, was " + value);
        }
    }

    private static void requireProbability(double value, String name) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must lie between 0 and 1, was " + value);
        }
    }
}
