package org.probatum.evaluation.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Tells who listens how far each run is. */
@Component
public class RunMonitor {

    private final Clock clock;
    private final Map<RunId, RunProgress> latest = new ConcurrentHashMap<>();
    private final Map<RunId, Instant> stepStarted = new ConcurrentHashMap<>();
    private final Map<RunId, Integer> stepBegan = new ConcurrentHashMap<>();
    private final List<Consumer<RunProgress>> listeners = new CopyOnWriteArrayList<>();

    RunMonitor(Clock clock) {
        this.clock = clock;
    }

    /** A registration that can be ended. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** Hears of every step of every run until closed; called on the thread of the run, so it must be quick. */
    public Subscription subscribe(Consumer<RunProgress> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** The latest progress of a run of this process. */
    public Optional<RunProgress> latest(RunId run) {
        return Optional.ofNullable(latest.get(run));
    }

    /** A step begins, of which some cases may be done from before. */
    public void begin(RunId run, String step, int done, int total) {
        stepStarted.put(run, clock.instant());
        stepBegan.put(run, done);
        publish(new RunProgress(run, step, done, total, Optional.empty(), RunStatus.RUNNING));
    }

    /** Some more cases of the step are done. */
    public void advance(RunId run, String step, int done, int total) {
        publish(new RunProgress(run, step, done, total, left(run, done, total), RunStatus.RUNNING));
    }

    /** The run ended. */
    public void end(RunId run, RunStatus status, int total) {
        publish(new RunProgress(run, status.label(), total, total, Optional.empty(), status));
        stepStarted.remove(run);
        stepBegan.remove(run);
    }

    private Optional<Duration> left(RunId run, int done, int total) {
        Instant since = stepStarted.getOrDefault(run, clock.instant());
        int here = done - stepBegan.getOrDefault(run, 0);
        if (here <= 0) {
            return Optional.empty();
        }
        Duration spent = Duration.between(since, clock.instant());
        return Optional.of(spent.multipliedBy(total - done).dividedBy(here));
    }

    private void publish(RunProgress progress) {
        latest.put(progress.run(), progress);
        listeners.forEach(listener -> listener.accept(progress));
    }
}
