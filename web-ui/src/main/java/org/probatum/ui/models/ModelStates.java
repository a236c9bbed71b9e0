package org.probatum.ui.models;

import org.probatum.registry.ModelStatus;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;

/** The states of a model version, as badges. */
public final class ModelStates {

    private ModelStates() {}

    public static StatusBadge badge(ModelStatus status) {
        return switch (status) {
            case ModelStatus.Registered r -> new StatusBadge(Status.WAITING, "registered");
            case ModelStatus.Locked l -> new StatusBadge(Status.LOCKED, "locked");
            case ModelStatus.Retired r -> new StatusBadge(Status.FAILED, "retired");
        };
    }
}
