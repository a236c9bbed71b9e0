package org.probatum.alignment.harmonization;

/**
 * Values in standard deviations of a reference group: z = (x − mean) / deviation.
 *
 * @param mean of the reference, in the unit of the values
 * @param deviation standard deviation of the reference (divisor n − 1), in that unit; above 0
 */
public record ReferenceScore(double mean, double deviation) {

    public ReferenceScore {
        if (!Double.isFinite(mean) || !(deviation > 0) || Double.isInfinite(deviation)) {
            throw new IllegalArgumentException(
                    "A reference has a finite mean and a deviation above 0, were " + mean + " and " + deviation);
        }
    }

    /**
     * @param reference values of the reference group; at least two, finite, not all the same
     * @throws IllegalArgumentException if there are fewer, or they do not vary
     */
    public static ReferenceScore of(double[] reference) {
        if (reference.length < 2) {
            throw new IllegalArgumentException("A reference is made of at least two values, was " + reference.length);
        }
        double mean = 0;
        for (double value : reference) {
            mean += value / reference.length;
        }
        double squares = 0;
        for (double value : reference) {
            squares += (value - mean) * (value - mean);
        }
        return new ReferenceScore(mean, Math.sqrt(squares / (reference.length - 1)));
    }

    /** @return z, without unit */
    public double score(double value) {
        return (value - mean) / deviation;
    }

    /** The value with a given score. */
    public double value(double score) {
        return mean + score * deviation;
    }
}
