package org.probatum.trial.cohort.internal;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The state of each trial's data. */
public interface TrialStateRepository extends JpaRepository<TrialStateEntity, String> {

    /** The state, held until the transaction ends, so that changes to one trial follow one another. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from TrialStateEntity s where s.trial = :trial")
    Optional<TrialStateEntity> findForChange(String trial);
}
