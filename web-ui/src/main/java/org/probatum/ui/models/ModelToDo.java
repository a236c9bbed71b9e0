package org.probatum.ui.models;

import java.util.List;
import java.util.Optional;
import org.probatum.registry.ModelRegistry;
import org.probatum.registry.ModelStatus;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.trial.ToDo;
import org.probatum.ui.trial.ToDoSource;
import org.springframework.stereotype.Component;

/** Registered versions wait for an approver; an installation without any waits for a model engineer. */
@Component
class ModelToDo implements ToDoSource {

    private final ModelRegistry registry;

    ModelToDo(ModelRegistry registry) {
        this.registry = registry;
    }

    @Override
    public List<ToDo> waiting(Optional<TrialId> trial, Actor actor) {
        var versions = registry.list();
        if (actor.has(Role.MODEL_ENGINEER) && versions.isEmpty()) {
            return List.of(new ToDo(
                    ToDo.Urgency.BLOCKS_THE_TRIAL,
                    "Register the first model version",
                    "A protocol pins models that are registered and locked",
                    ModelsNavigation.path()));
        }
        if (!actor.has(Role.APPROVER)) {
            return List.of();
        }
        return versions.stream()
                .filter(version -> version.status() instanceof ModelStatus.Registered)
                .map(version -> new ToDo(
                        ToDo.Urgency.BLOCKS_THE_TRIAL,
                        "Lock model " + version.id(),
                        "It was checked and registered by " + version.registeredBy(),
                        ModelsNavigation.path(version.id())))
                .toList();
    }
}
