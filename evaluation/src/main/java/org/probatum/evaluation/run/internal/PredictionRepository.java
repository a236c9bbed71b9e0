package org.probatum.evaluation.run.internal;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Stored predictions. Those of an abandoned run are found by the run alone. */
interface PredictionRepository extends JpaRepository<PredictionEntity, String> {

    /** Of a trial or a participant, what may be used. */
    String NOT_ABANDONED =
            " and p.run not in (select r.id from RunEntity r where r.status = org.probatum.evaluation.run.RunStatus.ABANDONED)";

    List<PredictionEntity> findByRunOrderByPositionAscModelNameAsc(String run);

    @Query("select p from PredictionEntity p where p.trial = :trial" + NOT_ABANDONED
            + " order by p.run, p.position, p.modelName")
    List<PredictionEntity> ofTrial(String trial);

    @Query("select p from PredictionEntity p where p.trial = :trial and p.participant = :participant" + NOT_ABANDONED
            + " order by p.modelName")
    List<PredictionEntity> ofParticipant(String trial, String participant);

    @Query(
            "select count(p) > 0 from PredictionEntity p where p.trial = :trial and p.participant = :participant and p.run in"
                    + " (select r.id from RunEntity r where r.status = org.probatum.evaluation.run.RunStatus.COMPLETED)")
    boolean existsInCompleteRun(String trial, String participant);

    @Query("select distinct p.participant from PredictionEntity p where p.trial = :trial" + NOT_ABANDONED)
    List<String> participantsOf(String trial);

    @Query("select distinct p.participant from PredictionEntity p where p.run = :run")
    List<String> sealedIn(String run);

    @Query("select count(distinct p.participant) from PredictionEntity p where p.run = :run")
    int countParticipantsIn(String run);

    @Query("select distinct p.participant from PredictionEntity p where p.run = :run")
    List<String> participantsIn(String run);
}
