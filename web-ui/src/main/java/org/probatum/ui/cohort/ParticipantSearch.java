package org.probatum.ui.cohort;

import java.util.List;
import java.util.Optional;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.cohort.ParticipantQuery;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.trial.SearchHit;
import org.probatum.ui.trial.SearchSource;
import org.springframework.stereotype.Component;

/** Finds participants of the chosen trial by a part of their identifier or site. */
@Component
class ParticipantSearch implements SearchSource {

    private static final int FEW = 6;

    private final CohortDesk desk;

    ParticipantSearch(CohortDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<SearchHit> search(String words, Actor actor, Optional<TrialId> trial) {
        return trial.stream()
                .flatMap(id -> desk
                        .overview()
                        .page(
                                id,
                                new ParticipantQuery(
                                        0, FEW, words, Optional.empty(), ParticipantQuery.Sort.PARTICIPANT, true))
                        .stream()
                        .map(participant -> new SearchHit(
                                "Participant", participant.id().value(), CohortNavigation.path(id, participant.id()))))
                .toList();
    }
}
