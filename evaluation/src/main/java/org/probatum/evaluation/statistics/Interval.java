package org.probatum.evaluation.statistics;

/**
 * Confidence limits, in the unit of the estimate.
 *
 * @param lower lower limit; NaN when the limit is not defined (a median's limit that is never reached)
 * @param upper upper limit; NaN when the limit is not defined, infinite when the data set no bound
 */
public record Interval(double lower, double upper) {

    /** Neither limit is defined. */
    public static final Interval UNDEFINED = new Interval(Double.NaN, Double.NaN);

    public Interval {
        if (lower > upper) {
            throw new IllegalArgumentException("Lower limit " + lower + " lies above upper limit " + upper);
        }
    }

    /** {@code estimate ± quantile · standardError}; undefined when an argument is NaN. */
    public static Interval around(double estimate, double quantile, double standardError) {
        return new Interval(estimate - quantile * standardError, estimate + quantile * standardError);
    }

    /** {@code exp(logEstimate ± quantile · standardError)}, limits of a ratio. */
    public static Interval aroundLog(double logEstimate, double quantile, double standardError) {
        return new Interval(
                Math.exp(logEstimate - quantile * standardError), Math.exp(logEstimate + quantile * standardError));
    }

    /** The part that lies between {@code minimum} and {@code maximum}. */
    public Interval clippedTo(double minimum, double maximum) {
        return new Interval(Math.clamp(lower, minimum, maximum), Math.clamp(upper, minimum, maximum));
    }

    /** Whether both limits are numbers; an infinite limit is one. */
    public boolean isDefined() {
        return !Double.isNaN(lower) && !Double.isNaN(upper);
    }

    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }
}
