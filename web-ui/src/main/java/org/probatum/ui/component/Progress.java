package org.probatum.ui.component;

import java.time.Duration;
import java.util.Optional;

/**
 * How far long work is.
 *
 * @param step what is being done, for example {@code Registering T2 to T1}
 * @param done how many of the step's items are done; 0 to {@code total}
 * @param total how many items the step has; positive
 * @param left how long it will take still, once that can be told
 */
public record Progress(String step, long done, long total, Optional<Duration> left) {

    public Progress {
        if (total < 1 || done < 0 || done > total) {
            throw new IllegalArgumentException("Progress expects 0 ≤ done ≤ total, was " + done + " of " + total);
        }
    }

    /** The part that is done, 0 to 1. */
    public double fraction() {
        return (double) done / total;
    }

    /** In words, such as {@code Registering T2 to T1 · 41 of 240 · about 2 min left}. */
    public String inWords() {
        String counted = step + " · " + done + " of " + total;
        return left.map(time -> counted + " · " + about(time) + " left").orElse(counted);
    }

    private static String about(Duration time) {
        if (time.compareTo(Duration.ofSeconds(90)) < 0) {
            return "about " + Math.max(1, time.toSeconds()) + " s";
        }
        return time.compareTo(Duration.ofMinutes(90)) < 0
                ? "about " + Math.round(time.toSeconds() / 60.0) + " min"
                : "about " + Math.round(time.toMinutes() / 60.0) + " h";
    }
}
