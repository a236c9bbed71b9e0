package org.probatum.evaluation.run.internal;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface NotExplainedRepository extends JpaRepository<NotExplainedEntity, String> {

    List<NotExplainedEntity> findByTrialOrderByModelNameAscMethodAscSubjectAscParticipantAsc(String trial);
}
