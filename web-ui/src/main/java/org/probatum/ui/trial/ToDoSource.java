package org.probatum.ui.trial;

import java.util.List;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.protocol.TrialId;

/**
 * A room that knows what waits for somebody. Every bean of this type is asked for the page To do and for the number beside it.
 */
public interface ToDoSource {

    /**
     * What waits for this person in this trial, or, without a trial, in the installation. Asked at every page change: quick.
     */
    List<ToDo> waiting(Optional<TrialId> trial, Actor actor);
}
