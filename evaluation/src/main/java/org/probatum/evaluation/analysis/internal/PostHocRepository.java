package org.probatum.evaluation.analysis.internal;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface PostHocRepository extends JpaRepository<PostHocEntity, String> {

    List<PostHocEntity> findByTrialOrderByPosition(String trial);
}
