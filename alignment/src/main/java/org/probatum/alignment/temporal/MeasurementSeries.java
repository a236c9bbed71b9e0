package org.probatum.alignment.temporal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The measurements of one quantity of one participant, in order of time.
 *
 * @param values no two at one time; may be empty
 */
public record MeasurementSeries(List<TimedValue> values) {

    public MeasurementSeries {
        List<TimedValue> sorted = new ArrayList<>(values);
        sorted.sort(Comparator.comparing(TimedValue::taken));
        for (int n = 1; n < sorted.size(); n++) {
            if (sorted.get(n).taken().equals(sorted.get(n - 1).taken())) {
                throw new IllegalArgumentException("A series has one measurement at a time, but two at "
                        + sorted.get(n).taken() + ": decide first which one counts");
            }
        }
        values = List.copyOf(sorted);
    }

    /** The measurement nearest to the planned time within the window; the earlier one of two that are equally near. */
    public VisitValue nearest(Instant planned, AcquisitionWindow window) {
        return values.stream()
                .filter(v -> window.contains(planned, v.taken()))
                .min(Comparator.comparing(
                        v -> Duration.between(planned, v.taken()).abs()))
                .<VisitValue>map(v -> new VisitValue.Measured(planned, v, Duration.between(planned, v.taken())))
                .orElseGet(() -> new VisitValue.Missing(planned, "No measurement lies within the acquisition window"));
    }

    /**
     * The value at the planned time: measured then, or on the straight line between the last measurement before and the first after,
     * v = v₁ + (v₂ − v₁) (t − t₁) / (t₂ − t₁). Nothing is extrapolated.
     *
     * @param longestGap between the two measurements; above 0
     */
    public VisitValue interpolated(Instant planned, Duration longestGap) {
        if (longestGap.isNegative() || longestGap.isZero()) {
            throw new IllegalArgumentException("The longest gap to interpolate over is above 0, was " + longestGap);
        }
        for (int n = 0; n < values.size(); n++) {
            TimedValue later = values.get(n);
            if (later.taken().equals(planned)) {
                return new VisitValue.Measured(planned, later, Duration.ZERO);
            }
            if (later.taken().isAfter(planned)) {
                return n == 0
                        ? new VisitValue.Missing(planned, "No measurement was taken before")
                        : between(planned, values.get(n - 1), later, longestGap);
            }
        }
        return new VisitValue.Missing(planned, "No measurement was taken at that time or after it");
    }

    private static VisitValue between(Instant planned, TimedValue earlier, TimedValue later, Duration longestGap) {
        Duration gap = Duration.between(earlier.taken(), later.taken());
        if (gap.compareTo(longestGap) > 0) {
            return new VisitValue.Missing(
                    planned,
                    "The measurements around it are " + gap.toDays() + " days apart, more than the plan allows");
        }
        double share = seconds(Duration.between(earlier.taken(), planned)) / seconds(gap);
        double value = earlier.value() + share * (later.value() - earlier.value());
        return new VisitValue.Interpolated(planned, value, earlier, later);
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() * 1e-9;
    }
}
