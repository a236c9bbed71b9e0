package org.probatum.evaluation.statistics.continuous;

import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Outcome;

/**
 * One sample, or paired differences, against a fixed mean: t = (mean − μ)/(s/√n) on n − 1 degrees of freedom.
 *
 * <p>Source: Student (1908). R: {@code t.test}.
 *
 * @param mean of the values
 * @param sd their standard deviation, divisor n − 1
 * @param difference the test of mean − μ
 * @param ci of the mean itself
 */
public record OneSampleT(int n, double mean, double sd, TTest difference, Interval ci) {

    public static final String SOURCE = "Student 1908";

    /** @param mu the mean under the null, in the unit of the values */
    public static Outcome<OneSampleT> of(double[] values, double mu, double confidenceLevel) {
        Sample sample = Sample.of(values);
        if (sample.n() < 2) {
            return Outcome.notEstimable("too-few-values", "A t test needs at least 2 values");
        }
        if (sample.variance() <= 0) {
            return Outcome.notEstimable("zero-variance", "All values are equal");
        }
        double se = Math.sqrt(sample.variance() / sample.n());
        TTest test = TTest.of(sample.mean() - mu, se, sample.n() - 1.0, confidenceLevel);
        Interval ci = new Interval(test.ci().lower() + mu, test.ci().upper() + mu);
        return Outcome.of(new OneSampleT(sample.n(), sample.mean(), sample.standardDeviation(), test, ci));
    }

    /** The differences of pairs, first minus second. */
    public static double[] differences(double[] x, double[] y) {
        Sample.requireFinite(x, "x");
        Sample.requireFinite(y, "y");
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "Pairs need as many values of x as of y, there are " + x.length + " and " + y.length);
        }
        double[] differences = new double[x.length];
        java.util.Arrays.setAll(differences, i -> x[i] - y[i]);
        return differences;
    }
}
