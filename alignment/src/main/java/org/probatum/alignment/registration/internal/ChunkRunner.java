package org.probatum.alignment.registration.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Runs numbered chunks of work on a fixed number of threads.
 *
 * <p>Which thread takes which chunk is left to chance, so a task writes only to places of its own chunk.
 */
public final class ChunkRunner implements AutoCloseable {

    private final int helpers;
    private final ExecutorService executor;

    /** @param threads at least 1 */
    public ChunkRunner(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("Registration runs on at least 1 thread, was " + threads);
        }
        this.helpers = threads - 1;
        this.executor = Executors.newFixedThreadPool(
                Math.max(1, helpers),
                Thread.ofPlatform().daemon().name("alignment-", 0).factory());
    }

    /** Runs the task for 0 … chunks − 1 and returns when all are done; the first failure is thrown. */
    public void run(int chunks, boolean worthSharing, IntConsumer task) {
        if (helpers == 0 || chunks == 1 || !worthSharing) {
            for (int chunk = 0; chunk < chunks; chunk++) {
                task.accept(chunk);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        Runnable worker = () -> {
            for (int chunk = next.getAndIncrement(); chunk < chunks; chunk = next.getAndIncrement()) {
                task.accept(chunk);
            }
        };
        List<Future<?>> started = new ArrayList<>(helpers);
        for (int n = 0; n < Math.min(helpers, chunks - 1); n++) {
            started.add(executor.submit(worker));
        }
        worker.run();
        started.forEach(ChunkRunner::await);
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledRegistration();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A chunk of a registration failed", e.getCause());
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
