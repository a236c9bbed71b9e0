package org.probatum.ui.runs;

import java.util.List;
import java.util.Optional;
import org.probatum.evaluation.run.InferenceRun;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.evaluation.run.RunStatus;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.component.Words;
import org.probatum.ui.trial.ToDo;
import org.probatum.ui.trial.ToDoSource;
import org.springframework.stereotype.Component;

/** Enrolled participants without a sealed prediction wait for a coordinator to start, or resume, a run. */
@Component
class RunToDo implements ToDoSource {

    private final InferenceRuns runs;
    private final CohortService cohort;

    RunToDo(InferenceRuns runs, CohortService cohort) {
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
        Optional<InferenceRun> unfinished = runs.runs(trial).stream()
                .filter(run -> run.status() != RunStatus.COMPLETED)
                .findFirst();
        if (unfinished.isPresent()) {
            return unfinished
                    .filter(run -> run.status().canBeResumed())
                    .map(run -> new ToDo(
                            ToDo.Urgency.BLOCKS_THE_TRIAL,
                            "Resume run " + run.id(),
                            "It is " + run.status().label() + "; " + runs.predicted(run.id()) + " of "
                                    + run.participants() + " participants are predicted",
                            RunsNavigation.path(trial, run.id())));
        }
        int waiting = cohort.enrolled(trial).size() - runs.predictions(trial).size();
        return waiting <= 0
                ? Optional.empty()
                : Optional.of(new ToDo(
                        ToDo.Urgency.NEXT_STEP,
                        "Start an inference run",
                        Words.count(waiting, "enrolled participant waits", "enrolled participants wait")
                                + " for a prediction; outcomes can be recorded only after it",
                        RunsNavigation.path(Optional.of(trial))));
    }
}
