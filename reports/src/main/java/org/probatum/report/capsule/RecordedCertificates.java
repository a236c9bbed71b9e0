package org.probatum.report.capsule;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.probatum.evaluation.certificate.CertificateVerdicts;
import org.probatum.evaluation.certificate.CertifiedPlan;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.Finding;
import org.probatum.trial.protocol.MissingDataPlan;
import org.probatum.trial.protocol.TrialDefinition;
import tools.jackson.databind.JsonNode;

/** Holds the certificates in a capsule against protocol and log: there, recorded, signed, and allowing what the plan does. */
final class RecordedCertificates {

    private final CapsuleFiles capsule;
    private final Function<String, List<JsonNode>> entries;
    private final List<String> findings;

    /** @param entries the entries of the log by action */
    RecordedCertificates(CapsuleFiles capsule, Function<String, List<JsonNode>> entries, List<String> findings) {
        this.capsule = capsule;
        this.entries = entries;
        this.findings = findings;
    }

    void check(TrialDefinition definition) {
        for (MissingDataPlan.CertificateReference reference :
                definition.missingDataPlan().certificates()) {
            check(reference.digest());
        }
        for (Finding finding : CertifiedPlan.check(definition, this::read)) {
            findings.add(CapsulePaths.PROTOCOL + ", " + finding);
        }
    }

    private Optional<CertificateVerdicts> read(Digest digest) {
        return Optional.ofNullable(capsule.files().get(path(digest, ".json"))).map(CertificateVerdicts::parse);
    }

    private static String path(Digest digest, String ending) {
        return CapsulePaths.CERTIFICATE_FOLDER + digest.hex() + ending;
    }

    private void check(Digest digest) {
        Optional<JsonNode> issued = entries.apply("CERTIFICATE_ISSUED").stream()
                .filter(entry -> fact(entry, "certificate").equals(digest.hex()))
                .findFirst();
        if (issued.isEmpty()) {
            findings.add(path(digest, ".json") + ": the issue of this certificate was not recorded");
            return;
        }
        requireBytes(path(digest, ".json"), digest.hex());
        requireBytes(path(digest, ".pdf"), fact(issued.get(), "pdf"));
        requireBytes(path(digest, ".csv"), fact(issued.get(), "predictions"));
        long signature = issued.get().path("facts").path("signature").longValue();
        boolean signed = entries.apply("RECORD_SIGNED").stream()
                .anyMatch(entry -> entry.path("sequence").longValue() == signature
                        && fact(entry, "record").equals(digest.hex()));
        if (!signed) {
            findings.add(path(digest, ".json") + ": is not what entry " + signature + " signed");
        }
    }

    private void requireBytes(String path, String recorded) {
        byte[] bytes = capsule.files().get(path);
        if (bytes == null || !Digest.of(bytes).hex().equals(recorded)) {
            findings.add(path + ": is missing or not what was recorded when the certificate was issued");
        }
    }

    private static String fact(JsonNode entry, String name) {
        return entry.path("facts").path(name).stringValue("");
    }
}
