package org.probatum.ui.results;

import java.util.List;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.trial.ToDo;
import org.probatum.ui.trial.ToDoSource;
import org.springframework.stereotype.Component;

/** Once the database is locked, the next step to the results waits for whoever may take it. */
@Component
class ResultToDo implements ToDoSource {

    private final RoadToResults road;

    ResultToDo(RoadToResults road) {
        this.road = road;
    }

    @Override
    public List<ToDo> waiting(Optional<TrialId> trial, Actor actor) {
        if (trial.isEmpty() || !(actor.has(Role.APPROVER) || actor.has(Role.STATISTICIAN))) {
            return List.of();
        }
        return next(trial.get(), road.of(trial.get()), actor).stream().toList();
    }

    private static Optional<ToDo> next(TrialId trial, RoadToResults.Place place, Actor actor) {
        String path = ResultsNavigation.path(Optional.of(trial));
        if (place.lock().isEmpty()) {
            return Optional.empty();
        }
        if (place.unblinded().isEmpty()) {
            return step("Reveal the allocation", "The database is locked", path);
        }
        return place.analysis().isEmpty() && actor.has(Role.STATISTICIAN)
                ? step("Analyse the locked plan", "The allocation is revealed", path)
                : Optional.empty();
    }

    private static Optional<ToDo> step(String title, String detail, String path) {
        return Optional.of(new ToDo(ToDo.Urgency.NEXT_STEP, title, detail, path));
    }
}
