package org.probatum.evaluation.statistics.distribution;

import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.GaussLegendre;
import org.probatum.evaluation.statistics.numeric.Roots;

/**
 * The largest absolute t statistic of several arms against one control (Dunnett).
 *
 * <p>With λᵢ = √(nᵢ / (nᵢ + n₀)) the statistics have correlations λᵢ λⱼ, and
 * <pre>
 *   P(max |T| ≤ c) = E ∫ φ(z) Πᵢ (Φ((λᵢ z + c s)/√(1 − λᵢ²)) − Φ((λᵢ z − c s)/√(1 − λᵢ²))) dz
 * </pre>
 * <p>Source: C. W. Dunnett (1955), JASA 50:1096; by double integration. R: {@code multcomp::glht} with a randomized
 * integration.
 */
public final class ManyToOne {

    private static final double REACH = 8.5;
    private static final int PANELS = 8;

    private final double[] loading;
    private final double[] rest;
    private final ScaledChi scale;

    /**
     * @param armSizes n₁ … of the arms, at least one
     * @param controlSize n₀
     * @param df ν of the common variance estimate
     */
    public ManyToOne(int[] armSizes, int controlSize, double df) {
        loading = new double[armSizes.length];
        rest = new double[armSizes.length];
        for (int i = 0; i < loading.length; i++) {
            double share = (double) armSizes[i] / (armSizes[i] + controlSize);
            loading[i] = Math.sqrt(share);
            rest[i] = Math.sqrt(1 - share);
        }
        scale = new ScaledChi(df);
    }

    /** P(max |T| ≥ c). */
    public double twoSidedP(double c) {
        return Math.clamp(scale.mean(s -> exceeds(Math.abs(c) * s)), 0, 1);
    }

    /** The critical value of all two-sided comparisons together. */
    public double criticalValue(double alpha) {
        double high = 4;
        while (twoSidedP(high) > alpha) {
            high *= 2;
        }
        return Roots.find(c -> twoSidedP(c) - alpha, 0, high);
    }

    private double exceeds(double c) {
        return GaussLegendre.twenty()
                .integrate(z -> Distributions.normalDensity(z) * (1 - allInside(z, c)), -REACH, REACH, PANELS);
    }

    private double allInside(double z, double c) {
        double product = 1;
        for (int i = 0; i < loading.length; i++) {
            double shift = loading[i] * z;
            product *= Distributions.normalCdf((shift + c) / rest[i]) - Distributions.normalCdf((shift - c) / rest[i]);
        }
        return product;
    }
}
