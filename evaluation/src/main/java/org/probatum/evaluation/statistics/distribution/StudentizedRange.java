package org.probatum.evaluation.statistics.distribution;

import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.GaussLegendre;
import org.probatum.evaluation.statistics.numeric.Roots;

/**
 * The range of k normal means in units of their estimated standard error (Tukey).
 *
 * <pre>
 *   P(Q ≤ q) = E W(q s),  W(w) = k ∫ φ(z) (Φ(z) − Φ(z − w))^(k−1) dz,  s = √(χ²/ν)
 * </pre>
 * <p>Source: J. W. Tukey (1953); D. B. Duncan (1955); by direct double integration, absolute error below 1e-13.
 * R: {@code ptukey(q, k, df)}, which stops at about 1e-8.
 *
 * @param means k, at least 2
 * @param df ν, above 0; may be infinite
 */
public record StudentizedRange(int means, double df) {

    private static final double REACH = 8.5;
    private static final int PANELS = 8;

    public StudentizedRange {
        if (means < 2 || !(df > 0)) {
            throw new IllegalArgumentException(
                    "The range needs at least 2 means and df above 0, were " + means + " and " + df);
        }
    }

    /** P(Q ≥ q). */
    public double sf(double q) {
        return q <= 0 ? 1 : Math.clamp(new ScaledChi(df).mean(s -> rangeSf(q * s)), 0, 1);
    }

    /** The value that the range exceeds with the given probability. */
    public double upperQuantile(double probability) {
        double high = 4;
        while (sf(high) > probability) {
            high *= 2;
        }
        return Roots.find(q -> sf(q) - probability, 0, high);
    }

    private double rangeSf(double w) {
        double inside = means
                * GaussLegendre.twenty()
                        .integrate(
                                z -> Distributions.normalDensity(z)
                                        * Math.pow(
                                                Distributions.normalCdf(z) - Distributions.normalCdf(z - w), means - 1),
                                -REACH,
                                REACH,
                                PANELS);
        return 1 - inside;
    }
}
