package org.probatum.trial.cohort.internal;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** Recorded outcomes. */
public interface OutcomeRepository extends JpaRepository<OutcomeEntity, Long> {

    List<OutcomeEntity> findByTrialAndParticipantOrderByEndpoint(String trial, String participant);

    List<OutcomeEntity> findByTrialOrderByParticipantAscEndpointAsc(String trial);
}
