package org.probatum.ui.home;

import java.util.List;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.trial.ToDo;
import org.probatum.ui.trial.ToDoSource;
import org.springframework.stereotype.Component;

/** Everything that waits for a person, the most urgent first. */
@Component
class WaitingList {

    private final List<ToDoSource> sources;

    WaitingList(List<ToDoSource> sources) {
        this.sources = List.copyOf(sources);
    }

    List<ToDo> of(Optional<TrialId> trial, Actor actor) {
        return sources.stream()
                .flatMap(source -> source.waiting(trial, actor).stream())
                .sorted()
                .toList();
    }
}
