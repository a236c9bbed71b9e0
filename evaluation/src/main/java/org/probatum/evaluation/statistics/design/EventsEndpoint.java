package org.probatum.evaluation.statistics.design;

import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * A hazard ratio judged by the log-rank test; sizes are numbers of events.
 *
 * <pre>
 *   Schoenfeld       D = (z_α + z_β)² (1 + r)² / (r (log h − log h₀)²)
 *   Freedman         D = (z_α + z_β)² (1 + r h)² / (r (1 − h)²)
 *   Hsieh–Freedman   D = (z_α + z_β)² (1 + r)² (1 + h)² / (4 r (1 − h)²)
 * </pre>
 * <p>Source: D. A. Schoenfeld (1981); L. S. Freedman (1982); F. Y. Hsieh (1992). R: {@code rpact::getSampleSizeSurvival}.
 *
 * @param hazardRatio h of group 1 against group 2
 * @param thetaH0 h₀; 1 for the formulas other than Schoenfeld's
 */
public record EventsEndpoint(double hazardRatio, double thetaH0, double allocationRatio, Formula formula)
        implements Endpoint {

    public static final String SOURCE = "Schoenfeld 1981, Freedman 1982, Hsieh 1992; exponential event times";

    /** Which variance the number of events rests on. */
    public enum Formula {
        SCHOENFELD,
        FREEDMAN,
        HSIEH_FREEDMAN
    }

    public EventsEndpoint {
        if (!(hazardRatio > 0 && thetaH0 > 0) || Double.isInfinite(hazardRatio)) {
            throw new IllegalArgumentException(
                    "Hazard ratios must be above 0, were " + hazardRatio + " and " + thetaH0);
        }
        if (thetaH0 != 1 && formula != Formula.SCHOENFELD) {
            throw new IllegalArgumentException("thetaH0 other than 1 needs the Schoenfeld formula");
        }
        Endpoint.requireRatio(allocationRatio);
    }

    /** The drift per root of the number of events, positive for a hazard ratio below the null. */
    private double perRoot(double h) {
        double root = Math.sqrt(allocationRatio);
        return switch (formula) {
            case SCHOENFELD -> -Math.log(h / thetaH0) * root / (1 + allocationRatio);
            case FREEDMAN -> (1 - h) * root / (1 + allocationRatio * h);
            case HSIEH_FREEDMAN -> (1 - h) * 2 * root / ((1 + allocationRatio) * (1 + h));
        };
    }

    @Override
    public double fixedSize(double alphaPerSide, double beta) {
        double perRoot = perRoot(hazardRatio);
        if (perRoot == 0) {
            throw new IllegalArgumentException("The hazard ratio must differ from thetaH0, both were " + thetaH0);
        }
        double z = -Distributions.normalQuantile(alphaPerSide) - Distributions.normalQuantile(beta);
        return z * z / (perRoot * perRoot);
    }

    /** Positive where the hazard ratio lies below the null. */
    @Override
    public double drift(double size, double alphaPerSide) {
        return perRoot(hazardRatio) * Math.sqrt(size);
    }

    @Override
    public boolean isUpward() {
        return hazardRatio > thetaH0;
    }

    /** By the variance (1 + r)²/(r D) of the log hazard ratio, whatever formula gave the number of events. */
    @Override
    public double effectAt(double z, double size, boolean upper) {
        double distance = z * (1 + allocationRatio) / Math.sqrt(allocationRatio * size);
        return thetaH0 * Math.exp(upper ? distance : -distance);
    }

    @Override
    public int groups() {
        return 2;
    }
}
