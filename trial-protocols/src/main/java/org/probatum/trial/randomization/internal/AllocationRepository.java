package org.probatum.trial.randomization.internal;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** Masked allocations. */
public interface AllocationRepository extends JpaRepository<AllocationEntity, Long> {

    Optional<AllocationEntity> findByTrialAndParticipant(String trial, String participant);

    List<AllocationEntity> findByTrialOrderByNumber(String trial);
}
