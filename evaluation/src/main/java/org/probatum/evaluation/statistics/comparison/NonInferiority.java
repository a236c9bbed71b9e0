package org.probatum.evaluation.statistics.comparison;

import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Score tests of a non-inferiority hypothesis about two proportions.
 *
 * <p>Difference: z = (p₁ − p₂ − δ₀)/√V with V at the estimates restricted to p₁ − p₂ = δ₀; ratio: z = (p₁ − R₀p₂)/√V.
 * Farrington–Manning uses V as it is, Miettinen–Nurminen V N/(N − 1). Source: C. P. Farrington, G. Manning (1990), Stat.
 * Med. 9, 1447–1454; O. Miettinen, M. Nurminen (1985).
 */
public final class NonInferiority {

    public static final String SOURCE =
            "Score test of Farrington and Manning 1990, and with the factor N/(N-1) of Miettinen and Nurminen 1985";

    /** Which side shows non-inferiority. */
    public enum Alternative {
        /** The first arm is above the null value; higher proportions are better. */
        GREATER,
        /** The first arm is below the null value; lower proportions are better. */
        LESS;

        double p(double z) {
            return this == GREATER ? Distributions.normalSf(z) : Distributions.normalCdf(z);
        }
    }

    private NonInferiority() {}

    /**
     * @param estimate p₁ − p₂
     * @param restrictedP1 estimate of p₁ under the null value
     * @param oneSided975 limits of the 95 % score interval without N/(N−1), each a one-sided 97.5 % limit
     */
    public record OfDifference(
            double estimate,
            double restrictedP1,
            double restrictedP2,
            double zFarringtonManning,
            double pFarringtonManning,
            double zMiettinenNurminen,
            double pMiettinenNurminen,
            Interval oneSided975) {}

    /** @param estimate p₁/p₂ */
    public record OfRatio(
            double estimate,
            double restrictedP1,
            double restrictedP2,
            double zFarringtonManning,
            double pFarringtonManning,
            double zMiettinenNurminen,
            double pMiettinenNurminen) {}

    /** @param nullDifference δ₀, between −1 and 1 */
    public static OfDifference difference(
            Proportion first, Proportion second, double nullDifference, Alternative alternative) {
        if (!(Math.abs(nullDifference) < 1)) {
            throw new IllegalArgumentException("nullDifference must lie between -1 and 1, was " + nullDifference);
        }
        double[] restricted = ScoreDifference.restricted(first, second, nullDifference);
        double plain = ScoreDifference.z(first, second, nullDifference, false);
        double corrected = ScoreDifference.z(first, second, nullDifference, true);
        return new OfDifference(
                first.estimate() - second.estimate(),
                restricted[0],
                restricted[1],
                plain,
                alternative.p(plain),
                corrected,
                alternative.p(corrected),
                ScoreDifference.interval(first, second, Distributions.normalQuantileOfLevel(0.95), false));
    }

    /** @param nullRatio R₀, positive */
    public static OfRatio ratio(Proportion first, Proportion second, double nullRatio, Alternative alternative) {
        if (!(nullRatio > 0 && Double.isFinite(nullRatio))) {
            throw new IllegalArgumentException("nullRatio must be positive and finite, was " + nullRatio);
        }
        double[] restricted = RiskRatio.restricted(first, second, nullRatio);
        double plain = RiskRatio.z(first, second, nullRatio, false);
        double corrected = RiskRatio.z(first, second, nullRatio, true);
        return new OfRatio(
                first.estimate() / second.estimate(),
                restricted[0],
                restricted[1],
                plain,
                alternative.p(plain),
                corrected,
                alternative.p(corrected));
    }
}
