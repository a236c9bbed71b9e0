package org.probatum.evaluation.run.internal;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface AlignmentRepository extends JpaRepository<AlignmentEntity, String> {

    List<AlignmentEntity> findByRunOrderByParticipant(String run);

    Optional<AlignmentEntity> findByRunAndParticipant(String run, String participant);
}
