package org.probatum.ui.home;

import java.util.List;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.cohort.PredictionSeal;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.randomization.RandomizationService;
import org.probatum.ui.component.Words;
import org.probatum.ui.runs.RunsNavigation;
import org.probatum.ui.trial.ToDo;
import org.probatum.ui.trial.ToDoSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Randomized participants without a sealed prediction wait for a run: their outcome cannot be recorded before. */
@Component
class RunToDo implements ToDoSource {

    private final ObjectProvider<PredictionSeal> seals;
    private final CohortService cohort;
    private final RandomizationService randomizations;

    RunToDo(ObjectProvider<PredictionSeal> seals, CohortService cohort, RandomizationService randomizations) {
        this.seals = seals;
        this.cohort = cohort;
        this.randomizations = randomizations;
    }

    @Override
    public List<ToDo> waiting(Optional<TrialId> trial, Actor actor) {
        if (trial.isEmpty()
                || !actor.has(Role.COORDINATOR)
                || cohort.databaseLock(trial.get()).isPresent()) {
            return List.of();
        }
        long unsealed = seals.stream()
                .findFirst()
                .map(seal -> randomizations.allocations(trial.get()).stream()
                        .filter(one -> !seal.isSealed(trial.get(), one.participant()))
                        .count())
                .orElse(0L);
        return unsealed == 0
                ? List.of()
                : List.of(new ToDo(
                        ToDo.Urgency.NEXT_STEP,
                        "Start a run for " + Words.count(unsealed, "participant", "participants"),
                        "An outcome can be recorded once the prediction is sealed",
                        RunsNavigation.path(trial)));
    }
}
