package org.probatum.evaluation.statistics.design;

import java.util.function.DoubleUnaryOperator;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.Roots;

/**
 * One rate against a fixed one, or the difference or ratio of two.
 *
 * <pre>
 *   N = (z_α √V₀ + z_β √V₁)² / θ²
 *   two groups, difference   V = (1 + r)(p₁(1 − p₁)/r + p₂(1 − p₂)),  θ = p₁ − p₂ − thetaH0
 *   two groups, ratio        V = (1 + r)(p₁(1 − p₁)/r + θ₀² p₂(1 − p₂)),  θ = p₁ − θ₀ p₂
 * </pre>
 * <p>V₁ at the rates themselves; V₀ at the pooled rate when the null is no difference, else at the rates of largest
 * likelihood under the null. Source: C. P. Farrington and G. Manning (1990), Statistics in Medicine 9:1447. R: {@code
 * rpact::getSampleSizeRates}.
 *
 * @param pi2 the second rate; not used with one group
 * @param thetaH0 difference or ratio under the null; the rate under the null with one group
 */
public record RatesEndpoint(
        int groups, double pi1, double pi2, double thetaH0, boolean riskRatio, double allocationRatio)
        implements Endpoint {

    public static final String SOURCE = "Farrington and Manning 1990; inflation of the group-sequential design";

    private static final double LARGEST_RATIO = 1e4;
    private static final double EDGE = 1e-10;

    public RatesEndpoint {
        if (groups != 1 && groups != 2) {
            throw new IllegalArgumentException("groups must be 1 or 2, was " + groups);
        }
        requireRate(pi1, "pi1");
        requireRate(groups == 2 ? pi2 : thetaH0, groups == 2 ? "pi2" : "thetaH0");
        if (groups == 2 && (riskRatio ? !(thetaH0 > 0 && thetaH0 < LARGEST_RATIO) : !(Math.abs(thetaH0) < 1))) {
            throw new IllegalArgumentException(
                    "thetaH0 must be a ratio above 0 or a difference between -1 and 1, was " + thetaH0);
        }
        Endpoint.requireRatio(allocationRatio);
    }

    private static void requireRate(double rate, String name) {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException(name + " must lie between 0 and 1, was " + rate);
        }
    }

    private double effect() {
        if (groups == 1) {
            return pi1 - thetaH0;
        }
        return riskRatio ? pi1 - thetaH0 * pi2 : pi1 - pi2 - thetaH0;
    }

    private double variance(double p1, double p2) {
        double factor = riskRatio ? thetaH0 * thetaH0 : 1;
        return groups == 1
                ? p1 * (1 - p1)
                : (1 + allocationRatio) * (p1 * (1 - p1) / allocationRatio + factor * p2 * (1 - p2));
    }

    private double nullVariance(double p1, double p2) {
        if (groups == 1) {
            return thetaH0 * (1 - thetaH0);
        }
        if (thetaH0 == (riskRatio ? 1 : 0)) {
            double pooled = (allocationRatio * p1 + p2) / (1 + allocationRatio);
            return variance(pooled, pooled);
        }
        double b = restricted(p1, p2);
        return variance(riskRatio ? thetaH0 * b : b + thetaH0, b);
    }

    /** The second rate of largest likelihood under the null, when p₁ and p₂ are observed. */
    private double restricted(double p1, double p2) {
        double low = riskRatio ? 0 : Math.max(0, -thetaH0);
        double high = riskRatio ? Math.min(1, 1 / thetaH0) : Math.min(1, 1 - thetaH0);
        double slope = riskRatio ? thetaH0 : 1;
        DoubleUnaryOperator score = b -> {
            double a = riskRatio ? thetaH0 * b : b + thetaH0;
            return allocationRatio * slope * (p1 / a - (1 - p1) / (1 - a)) + p2 / b - (1 - p2) / (1 - b);
        };
        double lowest = low + EDGE * (high - low);
        double highest = high - EDGE * (high - low);
        // beside a rate of nearly 0 or 1 the maximum lies closer to the border than the margin
        if (score.applyAsDouble(lowest) <= 0) {
            return lowest;
        }
        return score.applyAsDouble(highest) >= 0 ? highest : Roots.find(score, lowest, highest);
    }

    @Override
    public double fixedSize(double alphaPerSide, double beta) {
        if (effect() == 0) {
            throw new IllegalArgumentException("The rates must differ from the null, thetaH0 was " + thetaH0);
        }
        double root = -Distributions.normalQuantile(alphaPerSide) * Math.sqrt(nullVariance(pi1, pi2))
                - Distributions.normalQuantile(beta) * Math.sqrt(variance(pi1, pi2));
        return root * root / (effect() * effect());
    }

    @Override
    public double drift(double size, double alphaPerSide) {
        return drift(size, alphaPerSide, effect() >= 0);
    }

    /**
     * The drift towards the effect that there is, with the sign of the side that counts as success: a trial that looks at
     * the other side has minus the drift, as in R's {@code rpact::getPowerRates}.
     *
     * @param upper whether rates above the null count as success
     */
    public double drift(double size, double alphaPerSide, boolean upper) {
        double z = -Distributions.normalQuantile(alphaPerSide);
        double sd = Math.sqrt(variance(pi1, pi2));
        double towards = Math.abs(effect()) * Math.sqrt(size) / sd + z * (1 - Math.sqrt(nullVariance(pi1, pi2)) / sd);
        double sign = Math.signum(effect());
        return upper ? sign * towards : -sign * towards;
    }

    @Override
    public boolean isUpward() {
        return effect() >= 0;
    }

    /**
     * The first rate less the second (or over it, or itself with one group) at which z is reached; NaN when no first rate
     * does so beside the second.
     */
    @Override
    public double effectAt(double z, double size, boolean upper) {
        double signed = upper ? z : -z;
        if (groups == 1) {
            return thetaH0 + signed * Math.sqrt(nullVariance(pi1, pi2) / size);
        }
        DoubleUnaryOperator gap = p1 -> {
            double distance = riskRatio ? p1 - thetaH0 * pi2 : p1 - pi2 - thetaH0;
            return distance / Math.sqrt(nullVariance(p1, pi2) / size) - signed;
        };
        if (!(gap.applyAsDouble(EDGE) <= 0 && gap.applyAsDouble(1 - EDGE) >= 0)) {
            return Double.NaN;
        }
        double p1 = Roots.find(gap, EDGE, 1 - EDGE);
        return riskRatio ? p1 / pi2 : p1 - pi2;
    }
}
