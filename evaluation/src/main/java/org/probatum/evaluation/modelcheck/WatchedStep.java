package org.probatum.evaluation.modelcheck;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** One step of a certification under the eyes of its watch: counts what is done, and stops where the watch says so. */
final class WatchedStep {

    private final CertificationWatch watch;
    private final String name;
    private final long total;
    private final AtomicLong done = new AtomicLong();

    WatchedStep(CertificationWatch watch, String name, long total) {
        this.watch = watch;
        this.name = name;
        this.total = Math.max(1, total);
        watch.reached(name, 0, this.total);
    }

    /** @throws CancellationException if the watch wants to stop */
    <T> T counting(Supplier<T> item) {
        if (watch.stopped()) {
            throw new CancellationException("The certification was cancelled");
        }
        T result = item.get();
        watch.reached(name, done.incrementAndGet(), total);
        return result;
    }
}
