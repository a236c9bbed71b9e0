package org.probatum.alignment.temporal;

import java.time.Instant;

/**
 * One measurement.
 *
 * @param taken when
 * @param value finite, in the unit of its series
 */
public record TimedValue(Instant taken, double value) {

    public TimedValue {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("A measurement is a finite number, was " + value + " at " + taken);
        }
    }
}
