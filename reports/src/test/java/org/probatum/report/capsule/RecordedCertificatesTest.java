package org.probatum.report.capsule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.TrialDefinition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong with a certificate in a capsule is named, whoever signed the manifest. */
class RecordedCertificatesTest {

    private static final String MODEL = "modality_dropout";

    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private String json = "";
    private String digest = "";
    private String issued = "";
    private String signed = "";

    @BeforeEach
    void aCertificateAsItWasIssued() throws IOException {
        ObjectNode document = document();
        String pinned = "";
        for (JsonNode model : document.path("models")) {
            pinned = model.path("name").stringValue().equals(MODEL)
                    ? model.path("sha256").stringValue()
                    : pinned;
        }
        json = """
                {"kind": "missingModalityCertificate", "model": "modality_dropout", "version": "1.0.0", "digest": "%s",
                 "cohort": "c", "cohortSha256": "%s", "predictionsSha256": "%s", "modalities": ["histology", "notes"],
                 "strategies": [{"strategy": "mask", "handling": [], "notEvaluated": {}, "subsets": [
                  {"modalities": ["histology"], "mayBeUsed": true, "losses": []}]}]}
                """.formatted(
                        pinned, "a".repeat(64), Digest.ofText("predictions").hex());
        digest = Digest.ofText(json).hex();
        put(".json", json);
        put(".pdf", "document");
        put(".csv", "predictions");
        issued = """
                {"sequence": 8, "facts": {"certificate": "%s", "pdf": "%s", "predictions": "%s", "signature": 7}}
                """.formatted(
                        digest,
                        Digest.ofText("document").hex(),
                        Digest.ofText("predictions").hex());
        signed = "{\"sequence\": 7, \"facts\": {\"record\": \"%s\"}}".formatted(digest);
    }

    private void put(String ending, String content) {
        files.put(CapsulePaths.CERTIFICATE_FOLDER + digest + ending, content.getBytes(UTF_8));
    }

    private static ObjectNode document() throws IOException {
        return (ObjectNode)
                JsonMapper.shared().readTree(Files.readAllBytes(Path.of("..", "demo", "glioma-rct", "trial.json")));
    }

    /** @param absent the modality that the plan lets be missing */
    private List<String> findings(String absent) throws IOException {
        ObjectNode document = document();
        ObjectNode plan = (ObjectNode) document.path("missingDataPlan");
        ObjectNode line =
                plan.putArray("strategies").addObject().put("model", MODEL).put("strategy", "mask");
        line.put("allowedInPrimary", true).putArray("modalities").add(absent);
        plan.putArray("certificates").addObject().put("model", MODEL).put("sha256", digest);
        TrialDefinition definition =
                TrialDefinition.parse(document.toString().getBytes(UTF_8)).definition();
        Map<String, List<JsonNode>> log = Map.of(
                "CERTIFICATE_ISSUED",
                issued.isEmpty() ? List.of() : List.of(JsonMapper.shared().readTree(issued)),
                "RECORD_SIGNED",
                List.of(JsonMapper.shared().readTree(signed)));
        List<String> findings = new ArrayList<>();
        new RecordedCertificates(
                        new CapsuleFiles(files, List.of()), action -> log.getOrDefault(action, List.of()), findings)
                .check(definition);
        return findings;
    }

    @Test
    void nothingIsFoundWherePlanCertificateAndLogAgree() throws IOException {
        assertThat(findings("notes")).isEmpty();
    }

    @Test
    void aPlanThatDoesMoreThanItsCertificateAllowsIsFound() throws IOException {
        assertThat(findings("histology"))
                .singleElement()
                .asString()
                .contains("without histology", "says nothing of that");
    }

    @Test
    void anotherDocumentAndMissingPredictionsAreFound() throws IOException {
        put(".pdf", "another document");
        files.remove(CapsulePaths.CERTIFICATE_FOLDER + digest + ".csv");
        assertThat(findings("notes"))
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding).contains("not what was recorded"));
    }

    @Test
    void aCertificateThatWasNeverIssuedAndOneThatSomethingElseWasSignedForAreFound() throws IOException {
        signed = signed.replace(digest, "c".repeat(64));
        assertThat(findings("notes")).singleElement().asString().contains("is not what entry 7 signed");
        issued = "";
        assertThat(findings("notes")).singleElement().asString().contains("was not recorded");
    }

    @Test
    void aCertificateThatIsNotInTheCapsuleIsFound() throws IOException {
        files.remove(CapsulePaths.CERTIFICATE_FOLDER + digest + ".json");
        assertThat(findings("notes"))
                .hasSize(2)
                .anySatisfy(finding -> assertThat(finding).contains("none has the digest"));
    }
}
