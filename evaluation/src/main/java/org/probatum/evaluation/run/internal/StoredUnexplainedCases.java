package org.probatum.evaluation.run.internal;

import java.util.List;
import org.probatum.evaluation.run.UnexplainedCase;
import org.probatum.evaluation.run.UnexplainedCases;
import org.probatum.trial.protocol.TrialId;
import org.springframework.stereotype.Service;

/** Reads what runs stored. */
@Service
class StoredUnexplainedCases implements UnexplainedCases {

    private final NotExplainedRepository stored;

    StoredUnexplainedCases(NotExplainedRepository stored) {
        this.stored = stored;
    }

    @Override
    public List<UnexplainedCase> of(TrialId trial) {
        return stored.findByTrialOrderByModelNameAscMethodAscSubjectAscParticipantAsc(trial.value()).stream()
                .map(NotExplainedEntity::toCase)
                .toList();
    }
}
