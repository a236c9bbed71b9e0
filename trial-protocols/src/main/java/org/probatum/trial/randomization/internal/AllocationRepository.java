package org.probatum.trial.randomization.internal;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Masked allocations. */
public interface AllocationRepository extends JpaRepository<AllocationEntity, Long> {

    Optional<AllocationEntity> findByTrialAndParticipant(String trial, String participant);

    List<AllocationEntity> findByTrialOrderByNumber(String trial);

    /** The strata of a trial's allocations, in the order of randomization. */
    @Query("select a.stratum from AllocationEntity a where a.trial = :trial order by a.number")
    List<String> findStrata(String trial);
}
