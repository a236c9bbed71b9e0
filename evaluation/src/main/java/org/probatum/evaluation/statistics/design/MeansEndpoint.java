package org.probatum.evaluation.statistics.design;

import org.probatum.evaluation.statistics.distribution.NoncentralT;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.Roots;

/**
 * One mean, or the difference of two.
 *
 * <p>With N participants and ratio r the noncentrality is θ √N (two groups: θ √(N r)/(1 + r)), θ = (alternative −
 * thetaH0)/sd; the t test has N − groups degrees of freedom, the normal approximation none. R: {@code
 * rpact::getSampleSizeMeans}, {@code getPowerMeans}.
 *
 * @param alternative effect to show, in the unit of the measurement
 * @param thetaH0 effect under the null
 */
public record MeansEndpoint(
        int groups, double alternative, double thetaH0, double sd, double allocationRatio, boolean normalApproximation)
        implements Endpoint {

    public static final String SOURCE = "Noncentral t; inflation of the group-sequential design";

    private static final double LARGEST = 1e10;
    private static final double FEWEST_DF = 0.2;

    public MeansEndpoint {
        if (groups != 1 && groups != 2) {
            throw new IllegalArgumentException("groups must be 1 or 2, was " + groups);
        }
        if (!(sd > 0) || !Double.isFinite(alternative - thetaH0)) {
            throw new IllegalArgumentException("stDev must be above 0 and the effects finite");
        }
        Endpoint.requireRatio(allocationRatio);
    }

    private double perRoot() {
        double theta = (alternative - thetaH0) / sd;
        return groups == 1 ? theta : theta * Math.sqrt(allocationRatio) / (1 + allocationRatio);
    }

    @Override
    public double fixedSize(double alphaPerSide, double beta) {
        if (perRoot() == 0) {
            throw new IllegalArgumentException("The alternative must differ from thetaH0, both were " + thetaH0);
        }
        double z = -Distributions.normalQuantile(alphaPerSide) - Distributions.normalQuantile(beta);
        double normal = z * z / (perRoot() * perRoot());
        if (normalApproximation) {
            return normal;
        }
        double low = groups + FEWEST_DF;
        double high = Math.max(normal, groups) + 10;
        while (power(high, alphaPerSide) < 1 - beta && high < LARGEST) {
            high *= 2;
        }
        return power(low, alphaPerSide) >= 1 - beta
                ? low
                : Roots.find(n -> power(n, alphaPerSide) - (1 - beta), low, high);
    }

    private double power(double size, double alphaPerSide) {
        double df = Math.max(FEWEST_DF, size - groups);
        double critical = studentQuantile(alphaPerSide, df);
        return NoncentralT.sf(critical, df, Math.abs(perRoot()) * Math.sqrt(size));
    }

    private static double studentQuantile(double upperTail, double df) {
        if (upperTail >= 0.5) {
            return upperTail == 0.5 ? 0 : -studentQuantile(1 - upperTail, df);
        }
        return Distributions.studentQuantileOfLevel(1 - 2 * upperTail, df);
    }

    /** Towards the alternative, with its sign. */
    @Override
    public double drift(double size, double alphaPerSide) {
        double noncentrality = perRoot() * Math.sqrt(size);
        if (normalApproximation) {
            return noncentrality;
        }
        double df = size - groups;
        double critical = studentQuantile(alphaPerSide, df);
        double power = NoncentralT.sf(critical, df, Math.abs(noncentrality));
        double towards = -Distributions.normalQuantile(alphaPerSide) + Distributions.normalQuantile(power);
        return Math.signum(noncentrality) * towards;
    }

    @Override
    public boolean isUpward() {
        return alternative >= thetaH0;
    }

    /** NaN where the t test has no degrees of freedom. */
    @Override
    public double effectAt(double z, double size, boolean upper) {
        if (!normalApproximation && !(size > groups)) {
            return Double.NaN;
        }
        double se = groups == 1 ? sd / Math.sqrt(size) : sd * (1 + allocationRatio) / Math.sqrt(allocationRatio * size);
        double quantile = normalApproximation ? z : studentQuantile(Distributions.normalSf(z), size - groups);
        return thetaH0 + (upper ? quantile : -quantile) * se;
    }
}
