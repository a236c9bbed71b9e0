package org.probatum.evaluation.statistics.continuous;

import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * An estimate over its standard error, judged by Student's law.
 *
 * @param estimate in the unit of the measurements
 * @param se its standard error
 * @param t estimate / se
 * @param df degrees of freedom
 * @param pTwoSided P(|T| ≥ |t|)
 * @param pGreater P(T ≥ t), for the alternative that the quantity is above 0
 * @param pLess P(T ≤ t)
 * @param ci estimate ± t quantile × se
 */
public record TTest(
        double estimate, double se, double t, double df, double pTwoSided, double pGreater, double pLess, Interval ci) {

    /** @param standardError above 0 */
    public static TTest of(double estimate, double standardError, double df, double confidenceLevel) {
        double t = estimate / standardError;
        double quantile = Distributions.studentQuantileOfLevel(confidenceLevel, df);
        return new TTest(
                estimate,
                standardError,
                t,
                df,
                Distributions.studentTwoSidedP(t, df),
                Distributions.studentSf(t, df),
                Distributions.studentSf(-t, df),
                Interval.around(estimate, quantile, standardError));
    }
}
