package org.probatum.evaluation.statistics.continuous;

/**
 * Size, mean and variance of measurements.
 *
 * <p>The mean is a compensated sum (Neumaier 1974); the variance has divisor n − 1 and is taken in a second pass with
 * the correction of Chan, Golub and LeVeque (1983), so that a large common offset costs no digits.
 *
 * @param n number of measurements, at least 1
 * @param mean in the unit of the measurements
 * @param variance in that unit squared; NaN for one measurement
 */
public record Sample(int n, double mean, double variance) {

    /**
     * @param values at least one, finite
     * @throws IllegalArgumentException naming the first value that is not a finite number
     */
    public static Sample of(double[] values) {
        return of(values, "values");
    }

    /** @param name of the values in a message */
    public static Sample of(double[] values, String name) {
        requireFinite(values, name);
        double mean = sum(values) / values.length;
        double squares = 0;
        double rest = 0;
        for (double value : values) {
            double deviation = value - mean;
            squares += deviation * deviation;
            rest += deviation;
        }
        double variance =
                values.length == 1 ? Double.NaN : (squares - rest * rest / values.length) / (values.length - 1);
        return new Sample(values.length, mean, variance);
    }

    /** Checks that there is a value and that all are finite. */
    public static void requireFinite(double[] values, String name) {
        if (values.length == 0) {
            throw new IllegalArgumentException(name + " must hold at least one value");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(name + "[" + i + "] must be a finite number, was " + values[i]);
            }
        }
    }

    /** The sum with Neumaier's compensation. */
    public static double sum(double[] values) {
        double sum = 0;
        double lost = 0;
        for (double value : values) {
            double next = sum + value;
            lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
            sum = next;
        }
        return sum + lost;
    }

    public double standardDeviation() {
        return Math.sqrt(variance);
    }
}
