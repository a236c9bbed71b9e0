package org.probatum.alignment.temporal;

import java.time.Duration;
import java.time.Instant;

/** What stands for a planned visit. */
public sealed interface VisitValue {

    /** A measurement inside the window; {@code offset} is how long after the planned time it was taken, negative when before. */
    record Measured(Instant planned, TimedValue measurement, Duration offset) implements VisitValue {}

    /** Between two measurements, linearly in time. */
    record Interpolated(Instant planned, double value, TimedValue earlier, TimedValue later) implements VisitValue {}

    /** Nothing stands for it; {@code reason} is one sentence. */
    record Missing(Instant planned, String reason) implements VisitValue {}

    Instant planned();
}
