package org.probatum.ui.trial;

import java.util.List;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.protocol.TrialId;

/** Which trials there are, for the switcher and the status line. */
public interface TrialDirectory {

    /** The trials that this person may see, in the order of the switcher. */
    List<TrialSummary> trials(Actor actor);

    /** One of them. */
    default Optional<TrialSummary> find(Actor actor, TrialId trial) {
        return trials(actor).stream()
                .filter(summary -> summary.id().equals(trial))
                .findFirst();
    }
}
