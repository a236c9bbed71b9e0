package org.probatum.trial.randomization.internal;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The randomization of each trial. */
public interface RandomizationRepository extends JpaRepository<RandomizationEntity, String> {

    /** The randomization, held until the transaction ends, so that allocations follow one another. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from RandomizationEntity r where r.trial = :trial")
    Optional<RandomizationEntity> findForChange(String trial);
}
