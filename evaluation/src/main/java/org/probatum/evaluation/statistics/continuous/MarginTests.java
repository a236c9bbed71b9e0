package org.probatum.evaluation.statistics.continuous;

import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * A difference against a symmetric margin: equivalence by two one-sided t tests, and non-inferiority.
 *
 * <p>H₀ of non-inferiority is a difference ≤ −margin. Source: D. J. Schuirmann (1987).
 *
 * @param tost p of both one-sided tests; the larger decides
 * @param nonInferiority t and p against −margin
 */
public record MarginTests(Tost tost, NonInferiority nonInferiority) {

    public record Tost(double pLower, double pUpper, double p) {}

    public record NonInferiority(double t, double p) {}

    /** @param margin above 0, in the unit of the difference */
    public static MarginTests of(TTest test, double margin) {
        if (!(margin > 0) || Double.isInfinite(margin)) {
            throw new IllegalArgumentException("The margin must be above 0 and finite, was " + margin);
        }
        double fromBelow = (test.estimate() + margin) / test.se();
        double fromAbove = (test.estimate() - margin) / test.se();
        double lower = Distributions.studentSf(fromBelow, test.df());
        double upper = Distributions.studentSf(-fromAbove, test.df());
        return new MarginTests(new Tost(lower, upper, Math.max(lower, upper)), new NonInferiority(fromBelow, lower));
    }
}
