package org.probatum.missing.imputation;

import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** The t law with fractional or infinite degrees of freedom, with quantiles to full precision. */
final class StudentLaw {

    private StudentLaw() {}

    private static ContinuousDistribution of(double df) {
        return Double.isInfinite(df) ? NormalDistribution.of(0, 1) : TDistribution.of(df);
    }

    /** P(|T| ≥ |t|). */
    static double twoSidedP(double t, double df) {
        return Double.isNaN(t) ? Double.NaN : Math.min(1, 2 * of(df).survivalProbability(Math.abs(t)));
    }

    /** The value that |T| stays below with the given probability. */
    static double twoSidedQuantile(double level, double df) {
        ContinuousDistribution law = of(df);
        double tail = (1 - level) / 2;
        double quantile = law.inverseSurvivalProbability(tail);
        // the library's search stops at an absolute error of 1e-9; Newton steps finish it
        for (int step = 0; step < 3; step++) {
            quantile += (law.survivalProbability(quantile) - tail) / law.density(quantile);
        }
        return quantile;
    }
}
