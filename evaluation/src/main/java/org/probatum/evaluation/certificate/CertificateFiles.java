package org.probatum.evaluation.certificate;

import java.nio.charset.StandardCharsets;
import org.probatum.evaluation.modelcheck.CertificateReport;
import org.probatum.trial.audit.Digest;

/**
 * The files of a certificate, as {@code probatum model certify} writes them. Arrays are handed on, not shared with a writer.
 *
 * @param json {@code certificate.json}
 * @param predictions {@code predictions.csv}
 * @param pdf {@code certificate.pdf}
 */
public record CertificateFiles(byte[] json, byte[] predictions, byte[] pdf) {

    /** Of a report and the document that was composed of it. */
    public static CertificateFiles of(CertificateReport report, byte[] pdf) {
        return new CertificateFiles(
                report.toJson().getBytes(StandardCharsets.UTF_8),
                report.predictionsCsv().getBytes(StandardCharsets.UTF_8),
                pdf);
    }

    /** What is signed and names the certificate. */
    public Digest digest() {
        return Digest.of(json);
    }
}
