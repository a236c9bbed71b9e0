package org.probatum.evaluation.statistics.multiplicity;

import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Tests of the null that all hypotheses hold.
 *
 * <pre>
 *   Simes      min over i of m p₍ᵢ₎ / i
 *   Fisher     −2 Σ log p on 2m degrees of freedom; independent p values
 *   Stouffer   Σ Φ⁻¹(1 − p) / √m; independent one-sided p values
 * </pre>
 * <p>Source: R. J. Simes (1986); R. A. Fisher (1932); S. A. Stouffer (1949). A p of 0 gives an infinite statistic.
 */
public record GlobalTest(double simes, double fisherChiSquare, double fisherP, double stoufferZ, double stoufferP) {

    public static final String SOURCE = "Simes 1986; Fisher 1932; Stouffer 1949";

    public static GlobalTest of(double[] p) {
        double[] sorted = PValues.sorted(PValues.checked(p));
        int m = p.length;
        double simes = 1;
        double logs = 0;
        double quantiles = 0;
        for (int i = 0; i < m; i++) {
            simes = Math.min(simes, m * sorted[i] / (i + 1));
            logs += Math.log(sorted[i]);
            quantiles -= Distributions.normalQuantile(sorted[i]);
        }
        double z = quantiles / Math.sqrt(m);
        return new GlobalTest(
                simes, -2 * logs, Distributions.chiSquareSf(-2 * logs, 2.0 * m), z, Distributions.normalSf(z));
    }
}
