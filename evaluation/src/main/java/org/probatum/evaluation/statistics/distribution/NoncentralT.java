package org.probatum.evaluation.statistics.distribution;

import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * T = (Z + δ) / √(χ²/ν): the law of a t statistic when the effect is δ standard errors.
 *
 * <p>P(T ≤ t) = E Φ(t s − δ), s = √(χ²/ν), by Gauss–Legendre integration over s; relative error about 1e-11 where the
 * probability is above 1e-15. R: {@code pt(t, df, ncp)}, which has only absolute accuracy in the far tails.
 */
public final class NoncentralT {

    private static final double[] TURNS = {-6, -3, -1, 0, 1, 3, 6};

    private NoncentralT() {}

    /**
     * P(T ≤ t).
     *
     * @param df ν, above 0; infinite is the normal law
     * @param noncentrality δ
     */
    public static double cdf(double t, double df, double noncentrality) {
        return new ScaledChi(df).mean(s -> Distributions.normalCdf(t * s - noncentrality), turns(t, noncentrality));
    }

    /** P(T ≥ t). */
    public static double sf(double t, double df, double noncentrality) {
        return new ScaledChi(df).mean(s -> Distributions.normalSf(t * s - noncentrality), turns(t, noncentrality));
    }

    private static double[] turns(double t, double noncentrality) {
        double[] turns = new double[TURNS.length];
        for (int i = 0; i < turns.length; i++) {
            turns[i] = (noncentrality + TURNS[i]) / t;
        }
        return turns;
    }

    /**
     * The power of two one-sided t tests: P(T₁ ≥ c and T₂ ≤ −c), where the estimate lies between the margins.
     *
     * <p>E max(0, Φ(u(s)) − Φ(l(s))) with u = (margin − difference)/se − c s and l = −(margin + difference)/se + c s.
     *
     * @param lower (margin + difference) / standard error
     * @param upper (margin − difference) / standard error
     * @param critical c, the one-sided t quantile
     */
    public static double equivalencePower(double lower, double upper, double critical, double df) {
        double end = (lower + upper) / (2 * critical);
        return new ScaledChi(df)
                .mean(
                        s -> Math.max(
                                0,
                                Distributions.normalCdf(upper - critical * s)
                                        - Distributions.normalCdf(critical * s - lower)),
                        end);
    }
}
