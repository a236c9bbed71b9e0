package org.probatum.evaluation.statistics.comparison;

import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.Roots;

/**
 * Two binary results on the same participants (McNemar), first minus second.
 *
 * <p>With b = first positive only, c = second positive only, n pairs:
 * <pre>
 *   X² = (b − c)²/(b + c);  with continuity (max(0, |b − c| − 1))²/(b + c)
 *   pExact  two-sided binomial with b + c trials;  pMid = pExact − P(X = b), and 1 − P(X = b)/2 when b = c
 *   newcombePaired  method 10 of Newcombe (1998), Stat. Med. 17, 2635–2650
 *   tango           score interval of T. Tango (1998), Stat. Med. 17, 891–908
 * </pre>
 * <p>Source: Q. McNemar (1947); R: {@code mcnemar.test}.
 *
 * @param chiSquare NaN without a discordant pair
 */
public record PairedProportions(
        double chiSquare,
        double p,
        double chiSquareContinuity,
        double pContinuity,
        double pExact,
        double pMid,
        Difference difference,
        ConditionalOddsRatio conditionalOddsRatio) {

    public static final String SOURCE =
            "McNemar 1947; exact and mid-P binomial; Newcombe 1998 paired method 10; Tango 1998 score interval";

    /** First minus second. */
    public record Difference(double estimate, double se, Interval wald, Interval newcombePaired, Interval tango) {}

    /** b/c with limits from the Clopper–Pearson interval of b/(b + c). */
    public record ConditionalOddsRatio(double estimate, Interval exact) {}

    /**
     * @param n11 both positive
     * @param n10 first positive only
     * @param n01 second positive only
     * @param n00 both negative
     */
    public static PairedProportions of(int n11, int n10, int n01, int n00, double confidenceLevel) {
        if (Math.min(Math.min(n11, n10), Math.min(n01, n00)) < 0 || n11 + n10 + n01 + n00 == 0) {
            throw new IllegalArgumentException("Counts must not be negative, and one must be positive; were " + n11
                    + ", " + n10 + ", " + n01 + ", " + n00);
        }
        double discordant = (double) n10 + n01;
        double distance = Math.abs((double) n10 - n01);
        double chiSquare = discordant > 0 ? distance * distance / discordant : Double.NaN;
        double less = Math.max(0, distance - 1);
        double continuity = discordant > 0 ? less * less / discordant : Double.NaN;
        double exact = exactP(n10, n01);
        return new PairedProportions(
                chiSquare,
                Distributions.chiSquareSf(chiSquare, 1),
                continuity,
                Distributions.chiSquareSf(continuity, 1),
                exact,
                midP(n10, n01, exact),
                difference(n11, n10, n01, n00, confidenceLevel),
                oddsRatio(n10, n01, confidenceLevel));
    }

    private static double exactP(int b, int c) {
        return b + c == 0 ? 1 : Math.min(1, 2 * Distributions.binomialAtMost(Math.min(b, c), b + c, 0.5));
    }

    private static double midP(int b, int c, double exact) {
        if (b + c == 0) {
            return 1;
        }
        double point = Distributions.binomialPmf(b, b + c, 0.5);
        return b == c ? 1 - point / 2 : exact - point;
    }

    private static ConditionalOddsRatio oddsRatio(int b, int c, double confidenceLevel) {
        if (b + c == 0) {
            return new ConditionalOddsRatio(Double.NaN, Interval.UNDEFINED);
        }
        Interval share = new Proportion(b, b + c).clopperPearson(confidenceLevel);
        return new ConditionalOddsRatio(
                (double) b / c, new Interval(share.lower() / (1 - share.lower()), share.upper() / (1 - share.upper())));
    }

    private static Difference difference(int n11, int n10, int n01, int n00, double confidenceLevel) {
        double n = (double) n11 + n10 + n01 + n00;
        double b = n10;
        double c = n01;
        double z = Distributions.normalQuantileOfLevel(confidenceLevel);
        double estimate = (b - c) / n;
        double se = Math.sqrt(Math.max(b + c - (b - c) * (b - c) / n, 0)) / n;
        return new Difference(
                estimate,
                se,
                Interval.around(estimate, z, se),
                newcombe(n11, n10, n01, n00, confidenceLevel),
                new Interval(tango(n, b, c, z, -1), tango(n, b, c, -z, 1)));
    }

    private static Interval newcombe(int n11, int n10, int n01, int n00, double confidenceLevel) {
        int n = n11 + n10 + n01 + n00;
        Proportion first = new Proportion(n11 + n10, n);
        Proportion second = new Proportion(n11 + n01, n);
        Interval one = first.wilson(confidenceLevel);
        Interval two = second.wilson(confidenceLevel);
        double p1 = first.estimate();
        double p2 = second.estimate();
        double phi = phi(n11, n10, n01, n00);
        double d = p1 - p2;
        return new Interval(
                d - correlated(p1 - one.lower(), two.upper() - p2, phi),
                d + correlated(one.upper() - p1, p2 - two.lower(), phi));
    }

    private static double correlated(double a, double b, double phi) {
        return Math.sqrt(Math.max(a * a - 2 * phi * a * b + b * b, 0));
    }

    /** Correlation of the pair, its numerator drawn towards 0 by n/2 when positive. */
    private static double phi(double n11, double n10, double n01, double n00) {
        double margins = (n11 + n10) * (n01 + n00) * (n11 + n01) * (n10 + n00);
        if (margins == 0) {
            return 0;
        }
        double numerator = n11 * n00 - n10 * n01;
        double n = n11 + n10 + n01 + n00;
        return (numerator > 0 ? Math.max(numerator - n / 2, 0) : numerator) / Math.sqrt(margins);
    }

    /** Root of Tango's score statistic, between the estimate and the end given by the sign. */
    private static double tango(double n, double b, double c, double target, int sign) {
        double estimate = (b - c) / n;
        if (estimate == sign) {
            return sign;
        }
        double end = sign * Math.nextDown(1.0);
        if (-sign * (tangoZ(n, b, c, end) - target) < 0) {
            return sign;
        }
        return Roots.find(delta -> tangoZ(n, b, c, delta) - target, end, estimate);
    }

    private static double tangoZ(double n, double b, double c, double delta) {
        double distance = b - c - n * delta;
        if (distance == 0) {
            return 0;
        }
        double quadratic = 2 * n;
        double linear = -b - c + (2 * n - b + c) * delta;
        double constant = -c * delta * (1 - delta);
        double q = (Math.sqrt(Math.max(linear * linear - 4 * quadratic * constant, 0)) - linear) / (2 * quadratic);
        double variance = n * (2 * q + delta * (1 - delta));
        return Math.clamp(distance / Math.sqrt(Math.max(variance, 0)), -1e6, 1e6);
    }
}
