package org.probatum.missing.imputation;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Draws from a linear regression: x'β* + σ* z with coefficients and residual spread drawn from their posterior.
 *
 * <p>Source: D. B. Rubin (1987), p. 167; S. van Buuren (2018), algorithm 3.1. R: {@code mice.impute.norm}.
 *
 * @param ridge see {@link LinearDraw}
 */
record BayesianLinear(double ridge) implements UnivariateImputer {

    @Override
    public double[] draw(double[][] observed, double[] target, double[][] missing, UniformRandomProvider random) {
        LinearDraw fit = LinearDraw.of(observed, target, ridge, random);
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] drawn = new double[missing.length];
        for (int k = 0; k < missing.length; k++) {
            drawn[k] = LinearDraw.dot(missing[k], fit.drawn()) + fit.sigma() * normal.sample();
        }
        return drawn;
    }
}
