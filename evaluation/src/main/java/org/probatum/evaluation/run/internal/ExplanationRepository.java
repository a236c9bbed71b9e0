package org.probatum.evaluation.run.internal;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ExplanationRepository extends JpaRepository<ExplanationEntity, String> {

    List<ExplanationEntity> findByTrialOrderByParticipantAscModelNameAscMethodAsc(String trial);

    List<ExplanationEntity> findByTrialAndParticipantOrderByModelNameAscMethodAsc(String trial, String participant);
}
