package org.probatum.alignment.temporal;

import java.time.Duration;
import java.time.Instant;

/**
 * How far from its planned time a measurement may be taken and still count.
 *
 * @param before the planned time; not negative
 * @param after the planned time; not negative
 */
public record AcquisitionWindow(Duration before, Duration after) {

    public AcquisitionWindow {
        if (before.isNegative() || after.isNegative()) {
            throw new IllegalArgumentException(
                    "An acquisition window reaches forwards and back by 0 or more, was " + before + " and " + after);
        }
    }

    /** The same on both sides. */
    public static AcquisitionWindow of(Duration eitherSide) {
        return new AcquisitionWindow(eitherSide, eitherSide);
    }

    /** Both ends belong to the window. */
    public boolean contains(Instant planned, Instant taken) {
        return !taken.isBefore(planned.minus(before)) && !taken.isAfter(planned.plus(after));
    }
}
