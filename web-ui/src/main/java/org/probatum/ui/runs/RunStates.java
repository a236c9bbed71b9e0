package org.probatum.ui.runs;

import java.time.Duration;
import org.probatum.evaluation.run.InferenceRun;
import org.probatum.evaluation.run.RunStatus;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;

/** How the state of a run is said. */
final class RunStates {

    private RunStates() {}

    static StatusBadge badge(RunStatus status) {
        return switch (status) {
            case RUNNING -> new StatusBadge(Status.WAITING, "running");
            case CANCELLED -> new StatusBadge(Status.ATTENTION, "cancelled");
            case FAILED -> new StatusBadge(Status.FAILED, "failed");
            case COMPLETED -> new StatusBadge(Status.GOOD, "complete");
            case ABANDONED -> new StatusBadge(Status.FAILED, "abandoned");
        };
    }

    /** How long it took, for example {@code 2 min 14 s}; a run that goes on has no duration yet. */
    static String duration(InferenceRun run) {
        return run.finishedAt()
                .map(end -> inWords(Duration.between(run.startedAt(), end)))
                .orElse("going on");
    }

    private static String inWords(Duration time) {
        if (time.toMinutes() == 0) {
            return Math.max(1, time.toSeconds()) + " s";
        }
        return time.toHours() == 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : time.toHours() + " h " + time.toMinutesPart() + " min";
    }
}
