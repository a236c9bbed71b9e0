package org.probatum.evaluation.run.internal;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Stored explanations, without those of abandoned runs. */
interface ExplanationRepository extends JpaRepository<ExplanationEntity, String> {

    String NOT_ABANDONED =
            " and e.run not in (select r.id from RunEntity r where r.status = org.probatum.evaluation.run.RunStatus.ABANDONED)";

    @Query("select e from ExplanationEntity e where e.trial = :trial" + NOT_ABANDONED
            + " order by e.participant, e.modelName, e.method")
    List<ExplanationEntity> ofTrial(String trial);

    @Query("select e from ExplanationEntity e where e.trial = :trial and e.participant = :participant" + NOT_ABANDONED
            + " order by e.modelName, e.method")
    List<ExplanationEntity> ofParticipant(String trial, String participant);
}
