package org.probatum.ui.runs;

import java.util.List;
import java.util.Optional;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.trial.ToDo;
import org.probatum.ui.trial.ToDoSource;
import org.springframework.stereotype.Component;

/** A run that was cancelled or failed waits for a coordinator to resume or abandon it. */
@Component
class StoppedRunToDo implements ToDoSource {

    private final InferenceRuns runs;
    private final CohortService cohort;

    StoppedRunToDo(InferenceRuns runs, CohortService cohort) {
        this.runs = runs;
        this.cohort = cohort;
    }

    @Override
    public List<ToDo> waiting(Optional<TrialId> trial, Actor actor) {
        if (!actor.has(Role.COORDINATOR)) {
            return List.of();
        }
        return trial.filter(id -> cohort.databaseLock(id).isEmpty()).flatMap(this::waiting).stream()
                .toList();
    }

    private Optional<ToDo> waiting(TrialId trial) {
        return runs.runs(trial).stream()
                .filter(run -> run.status().canBeResumed())
                .findFirst()
                .map(run -> new ToDo(
                        ToDo.Urgency.BLOCKS_THE_TRIAL,
                        "Resume or abandon run " + run.id(),
                        "It is " + run.status().label() + "; " + runs.predicted(run.id()) + " of " + run.participants()
                                + " participants are predicted",
                        RunsNavigation.path(trial, run.id())));
    }
}
