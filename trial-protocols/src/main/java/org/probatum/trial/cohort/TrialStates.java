package org.probatum.trial.cohort;

import java.util.Optional;
import org.probatum.trial.cohort.internal.TrialStateEntity;
import org.probatum.trial.cohort.internal.TrialStateRepository;
import org.probatum.trial.protocol.TrialId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether a trial's data may change, and the turn-taking of those who change them. */
@Component
class TrialStates {

    private final TrialStateRepository states;

    TrialStates(TrialStateRepository states) {
        this.states = states;
    }

    /**
     * The state, held until the transaction of the change ends.
     *
     * @throws DatabaseLockedException if the database is locked
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public TrialStateEntity forChange(TrialId trial) {
        TrialStateEntity state = states.findForChange(trial.value())
                .orElseGet(() -> states.saveAndFlush(new TrialStateEntity(trial.value())));
        if (state.lockedAt() != null) {
            throw new DatabaseLockedException(trial);
        }
        return state;
    }

    @Transactional(readOnly = true)
    public Optional<DatabaseLock> lock(TrialId trial) {
        return states.findById(trial.value()).flatMap(CohortRecords::lock);
    }
}
