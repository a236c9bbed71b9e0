package org.probatum.ui.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.probatum.ui.workflow.TrialProgress;

/** Prints the steps of a trial as lines: step, n of N, time left. */
final class TerminalProgress implements TrialProgress {

    private static final long NANOS_BETWEEN_LINES = Duration.ofSeconds(2).toNanos();

    private final PrintWriter out;
    private final long started = System.nanoTime();
    private long stepStarted = started;
    private long lastLine;
    private boolean finished;

    TerminalProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void begin(int number, String words) {
        stepStarted = System.nanoTime();
        lastLine = stepStarted;
        finished = false;
        line(String.format(Locale.ROOT, "[%2d/%d] %s", number, STEPS, words));
    }

    @Override
    public synchronized void advance(int done, int total, Optional<Duration> left) {
        long now = System.nanoTime();
        boolean last = done >= total;
        if (finished || (!last && now - lastLine < NANOS_BETWEEN_LINES)) {
            return;
        }
        finished = last;
        lastLine = now;
        Duration spent = Duration.ofNanos(now - stepStarted);
        String time = last
                ? "took " + seconds(spent)
                : left.or(() -> estimate(spent, done, total))
                        .map(d -> seconds(d) + " left")
                        .orElse("");
        line(String.format(Locale.ROOT, "        %d of %d  %s", done, total, time)
                .stripTrailing());
    }

    @Override
    public synchronized void note(String words) {
        line("        note: " + words);
    }

    private void line(String text) {
        Duration since = Duration.ofNanos(System.nanoTime() - started);
        out.printf(Locale.ROOT, "%3d:%02d  %s%n", since.toMinutes(), since.toSecondsPart(), text);
        out.flush();
    }

    private static Optional<Duration> estimate(Duration spent, int done, int total) {
        return done <= 0
                ? Optional.empty()
                : Optional.of(spent.multipliedBy(total - done).dividedBy(done));
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + "." + duration.toMillisPart() / 100 + " s";
    }
}
