package org.probatum.evaluation.run.internal;

import org.springframework.data.jpa.repository.JpaRepository;

interface TrialFileRepository extends JpaRepository<TrialFileEntity, String> {}
