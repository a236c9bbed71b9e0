package org.probatum.ui.issuing.internal;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface IssuedReportRepository extends JpaRepository<IssuedReportEntity, String> {

    List<IssuedReportEntity> findByTrialOrderByIssuedAt(String trial);
}
