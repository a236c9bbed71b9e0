package org.probatum.alignment.temporal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What changed from one visit to a later one.
 *
 * @param absolute later less earlier value, in their unit
 * @param relative absolute over the earlier value, without unit; empty when that is 0
 * @param perYear absolute over the time between what was measured, in years of 365.25 days
 * @param between time between what was measured; above 0
 */
public record VisitChange(double absolute, OptionalDouble relative, double perYear, Duration between) {

    private static final double SECONDS_PER_YEAR = 365.25 * 86400;

    /**
     * Empty when one of the two is missing: a change from nothing is not 0.
     *
     * @throws IllegalArgumentException if the later visit is not after the earlier
     */
    public static Optional<VisitChange> of(VisitValue earlier, VisitValue later) {
        OptionalDouble from = value(earlier);
        OptionalDouble to = value(later);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        Duration between = Duration.between(time(earlier), time(later));
        if (between.isNegative() || between.isZero()) {
            throw new IllegalArgumentException(
                    "A change is from an earlier to a later visit, but they were " + between + " apart");
        }
        double absolute = to.getAsDouble() - from.getAsDouble();
        OptionalDouble relative =
                from.getAsDouble() == 0 ? OptionalDouble.empty() : OptionalDouble.of(absolute / from.getAsDouble());
        return Optional.of(
                new VisitChange(absolute, relative, absolute * SECONDS_PER_YEAR / between.toSeconds(), between));
    }

    private static OptionalDouble value(VisitValue visit) {
        return switch (visit) {
            case VisitValue.Measured m -> OptionalDouble.of(m.measurement().value());
            case VisitValue.Interpolated i -> OptionalDouble.of(i.value());
            case VisitValue.Missing m -> OptionalDouble.empty();
        };
    }

    /** When it was measured; the planned time when it lies between measurements. */
    private static Instant time(VisitValue visit) {
        return visit instanceof VisitValue.Measured m ? m.measurement().taken() : visit.planned();
    }
}
