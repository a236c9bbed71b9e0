package org.probatum.evaluation.request;

import java.util.Arrays;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.design.Accrual;
import org.probatum.evaluation.statistics.design.EventTimes;

/**
 * The enrolment that a request describes, fully or up to what its events or its follow-up decide; as rpact reads it.
 *
 * <p>Intensities that are all below 1 are shares: the pattern is scaled to {@code maxNumberOfSubjects}, or to the events
 * by the end of {@code followUpTime}. Other intensities are participants per unit of time; where the last piece has no
 * end it lasts until {@code maxNumberOfSubjects} are enrolled, or as long as the follow-up asks.
 *
 * @param ends of the pieces
 * @param intensities one for each end, or one more for a last piece without an end
 * @param relative whether only the proportions of the intensities count
 * @param participants to enrol; NaN where the events decide
 * @param followUp after the last enrolment
 */
@SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
record EnrolmentPlan(double[] ends, double[] intensities, boolean relative, double participants, double followUp) {

    private static final double SAME = 1e-6;

    static EnrolmentPlan of(RequestInput input) {
        double[] times = input.has("accrualTime") ? input.numbers("accrualTime") : new double[] {0, 12};
        double[] ends = times.length > 0 && times[0] == 0 ? Arrays.copyOfRange(times, 1, times.length) : times;
        double[] intensities;
        boolean relative = true;
        if (input.has("accrualIntensity")) {
            intensities = input.numbers("accrualIntensity");
            relative = Arrays.stream(intensities).allMatch(rate -> rate < 1);
        } else {
            intensities = new double[ends.length];
            Arrays.fill(intensities, 1);
        }
        double followUp = input.number("followUpTime", 6);
        if (!(followUp >= 0) || Double.isInfinite(followUp)) {
            throw input.invalid("followUpTime", "must be 0 or more and finite, was " + followUp);
        }
        double participants = input.has("maxNumberOfSubjects")
                ? SampleSizeMethods.positive(input, "maxNumberOfSubjects")
                : Double.NaN;
        return new EnrolmentPlan(ends, intensities, relative, participants, followUp);
    }

    /** Whether the last piece has no end; rpact then gives the size of a single look as that of all looks. */
    boolean isOpen() {
        return intensities.length == ends.length + 1;
    }

    /** The enrolment where it does not depend on events. */
    Accrual known() {
        if (isOpen()) {
            if (Double.isNaN(participants)) {
                throw new StatisticsException(
                        "invalid-input",
                        "maxNumberOfSubjects is needed where the last piece of the accrual has no end");
            }
            return Accrual.until(participants, ends, intensities);
        }
        Accrual pattern = new Accrual(Series.of(ends), Series.of(intensities));
        if (Double.isNaN(participants)) {
            return pattern;
        }
        if (!relative && Math.abs(pattern.participants() - participants) > SAME * participants) {
            throw new StatisticsException(
                    "invalid-input",
                    "maxNumberOfSubjects " + participants + " disagrees with the " + pattern.participants()
                            + " that accrualTime and accrualIntensity enrol; leave one of them out");
        }
        return pattern.scaledTo(participants);
    }

    /** The enrolment that leads to a number of events by the end of the follow-up, where it is not known already. */
    Outcome<Accrual> withEvents(EventTimes times, double events) {
        if (!Double.isNaN(participants) || (!relative && !isOpen())) {
            return Outcome.of(known());
        }
        if (!relative) {
            return untilEvents(times, events);
        }
        if (isOpen()) {
            throw new StatisticsException(
                    "invalid-input", "Accrual intensities below 1 are shares and need an end of each piece");
        }
        Accrual pattern = new Accrual(Series.of(ends), Series.of(intensities));
        double share = times.probability(pattern.duration() + followUp, pattern);
        return share > 0
                ? Outcome.of(pattern.scaledTo(events / share))
                : Outcome.notEstimable("no-events", "No events are expected by the end of the follow-up");
    }

    /** The last piece lasts until the events are expected at the end of the follow-up. */
    private Outcome<Accrual> untilEvents(EventTimes times, double events) {
        return Accrual.lasting(ends, intensities, accrual -> {
                    double end = accrual.duration() + followUp;
                    return accrual.participants() * times.probability(end, accrual) - events;
                })
                .<Outcome<Accrual>>map(Outcome::of)
                .orElseGet(() -> Outcome.notEstimable(
                        "no-design", "No length of the accrual gives " + events + " events with this follow-up"));
    }
}
