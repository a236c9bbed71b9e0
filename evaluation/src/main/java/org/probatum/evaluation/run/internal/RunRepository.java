package org.probatum.evaluation.run.internal;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.probatum.evaluation.run.RunStatus;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface RunRepository extends JpaRepository<RunEntity, String> {

    List<RunEntity> findByTrialOrderByStartedAt(String trial);

    List<RunEntity> findByStatus(RunStatus status);

    /** The run, held until the transaction ends, so that it is either resumed or abandoned. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from RunEntity r where r.id = :id")
    Optional<RunEntity> findForChange(String id);
}
