package org.probatum.trial.acquisition;

import java.time.Duration;
import java.util.Locale;

/**
 * How much a reader takes before it refuses.
 *
 * @param bytes the largest file, as stored; positive
 * @param values the most pixels, voxels or table cells, which bounds what a small compressed file may grow to; positive
 * @param time the longest reading; positive
 */
public record ReadLimits(long bytes, long values, Duration time) {

    /** 512 MiB, 64 million values (a volume of 400³), one minute. */
    public static final ReadLimits USUAL = new ReadLimits(512L << 20, 64_000_000, Duration.ofMinutes(1));

    public ReadLimits {
        if (bytes < 1 || values < 1 || !time.isPositive()) {
            throw new IllegalArgumentException(
                    "Limits of reading are positive, was " + bytes + " bytes, " + values + " values, " + time);
        }
    }

    void requireBytes(String name, long size) {
        if (size > bytes) {
            throw new UnreadableInputException(
                    name + " has " + size + " bytes; at most " + bytes + " are read, so hand in a smaller file");
        }
    }

    void requireValues(String name, String what, double count) {
        if (count > values) {
            throw new UnreadableInputException(
                    String.format(Locale.ROOT, "%s declares %.0f %s; at most %d are read", name, count, what, values));
        }
    }

    Deadline deadline(String name) {
        return new Deadline(name, time, System.nanoTime());
    }

    /** When a reader gives up. */
    record Deadline(String name, Duration time, long start) {

        boolean isOver() {
            return System.nanoTime() - start > time.toNanos();
        }

        void check() {
            if (isOver()) {
                throw new UnreadableInputException(
                        name + " could not be read within " + time.toSeconds() + " s; hand in a smaller file");
            }
        }
    }
}
