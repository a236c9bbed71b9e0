package org.probatum.evaluation.statistics.design;

import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * The power that is left after an interim look, with one look to come.
 *
 * <pre>
 *   B = z √t
 *   CP(θ) = Φ((B + θ (1 − t) − c)/√(1 − t)),   θ = 0, the drift of the design, or the trend B/t
 *   predictive power with a flat prior = Φ((z − c √t)/√(1 − t))
 * </pre>
 * <p>Source: K. K. G. Lan and J. Wittes (1988), Biometrics 44:579; D. J. Spiegelhalter, L. S. Freedman and P. R. Blackburn
 * (1986).
 */
public record ConditionalPower(
        double bValue, double underNull, double underDesign, double underCurrentTrend, double predictivePower) {

    public static final String SOURCE = "Lan and Wittes 1988, B-values; Spiegelhalter, Freedman and Blackburn 1986";

    /**
     * @param z statistic of the look
     * @param t information fraction, between 0 and 1
     * @param critical c at the end
     * @param designDrift mean of the final z under the alternative
     */
    public static ConditionalPower of(double z, double t, double critical, double designDrift) {
        if (!(t > 0 && t < 1)) {
            throw new IllegalArgumentException("informationFraction must lie between 0 and 1, was " + t);
        }
        double b = z * Math.sqrt(t);
        return new ConditionalPower(
                b,
                power(b, t, critical, 0),
                power(b, t, critical, designDrift),
                power(b, t, critical, b / t),
                Distributions.normalCdf((z - critical * Math.sqrt(t)) / Math.sqrt(1 - t)));
    }

    private static double power(double b, double t, double critical, double theta) {
        return Distributions.normalCdf((b + theta * (1 - t) - critical) / Math.sqrt(1 - t));
    }
}
