package org.probatum.ui.models;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.probatum.evaluation.certificate.CertificateFiles;
import org.probatum.evaluation.certificate.CertificateVerdicts;
import org.probatum.evaluation.certificate.IssuedCertificate;
import org.probatum.evaluation.certificate.IssuedCertificates;
import org.probatum.evaluation.modelcheck.CertificateReport;
import org.probatum.evaluation.modelcheck.CertificationWatch;
import org.probatum.evaluation.modelcheck.ModalityCertification;
import org.probatum.missing.certificate.CertificateSettings;
import org.probatum.registry.ModelRegistry;
import org.probatum.registry.ModelVersionId;
import org.probatum.report.certificate.CertificateDocument;
import org.probatum.report.pdf.PdfReportWriter;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.signature.Credentials;
import org.probatum.trial.signature.SigningOutcome;
import org.probatum.ui.software.Software;
import org.springframework.stereotype.Service;

/** Makes certificates of registered model versions and has them issued. */
@Service
class CertificateDesk {

    private final ModelRegistry registry;
    private final IssuedCertificates certificates;
    private final Clock clock;

    CertificateDesk(ModelRegistry registry, IssuedCertificates certificates, Clock clock) {
        this.registry = registry;
        this.certificates = certificates;
        this.clock = clock;
    }

    /**
     * Runs the model on every subset of its modalities; nothing is stored.
     *
     * @param name what the cohort is called in the certificate
     * @throws java.util.concurrent.CancellationException if the watch wants to stop
     */
    CertificateFiles certify(
            ModelVersionId id, Path cohort, String name, CertificateSettings settings, CertificationWatch watch) {
        CertificateReport report = ModalityCertification.certify(
                        registry.open(id), cohort, registry::open, settings, watch)
                .onCohort(name);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try {
            new PdfReportWriter()
                    .write(CertificateDocument.compose(report, clock.instant(), Software.nameAndVersion()), pdf);
        } catch (IOException e) {
            throw new UncheckedIOException("The certificate could not be written", e);
        }
        return CertificateFiles.of(report, pdf.toByteArray());
    }

    SigningOutcome issue(Actor actor, Credentials credentials, CertificateFiles files) {
        return certificates.issue(actor, credentials, files);
    }

    List<IssuedCertificate> of(ModelVersionId id) {
        return certificates.of(id);
    }

    CertificateVerdicts verdicts(IssuedCertificate certificate) {
        return certificates.verdicts(certificate);
    }
}
