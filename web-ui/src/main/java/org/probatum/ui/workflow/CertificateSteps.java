package org.probatum.ui.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.probatum.evaluation.certificate.CertificateFiles;
import org.probatum.evaluation.certificate.IssuedCertificates;
import org.probatum.trial.protocol.TrialDefinition;
import org.probatum.trial.signature.SigningOutcome;
import org.springframework.stereotype.Component;

/** Issues the certificates that a protocol names, from the folders that {@code model certify} wrote. */
@Component
class CertificateSteps {

    private final IssuedCertificates certificates;

    CertificateSteps(IssuedCertificates certificates) {
        this.certificates = certificates;
    }

    /**
     * @throws IllegalArgumentException if a folder holds no certificate of a registered model, or the plan does not keep to the
     *     certificates that it names
     */
    void issue(TrialDefinition definition, List<Path> folders, TrialStaff.Person engineer) {
        for (Path folder : folders) {
            CertificateFiles files = read(folder);
            if (certificates.find(files.digest()).isEmpty()
                    && certificates.issue(engineer.actor(), engineer.credentials(), files)
                            instanceof SigningOutcome.Refused refused) {
                throw new IllegalArgumentException(refused.reason());
            }
        }
        certificates.require(definition);
    }

    private static CertificateFiles read(Path folder) {
        try {
            return new CertificateFiles(
                    Files.readAllBytes(folder.resolve("certificate.json")),
                    Files.readAllBytes(folder.resolve("predictions.csv")),
                    Files.readAllBytes(folder.resolve("certificate.pdf")));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "The folder " + folder + " holds no " + Path.of(e.getFile()).getFileName()
                            + "; name a folder that probatum model certify wrote",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("The certificate in " + folder + " cannot be read", e);
        }
    }
}
