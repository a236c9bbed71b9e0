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
}
