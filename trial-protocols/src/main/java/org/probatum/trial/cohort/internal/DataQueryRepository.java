package org.probatum.trial.cohort.internal;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** Data queries. */
public interface DataQueryRepository extends JpaRepository<DataQueryEntity, Long> {

    List<DataQueryEntity> findByTrialOrderById(String trial);

    long countByTrialAndStatusNot(String trial, String status);
}
