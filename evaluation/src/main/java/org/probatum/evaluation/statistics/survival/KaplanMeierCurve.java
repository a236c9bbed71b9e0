package org.probatum.evaluation.statistics.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * A Kaplan–Meier curve: one entry per distinct event time, ascending.
 *
 * @param observedTimes all times, events and censorings, ascending; shape [n]
 * @param time event times
 * @param nRisk participants with a time at least as long
 * @param nEvent events at that time
 * @param survival S, 0 to 1
 * @param standardError Greenwood standard error of S; NaN where S is 0
 * @param cumulativeHazard Nelson–Aalen
 * @param cumulativeHazardSe its standard error
 */
public record KaplanMeierCurve(
        Series observedTimes,
        Series time,
        Series nRisk,
        Series nEvent,
        Series survival,
        Series standardError,
        Series cumulativeHazard,
        Series cumulativeHazardSe) {

    /** Two probabilities closer than this are the same step of the curve; as R's quantile.survfit. */
    private static final double SAME = Math.sqrt(Math.ulp(1.0));

    /**
     * A quantile of the survival time.
     *
     * @param estimate NaN when the curve does not come down to it
     * @param limits by inverting the pointwise limits; a limit that is not reached is NaN
     */
    public record Quantile(double estimate, Interval limits) {

        /** Whether the curve reaches the quantile. */
        public boolean isReached() {
            return !Double.isNaN(estimate);
        }
    }

    /** The curve at a time: S with its limits, and how many are still at risk. */
    public record Point(
            double time, double nRisk, double survival, double standardError, Interval limits, double nEventsSoFar) {}

    public int n() {
        return observedTimes.size();
    }

    public int events() {
        return (int) nEvent.sum();
    }

    /** The last observed time, event or censored; 0 without participants. */
    public double lastTime() {
        return n() == 0 ? 0 : observedTimes.last();
    }

    /** Index of the last event time up to t, −1 before the first. */
    private int indexAt(double t) {
        return time.lastAtMost(t);
    }

    /** S(t): the step function, right-continuous, 1 before the first event; carried on flat after the last time. */
    public double survivalAt(double t) {
        int index = indexAt(t);
        return index < 0 ? 1 : survival.get(index);
    }

    /** Greenwood standard error of S(t); NaN where S is 0. */
    public double standardErrorAt(double t) {
        int index = indexAt(t);
        return index < 0 ? 0 : standardError.get(index);
    }

    /** Events at exactly t. */
    public double eventsAt(double t) {
        int index = indexAt(t);
        return index >= 0 && time.get(index) == t ? nEvent.get(index) : 0;
    }

    /** Nelson–Aalen estimate at t. */
    public double cumulativeHazardAt(double t) {
        int index = indexAt(t);
        return index < 0 ? 0 : cumulativeHazard.get(index);
    }

    /** Standard error of the Nelson–Aalen estimate at t. */
    public double cumulativeHazardSeAt(double t) {
        int index = indexAt(t);
        return index < 0 ? 0 : cumulativeHazardSe.get(index);
    }

    /** How many have a time of at least t. */
    public int atRisk(double t) {
        return n() - observedTimes.below(t);
    }

    /** Limits of S at the i-th event time. */
    public Interval limits(int i, ConfidenceScale scale, double confidenceLevel) {
        return scale.of(survival.get(i), standardError.get(i), Distributions.normalQuantileOfLevel(confidenceLevel));
    }

    /**
     * The curve at chosen times, with the risk table's numbers. Before the first observation the limits are 1 on every
     * scale; from there to the first event the log-log scale has none, as in R's summary of a survfit.
     */
    public List<Point> at(double[] times, ConfidenceScale scale, double confidenceLevel) {
        double z = Distributions.normalQuantileOfLevel(confidenceLevel);
        double[] soFar = nEvent.toArray();
        java.util.Arrays.parallelPrefix(soFar, Double::sum);
        List<Point> points = new ArrayList<>();
        for (double t : times) {
            int last = indexAt(t);
            double s = last < 0 ? 1 : survival.get(last);
            double se = last < 0 ? 0 : standardError.get(last);
            boolean before = n() > 0 && t < observedTimes.get(0);
            Interval limits = before ? new Interval(1, 1) : scale.of(s, se, z);
            points.add(new Point(t, atRisk(t), s, se, limits, last < 0 ? 0 : soFar[last]));
        }
        return points;
    }

    /**
     * Smallest time with S ≤ 1 − q; the middle of the flat part when S equals 1 − q there, as R does.
     *
     * @param q between 0 and 1; 0.5 is the median
     */
    public Quantile quantile(double q, ConfidenceScale scale, double confidenceLevel) {
        int m = time.size();
        double z = Distributions.normalQuantileOfLevel(confidenceLevel);
        double[] lower = new double[m];
        double[] upper = new double[m];
        for (int i = 0; i < m; i++) {
            Interval limits = scale.of(survival.get(i), standardError.get(i), z);
            lower[i] = limits.lower();
            upper[i] = limits.upper();
        }
        return new Quantile(crossing(survival.toArray(), q), new Interval(crossing(lower, q), crossing(upper, q)));
    }

    public Quantile median(ConfidenceScale scale, double confidenceLevel) {
        return quantile(0.5, scale, confidenceLevel);
    }

    /** Where a curve of survival values comes down to 1 − q; NaN when it does not. */
    private double crossing(double[] curve, double q) {
        OptionalDouble reached = smallestLossAtLeast(curve, q - SAME);
        if (reached.isEmpty()) {
            return Double.NaN;
        }
        double last = curve.length == 0 ? Double.NaN : 1 - curve[curve.length - 1];
        if (Math.abs(q - last) < SAME) {
            return (reached.getAsDouble() + lastTime()) / 2;
        }
        OptionalDouble left = smallestLossAtLeast(curve, q + SAME);
        return left.isEmpty() ? Double.NaN : (reached.getAsDouble() + left.getAsDouble()) / 2;
    }

    /** The time of the smallest 1 − S that is at least {@code loss}; the first one when several are equal. */
    private OptionalDouble smallestLossAtLeast(double[] curve, double loss) {
        int best = -1;
        for (int i = 0; i < curve.length; i++) {
            if (1 - curve[i] >= loss && (best < 0 || curve[i] > curve[best])) {
                best = i;
            }
        }
        return best < 0 ? OptionalDouble.empty() : OptionalDouble.of(time.get(best));
    }
}
