package org.probatum.ui.trial;

import java.util.List;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.protocol.TrialId;

/** Something the global search looks through: participants, models, entries of the record. */
public interface SearchSource {

    /**
     * What matches, best first; few.
     *
     * @param words what was typed; not blank
     * @param trial the chosen trial
     */
    List<SearchHit> search(String words, Actor actor, Optional<TrialId> trial);
}
