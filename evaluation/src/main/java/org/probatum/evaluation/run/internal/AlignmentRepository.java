package org.probatum.evaluation.run.internal;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface AlignmentRepository extends JpaRepository<AlignmentEntity, String> {

    List<AlignmentEntity> findByRunOrderByParticipant(String run);
}
