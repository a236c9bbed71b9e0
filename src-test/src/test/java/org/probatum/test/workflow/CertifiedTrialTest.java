package org.probatum.test.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probatum.evaluation.certificate.IssuedCertificate;
import org.probatum.evaluation.certificate.IssuedCertificates;
import org.probatum.evaluation.modelcheck.CertificateReport;
import org.probatum.evaluation.modelcheck.ModalityCertification;
import org.probatum.missing.certificate.CertificateSettings;
import org.probatum.missing.certificate.SubsetMetric;
import org.probatum.registry.ModelPackage;
import org.probatum.registry.ModelVersionId;
import org.probatum.report.capsule.CapsuleVerification;
import org.probatum.report.capsule.CapsuleVerifier;
import org.probatum.report.certificate.CertificateDocument;
import org.probatum.report.pdf.PdfReportWriter;
import org.probatum.test.browser.DemoFiles;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.trial.signature.SignatureService;
import org.probatum.trial.storage.ContentStore;
import org.probatum.ui.issuing.IssuedReport;
import org.probatum.ui.workbench.Workbench;
import org.probatum.ui.workflow.TrialFiles;
import org.probatum.ui.workflow.TrialProgress;
import org.probatum.ui.workflow.TrialWorkflow;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A trial whose protocol keeps to a certificate: issued, signed, recorded, in the capsule, and checked by the verifier. */
class CertifiedTrialTest {

    private static final ModelVersionId MODEL = new ModelVersionId("modality_dropout", "1.0.0");

    @TempDir
    private Path temporary;

    @Test
    void theCapsuleHoldsTheCertificateThatThePlanKeepsTo() throws IOException {
        ReducedTrial trial = ReducedTrial.in(temporary.resolve("trial"), 16);
        Path generous = certify("generous", 0.9);
        Path strict = certify("strict", 0.0001);
        try (Workbench workbench = Workbench.start(temporary.resolve("data"), 0, Map.of())) {
            TrialPeople people = TrialPeople.of(workbench);
            name(strict, trial.definition());
            assertThatThrownBy(() -> run(workbench, people, trial, strict))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("lets modality_dropout into the primary analysis without")
                    .hasMessageContaining("does not allow that");
            name(generous, trial.definition());
            IssuedReport report = run(workbench, people, trial, generous);

            requireRecorded(workbench, Digest.of(Files.readAllBytes(generous.resolve("certificate.json"))));
            Path capsule = temporary.resolve("capsule.zip");
            Files.write(capsule, workbench.service(ContentStore.class).get(report.capsule()));
            assertThat(CapsuleVerifier.verify(capsule))
                    .isInstanceOfSatisfying(
                            CapsuleVerification.Intact.class,
                            intact -> assertThat(intact.checks())
                                    .contains(
                                            "the missing-data plan keeps to its certificates, which are those that were"
                                                    + " signed"));
        }
    }

    private static IssuedReport run(Workbench workbench, TrialPeople people, ReducedTrial trial, Path certificate) {
        TrialFiles files = new TrialFiles(trial.definition(), trial.cohort(), trial.models(), List.of(certificate));
        return workbench.service(TrialWorkflow.class).run(files, people.staff(), new Silent());
    }

    private static void requireRecorded(Workbench workbench, Digest json) {
        List<IssuedCertificate> issued =
                workbench.service(IssuedCertificates.class).of(MODEL);
        assertThat(issued)
                .extracting(IssuedCertificate::certificate)
                .contains(json)
                .hasSize(2);
        IssuedCertificate one =
                workbench.service(IssuedCertificates.class).find(json).orElseThrow();
        assertThat(workbench.service(SignatureService.class).bySubject("certificate:" + json.abbreviated()))
                .singleElement()
                .satisfies(signature -> {
                    assertThat(signature.isUnder(json)).isTrue();
                    assertThat(signature.meaning()).isEqualTo(SignatureMeaning.AUTHORSHIP);
                    assertThat(signature.auditSequence()).isEqualTo(one.signature());
                });
        assertThat(workbench
                        .service(AuditLog.class)
                        .entry(one.entry())
                        .orElseThrow()
                        .action())
                .isEqualTo(AuditAction.CERTIFICATE_ISSUED);
    }

    /** A folder as {@code model certify} writes it. */
    private Path certify(String name, double margin) throws IOException {
        CertificateSettings settings =
                CertificateSettings.withSeed(1).withDraws(200).withMargin(SubsetMetric.AUC, margin);
        CertificateReport report = ModalityCertification.certify(
                ModelPackage.open(DemoFiles.of("models/modality_dropout")),
                DemoFiles.of("cohort"),
                DemoFiles.of("models"),
                settings);
        Path folder = Files.createDirectories(temporary.resolve(name));
        Files.writeString(folder.resolve("certificate.json"), report.toJson());
        Files.writeString(folder.resolve("predictions.csv"), report.predictionsCsv());
        try (OutputStream pdf = Files.newOutputStream(folder.resolve("certificate.pdf"))) {
            new PdfReportWriter().write(CertificateDocument.compose(report, Instant.EPOCH, "test"), pdf);
        }
        return folder;
    }

    /** Every modality of the model may be masked, as the certificate says. */
    private static void name(Path certificate, Path definition) throws IOException {
        ObjectNode document = (ObjectNode) JsonMapper.shared().readTree(Files.readAllBytes(definition));
        ObjectNode plan = (ObjectNode) document.path("missingDataPlan");
        ArrayNode lines = plan.withArray("strategies");
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.path(i).path("model").stringValue().equals(MODEL.name())) {
                lines.remove(i);
            }
        }
        ObjectNode line = lines.addObject();
        line.put("model", MODEL.name());
        List.of("histology", "molecular", "laboratory", "notes").forEach(line.putArray("modalities")::add);
        line.put("strategy", "mask");
        line.put("allowedInPrimary", true);
        plan.putArray("certificates")
                .addObject()
                .put("model", MODEL.name())
                .put(
                        "sha256",
                        Digest.of(Files.readAllBytes(certificate.resolve("certificate.json")))
                                .hex());
        Files.write(definition, document.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static final class Silent implements TrialProgress {
        @Override
        public void begin(int number, String words) {
            // nobody looks
        }

        @Override
        public void advance(int done, int total, Optional<Duration> left) {
            // nobody looks
        }

        @Override
        public void note(String words) {
            // nobody looks
        }
    }
}
