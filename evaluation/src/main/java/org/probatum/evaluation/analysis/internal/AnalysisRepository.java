package org.probatum.evaluation.analysis.internal;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface AnalysisRepository extends JpaRepository<AnalysisEntity, String> {

    List<AnalysisEntity> findByTrialOrderByPerformedAt(String trial);
}
