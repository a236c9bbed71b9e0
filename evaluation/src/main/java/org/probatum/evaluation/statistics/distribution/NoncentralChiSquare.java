package org.probatum.evaluation.statistics.distribution;

import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Noncentral χ² and F laws as Poisson mixtures of central ones, summed outwards from the middle of the Poisson law.
 *
 * <pre>
 *   P(X ≤ x) = Σⱼ Poisson(j; λ/2) P(χ²(ν + 2j) ≤ x)
 * </pre>
 * <p>R: {@code pchisq(x, df, ncp)} and {@code pf(x, df1, df2, ncp)}.
 */
public final class NoncentralChiSquare {

    private static final double NEGLIGIBLE = 1e-18;

    @FunctionalInterface
    private interface Term {
        double at(int j);
    }

    private NoncentralChiSquare() {}

    /**
     * P(X ≤ x).
     *
     * @param df ν, above 0
     * @param noncentrality λ, not negative
     */
    public static double cdf(double x, double df, double noncentrality) {
        return x <= 0
                ? 0
                : mixture(
                        noncentrality,
                        j -> ChiSquaredDistribution.of(df + 2 * j).cumulativeProbability(x));
    }

    /** P(F ≥ x) of the noncentral F law with noncentrality λ of the numerator. */
    public static double fSf(double x, double df1, double df2, double noncentrality) {
        if (x <= 0) {
            return 1;
        }
        double share = df2 / (df2 + df1 * x);
        return mixture(noncentrality, j -> Distributions.betaCdf(share, df2 / 2, df1 / 2 + j));
    }

    private static double mixture(double noncentrality, Term term) {
        if (!(noncentrality >= 0) || Double.isInfinite(noncentrality)) {
            throw new IllegalArgumentException("Noncentrality must be 0 or more and finite, was " + noncentrality);
        }
        double mean = noncentrality / 2;
        int middle = (int) mean;
        double sum = 0;
        for (int j = middle; j >= 0; j--) {
            double weight = poisson(j, mean);
            sum += weight * term.at(j);
            if (weight < NEGLIGIBLE) {
                break;
            }
        }
        for (int j = middle + 1; ; j++) {
            double weight = poisson(j, mean);
            sum += weight * term.at(j);
            if (weight < NEGLIGIBLE) {
                return sum;
            }
        }
    }

    private static double poisson(int j, double mean) {
        return mean == 0 ? j == 0 ? 1 : 0 : Math.exp(j * Math.log(mean) - mean - LogGamma.value(j + 1.0));
    }
}
