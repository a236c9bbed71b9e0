package org.probatum.registry.onnx;

import java.time.Duration;
import java.util.Optional;

/**
 * How a session computes.
 *
 * @param provider what should compute; a missing GPU falls back to the CPU, and the session says so
 * @param optimization what the runtime may rewrite in the graph
 * @param timeLimit the longest that one run may take; positive
 */
public record SessionSettings(Provider provider, Optimization optimization, Optional<Duration> timeLimit) {

    public SessionSettings {
        timeLimit.ifPresent(limit -> {
            if (limit.isNegative() || limit.isZero()) {
                throw new IllegalArgumentException("The time limit of a run is positive, was " + limit);
            }
        });
    }

    /** What computes. */
    public enum Provider {
        CPU,
        CUDA
    }

    /** What the runtime may rewrite in the graph. */
    public enum Optimization {
        /** Nothing: each node runs as written, nothing runs while the model loads. For models not yet trusted. */
        NONE,
        /**
         * Constant folding and removal of what has no effect. The default: fusions and memory layouts of the higher levels
         * depend on the processor, and with them the last digits of a prediction would.
         */
        BASIC,
        /**
         * As {@link #BASIC}, without the fusions that read a constant of the graph as a 32-bit number only. In a graph in 64 bits they
         * do not find it and take their own: a layer normalization would get 1e-5 for its epsilon, whatever it was.
         */
        UNFUSED
    }

    /** One CPU thread, basic optimization, no time limit. */
    public static SessionSettings defaults() {
        return new SessionSettings(Provider.CPU, Optimization.BASIC, Optional.empty());
    }

    public SessionSettings with(Provider other) {
        return new SessionSettings(other, optimization, timeLimit);
    }

    public SessionSettings with(Optimization other) {
        return new SessionSettings(provider, other, timeLimit);
    }

    public SessionSettings withTimeLimit(Duration limit) {
        return new SessionSettings(provider, optimization, Optional.of(limit));
    }
}
