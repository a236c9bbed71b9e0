package org.probatum.evaluation.modelcheck;

import java.util.Optional;
import java.util.OptionalDouble;
import org.probatum.evaluation.statistics.Interval;

/**
 * One figure of a model on a cohort, beside what its card claims.
 *
 * @param name as in the card's metrics, such as {@code auc_24m}
 * @param label in words
 * @param estimate empty when the data do not determine it
 * @param interval 95 % limits; empty when there are none
 * @param n participants it rests on
 * @param events those with the event among them
 * @param claim the card's figure
 * @param why why there is no estimate, or what it is compared with; empty when there is nothing to say
 */
public record Metric(
        String name,
        String label,
        OptionalDouble estimate,
        Optional<Interval> interval,
        int n,
        int events,
        OptionalDouble claim,
        String why) {

    static Metric of(String name, String label, double estimate, Interval interval, int n, int events) {
        return new Metric(
                name,
                label,
                OptionalDouble.of(estimate),
                Optional.of(interval).filter(Interval::isDefined),
                n,
                events,
                OptionalDouble.empty(),
                "");
    }

    static Metric notEstimable(String name, String label, int n, int events, String why) {
        return new Metric(
                name, label, OptionalDouble.empty(), Optional.empty(), n, events, OptionalDouble.empty(), why);
    }

    Metric claimedAs(double claimed) {
        return new Metric(name, label, estimate, interval, n, events, OptionalDouble.of(claimed), why);
    }
}
