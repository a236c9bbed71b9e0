package org.probatum.registry.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends one run of a session when its time is over.
 *
 * <p>The runtime looks at the request between two nodes, also inside loops: one node that never returns is not ended.
 */
final class TimeLimit implements AutoCloseable {

    private static final ScheduledThreadPoolExecutor WATCHDOG = watchdog();

    private final OrtSession.RunOptions options = new OrtSession.RunOptions();
    private final Optional<Future<?>> pending;
    private boolean closed;
    private boolean exceeded;

    TimeLimit(Optional<Duration> limit) throws OrtException {
        pending = limit.map(time -> WATCHDOG.schedule(this::terminate, time.toNanos(), TimeUnit.NANOSECONDS));
    }

    OrtSession.RunOptions options() {
        return options;
    }

    /** Whether the run was asked to end. */
    synchronized boolean exceeded() {
        return exceeded;
    }

    private synchronized void terminate() {
        if (closed) {
            return;
        }
        exceeded = true;
        try {
            options.setTerminate(true);
        } catch (OrtException e) {
            throw new IllegalStateException("The runtime does not take the request to end a run", e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        pending.ifPresent(task -> task.cancel(false));
        options.close();
    }

    private static ScheduledThreadPoolExecutor watchdog() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("onnx-time-limit").factory());
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }
}
