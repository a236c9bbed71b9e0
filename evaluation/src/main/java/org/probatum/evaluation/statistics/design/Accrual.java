package org.probatum.evaluation.statistics.design;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.numeric.Roots;

/**
 * Enrolment at constant rates between given times.
 *
 * @param ends of the pieces, rising; the first piece starts at 0
 * @param intensities participants per unit of time in each piece
 */
public record Accrual(Series ends, Series intensities) {

    private static final double SHORTEST = 1e-9;
    private static final double LONGEST = 1e9;

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

    /**
     * The pattern that goes on as long as brings a figure of it to 0; empty when no duration does.
     *
     * @param knownEnds of all pieces but the last
     * @param excess of an accrual, rising with its duration
     */
    public static Optional<Accrual> lasting(
            double[] knownEnds, double[] intensities, ToDoubleFunction<Accrual> excess) {
        DoubleUnaryOperator gap = duration -> excess.applyAsDouble(upTo(duration, knownEnds, intensities));
        double longest = 1;
        while (gap.applyAsDouble(longest) < 0 && longest < LONGEST) {
            longest *= 2;
        }
        if (!(gap.applyAsDouble(SHORTEST) <= 0 && gap.applyAsDouble(longest) >= 0)) {
            return Optional.empty();
        }
        return Optional.of(upTo(Roots.find(gap, SHORTEST, longest), knownEnds, intensities));
    }

    /** The pattern that ends when that many are enrolled. */
    public static Accrual until(double participants, double[] knownEnds, double[] intensities) {
        double start = 0;
        double left = participants;
        for (int i = 0; i < intensities.length; i++) {
            double length = i < knownEnds.length ? knownEnds[i] - start : Double.POSITIVE_INFINITY;
            if (intensities[i] > 0 && left <= intensities[i] * length) {
                return upTo(start + left / intensities[i], knownEnds, intensities);
            }
            left -= intensities[i] * length;
            start += length;
        }
        throw new IllegalArgumentException(
                "maxNumberOfSubjects " + participants + " is never enrolled, the last intensity is 0");
    }

    private static Accrual upTo(double duration, double[] knownEnds, double[] intensities) {
        int pieces = 1;
        while (pieces <= knownEnds.length && knownEnds[pieces - 1] < duration) {
            pieces++;
        }
        double[] ends = Arrays.copyOf(knownEnds, pieces);
        ends[pieces - 1] = duration;
        return new Accrual(Series.of(ends), Series.of(Arrays.copyOf(intensities, pieces)));
    }
}
