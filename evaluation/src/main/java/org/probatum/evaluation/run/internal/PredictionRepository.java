package org.probatum.evaluation.run.internal;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface PredictionRepository extends JpaRepository<PredictionEntity, String> {

    List<PredictionEntity> findByTrialOrderByRunAscPositionAscModelNameAsc(String trial);

    List<PredictionEntity> findByTrialAndParticipantOrderByModelName(String trial, String participant);

    boolean existsByTrialAndParticipant(String trial, String participant);

    @Query("select distinct p.participant from PredictionEntity p where p.trial = :trial")
    List<String> participantsOf(String trial);

    @Query("select distinct p.participant from PredictionEntity p where p.run = :run")
    List<String> sealedIn(String run);

    @Query("select count(distinct p.participant) from PredictionEntity p where p.run = :run")
    int participantsIn(String run);
}
