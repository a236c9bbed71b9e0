package org.probatum.missing.imputation;

/**
 * One estimate pooled from m completed tables.
 *
 * @param estimate q̄, in the unit of the quantity
 * @param variance t, total variance, in that unit squared
 * @param within w, mean variance within a completed table
 * @param between b, variance of the estimates between completed tables
 * @param degreesOfFreedom ν, of the t distribution that intervals and tests use; infinite when b = 0
 * @param imputations m
 */
public record PooledEstimate(
        double estimate, double variance, double within, double between, double degreesOfFreedom, int imputations) {

    /** √t, in the unit of the quantity. */
    public double standardError() {
        return Math.sqrt(variance);
    }

    /** (1 + 1/m) b / t: the share of the variance that comes from what is missing; 0 to 1. */
    public double lambda() {
        return variance == 0 ? 0 : (1 + 1.0 / imputations) * between / variance;
    }

    /** (1 + 1/m) b / w: relative increase in variance due to what is missing; infinite when w = 0 &lt; b. */
    public double relativeIncrease() {
        return between == 0 ? 0 : (1 + 1.0 / imputations) * between / within;
    }

    /** (riv + 2 / (ν + 3)) / (riv + 1): fraction of the information that is missing; 0 to 1. */
    public double fractionMissing() {
        double riv = relativeIncrease();
        return Double.isInfinite(riv) ? 1 : (riv + 2 / (degreesOfFreedom + 3)) / (riv + 1);
    }

    /** (m − 1) / λ²: Rubin's 1987 degrees of freedom, of a large complete sample; infinite when b = 0. */
    public double largeSampleDegreesOfFreedom() {
        double lambda = lambda();
        return lambda == 0 ? Double.POSITIVE_INFINITY : (imputations - 1) / (lambda * lambda);
    }

    /** q̄ / √t; NaN when both are 0. */
    public double t() {
        return estimate / standardError();
    }

    /** Two-sided p-value of q = 0; 0 to 1. */
    public double p() {
        return StudentLaw.twoSidedP(t(), degreesOfFreedom);
    }

    /** Two-sided p-value of q = null value; 0 to 1. */
    public double p(double nullValue) {
        return StudentLaw.twoSidedP((estimate - nullValue) / standardError(), degreesOfFreedom);
    }

    /** Half the width of the confidence interval q̄ ± t_ν √t. */
    public double margin(double confidenceLevel) {
        if (!(confidenceLevel > 0 && confidenceLevel < 1)) {
            throw new IllegalArgumentException("confidenceLevel is between 0 and 1, was " + confidenceLevel);
        }
        return StudentLaw.twoSidedQuantile(confidenceLevel, degreesOfFreedom) * standardError();
    }

    /** Lower limit of the confidence interval. */
    public double lower(double confidenceLevel) {
        return estimate - margin(confidenceLevel);
    }

    /** Upper limit of the confidence interval. */
    public double upper(double confidenceLevel) {
        return estimate + margin(confidenceLevel);
    }
}
