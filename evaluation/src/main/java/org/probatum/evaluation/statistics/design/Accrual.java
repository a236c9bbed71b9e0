package org.probatum.evaluation.statistics.design;

import org.probatum.evaluation.statistics.Series;

/**
 * Enrolment at constant rates between given times.
 *
 * @param ends of the pieces, rising; the first piece starts at 0
 * @param intensities participants per unit of time in each piece
 */
public record Accrual(Series ends, Series intensities) {

    public Accrual {
        if (ends.size() == 0 || ends.size() != intensities.size()) {
            throw new IllegalArgumentException("Each piece of the accrual needs an end and an intensity, had "
                    + ends.size() + " and " + intensities.size());
        }
        double before = 0;
        for (int i = 0; i < ends.size(); i++) {
            if (!(ends.get(i) > before) || !(intensities.get(i) >= 0) || Double.isInfinite(ends.get(i))) {
                throw new IllegalArgumentException(
                        "Accrual times must rise from above 0 and intensities must not be negative");
            }
            before = ends.get(i);
        }
    }

    /** When the last participant is enrolled. */
    public double duration() {
        return ends.last();
    }

    /** Participants up to a time. */
    public double enrolled(double time) {
        double sum = 0;
        double start = 0;
        for (int i = 0; i < ends.size(); i++) {
            sum += intensities.get(i) * Math.max(0, Math.min(time, ends.get(i)) - start);
            start = ends.get(i);
        }
        return sum;
    }

    public double participants() {
        return enrolled(duration());
    }

    /** The same pattern with all intensities multiplied so that it enrols that many. */
    public Accrual scaledTo(double participants) {
        double factor = participants / participants();
        return new Accrual(ends, intensities.map(rate -> rate * factor));
    }

    /** The pattern whose last piece ends when that many are enrolled. */
    public static Accrual until(double participants, double[] knownEnds, double[] intensities) {
        double[] ends = java.util.Arrays.copyOf(knownEnds, intensities.length);
        double start = 0;
        double left = participants;
        for (int i = 0; i < knownEnds.length; i++) {
            left -= intensities[i] * (knownEnds[i] - start);
            start = knownEnds[i];
        }
        double last = intensities[intensities.length - 1];
        if (!(left > 0 && last > 0)) {
            throw new IllegalArgumentException("maxNumberOfSubjects " + participants
                    + " is reached before the last piece of the accrual, or its intensity is 0");
        }
        ends[intensities.length - 1] = start + left / last;
        return new Accrual(Series.of(ends), Series.of(intensities));
    }
}
