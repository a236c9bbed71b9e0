package org.probatum.evaluation.certificate.internal;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface CertificateRepository extends JpaRepository<CertificateEntity, String> {

    List<CertificateEntity> findByModelNameAndModelVersionOrderByIssuedAt(String modelName, String modelVersion);
}
