package org.probatum.evaluation.statistics.numeric;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Distribution functions in the form in which tests and intervals need them.
 *
 * <p>Values come from Apache Commons Statistics. Its general quantile search stops at an absolute error of 1e-9, which
 * is coarse for a small probability; quantiles of the beta and gamma laws are therefore solved here on a log scale.
 * A NaN argument gives NaN.
 */
public final class Distributions {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Distributions() {}

    public static double normalCdf(double z) {
        return NORMAL.cumulativeProbability(z);
    }

    public static double normalSf(double z) {
        return NORMAL.survivalProbability(z);
    }

    public static double normalDensity(double z) {
        return NORMAL.density(z);
    }

    public static double normalQuantile(double probability) {
        return NORMAL.inverseCumulativeProbability(probability);
    }

    /** The two-sided quantile of a confidence level: 1.96 for 0.95. */
    public static double normalQuantileOfLevel(double confidenceLevel) {
        return NORMAL.inverseSurvivalProbability(tail(confidenceLevel));
    }

    /** Half of what a confidence level leaves out; checks that the level lies between 0 and 1. */
    public static double tail(double confidenceLevel) {
        if (!(confidenceLevel > 0 && confidenceLevel < 1)) {
            throw new IllegalArgumentException("confLevel must lie between 0 and 1, was " + confidenceLevel);
        }
        return (1 - confidenceLevel) / 2;
    }

    /** P(|Z| ≥ |z|). */
    public static double normalTwoSidedP(double z) {
        return Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z)));
    }

    /** P(|T| ≥ |t|) with {@code df} degrees of freedom; infinite df are the normal law. */
    public static double studentTwoSidedP(double t, double df) {
        return Math.min(1, 2 * studentSf(Math.abs(t), df));
    }

    public static double studentSf(double t, double df) {
        return df == Double.POSITIVE_INFINITY
                ? normalSf(t)
                : TDistribution.of(df).survivalProbability(t);
    }

    /** The two-sided t quantile of a confidence level. */
    public static double studentQuantileOfLevel(double confidenceLevel, double df) {
        double upper = tail(confidenceLevel);
        if (df == Double.POSITIVE_INFINITY) {
            return NORMAL.inverseSurvivalProbability(upper);
        }
        TDistribution law = TDistribution.of(df);
        double high = 2;
        while (law.survivalProbability(high) > upper) {
            high *= 2;
        }
        return Roots.find(t -> law.survivalProbability(t) - upper, 0, high);
    }

    /** P(X² ≥ x); df 0 puts all mass on 0. */
    public static double chiSquareSf(double x, double df) {
        if (Double.isNaN(x)) {
            return Double.NaN;
        }
        if (df == 0) {
            return x > 0 ? 0 : 1;
        }
        return ChiSquaredDistribution.of(df).survivalProbability(x);
    }

    /** The value that a chi-square variable stays below with the given probability. */
    public static double chiSquareQuantile(double probability, double df) {
        return 2 * gammaQuantile(probability, df / 2);
    }

    public static double fSf(double x, double df1, double df2) {
        return FDistribution.of(df1, df2).survivalProbability(x);
    }

    public static double betaCdf(double x, double a, double b) {
        return BetaDistribution.of(a, b).cumulativeProbability(x);
    }

    /** Quantile of the beta law, to full relative precision at both ends. */
    public static double betaQuantile(double probability, double a, double b) {
        BetaDistribution law = BetaDistribution.of(a, b);
        double logit = Roots.find(
                t -> probability < 0.5
                        ? law.cumulativeProbability(logistic(t)) - probability
                        : (1 - probability) - law.survivalProbability(logistic(t)),
                -700,
                36);
        return logistic(logit);
    }

    /** Quantile of the gamma law with scale 1, to full relative precision. */
    public static double gammaQuantile(double probability, double shape) {
        GammaDistribution law = GammaDistribution.of(shape, 1);
        double high = Math.max(shape, 1);
        while (law.cumulativeProbability(high) < probability) {
            high *= 2;
        }
        return Math.exp(Roots.find(t -> law.cumulativeProbability(Math.exp(t)) - probability, -700, Math.log(high)));
    }

    /** P(X ≤ k) for a binomial X. */
    public static double binomialAtMost(int k, int trials, double probability) {
        return BinomialDistribution.of(trials, probability).cumulativeProbability(k);
    }

    /** P(X ≥ k) for a binomial X. */
    public static double binomialAtLeast(int k, int trials, double probability) {
        return BinomialDistribution.of(trials, probability).survivalProbability(k - 1);
    }

    public static double binomialPmf(int k, int trials, double probability) {
        return BinomialDistribution.of(trials, probability).probability(k);
    }

    /** 1 / (1 + exp(−t)). */
    public static double logistic(double t) {
        return t >= 0 ? 1 / (1 + Math.exp(-t)) : Math.exp(t) / (1 + Math.exp(t));
    }

    /** log(p / (1 − p)); infinite at 0 and 1. */
    public static double logit(double probability) {
        return Math.log(probability) - Math.log1p(-probability);
    }
}
