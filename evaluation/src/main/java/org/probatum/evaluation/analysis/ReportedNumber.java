package org.probatum.evaluation.analysis;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.probatum.evaluation.statistics.Interval;

/**
 * One number as a report prints it.
 *
 * @param id unique in the analysis of a trial, such as {@code cox.hazardRatio}
 * @param label what it is, in words
 * @param scale how it is printed
 * @param unit of the estimate; empty for a ratio, a probability or a count
 * @param estimate empty when it could not be estimated
 * @param interval confidence limits at the analysis's level
 * @param p two-sided
 * @param statistic of the test
 * @param degreesOfFreedom of the test
 * @param n participants it rests on
 * @param events among them, where events are counted
 * @param notEstimable why there is no estimate
 */
public record ReportedNumber(
        String id,
        String label,
        Scale scale,
        Optional<String> unit,
        OptionalDouble estimate,
        Optional<Interval> interval,
        OptionalDouble p,
        OptionalDouble statistic,
        OptionalDouble degreesOfFreedom,
        int n,
        OptionalInt events,
        Optional<String> notEstimable) {

    /** How a number is printed and on which axis it is drawn. */
    public enum Scale {
        RATIO,
        DIFFERENCE,
        PROBABILITY,
        TIME,
        COEFFICIENT,
        COUNT,
        TEST
    }

    /** An estimate of n participants. */
    public static ReportedNumber of(String id, String label, Scale scale, double estimate, int n) {
        return new ReportedNumber(
                id,
                label,
                scale,
                Optional.empty(),
                OptionalDouble.of(estimate),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                n,
                OptionalInt.empty(),
                Optional.empty());
    }

    /** A test without an estimate. */
    public static ReportedNumber test(String id, String label, double statistic, double df, double p, int n) {
        return new ReportedNumber(
                id,
                label,
                Scale.TEST,
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.of(p),
                OptionalDouble.of(statistic),
                OptionalDouble.of(df),
                n,
                OptionalInt.empty(),
                Optional.empty());
    }

    /** A quantity that the data do not determine. */
    public static ReportedNumber notEstimable(String id, String label, Scale scale, int n, String reason) {
        return new ReportedNumber(
                id,
                label,
                scale,
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                n,
                OptionalInt.empty(),
                Optional.of(reason));
    }

    public ReportedNumber within(Interval limits) {
        Optional<Interval> kept = limits.isDefined() ? Optional.of(limits) : Optional.empty();
        return new ReportedNumber(
                id, label, scale, unit, estimate, kept, p, statistic, degreesOfFreedom, n, events, notEstimable);
    }

    public ReportedNumber withP(double value) {
        OptionalDouble kept = Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
        return new ReportedNumber(
                id, label, scale, unit, estimate, interval, kept, statistic, degreesOfFreedom, n, events, notEstimable);
    }

    public ReportedNumber withStatistic(double value) {
        OptionalDouble kept = Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
        return new ReportedNumber(
                id, label, scale, unit, estimate, interval, p, kept, degreesOfFreedom, n, events, notEstimable);
    }

    public ReportedNumber withEvents(int count) {
        return new ReportedNumber(
                id,
                label,
                scale,
                unit,
                estimate,
                interval,
                p,
                statistic,
                degreesOfFreedom,
                n,
                OptionalInt.of(count),
                notEstimable);
    }

    public ReportedNumber in(String unitOfEstimate) {
        return new ReportedNumber(
                id,
                label,
                scale,
                Optional.of(unitOfEstimate),
                estimate,
                interval,
                p,
                statistic,
                degreesOfFreedom,
                n,
                events,
                notEstimable);
    }
}
