package org.probatum.evaluation.run.internal;

import java.util.List;
import org.probatum.evaluation.run.RunStatus;
import org.springframework.data.jpa.repository.JpaRepository;

interface RunRepository extends JpaRepository<RunEntity, String> {

    List<RunEntity> findByTrialOrderByStartedAt(String trial);

    List<RunEntity> findByStatus(RunStatus status);
}
