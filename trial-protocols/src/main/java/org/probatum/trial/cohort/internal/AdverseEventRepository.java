package org.probatum.trial.cohort.internal;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** Recorded adverse events. */
public interface AdverseEventRepository extends JpaRepository<AdverseEventEntity, Long> {

    List<AdverseEventEntity> findByTrialOrderByParticipantAscOnsetDayAscTermAscGradeAsc(String trial);

    boolean existsByTrialAndParticipantAndTermAndGradeAndOnsetDay(
            String trial, String participant, String term, int grade, int onsetDay);
}
