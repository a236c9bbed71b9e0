package org.probatum.evaluation.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.probatum.evaluation.certificate.CertificateVerdicts.Verdict;
import org.probatum.trial.protocol.DefinitionOutcome;
import org.probatum.trial.protocol.Finding;
import org.probatum.trial.protocol.TrialDefinition;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class CertifiedPlanTest {

    private static final Path TRIAL = Path.of("..", "demo", "glioma-rct", "trial.json");
    private static final String MODEL = "modality_dropout";

    /** Of histology, molecular and laboratory; the laboratory alone is never enough. */
    private static String certificate(String digest) {
        return """
                {"kind": "missingModalityCertificate", "model": "modality_dropout", "version": "1.0.0", "digest": "%s",
                 "cohort": "c", "cohortSha256": "%s", "predictionsSha256": "%s",
                 "modalities": ["histology", "molecular", "laboratory"],
                 "strategies": [
                  {"strategy": "mask",
                   "handling": ["histology: told missing by the mask", "molecular: told missing by the mask",
                                "laboratory: told missing by the mask"],
                   "subsets": [%s], "notEvaluated": {}},
                  {"strategy": "chainedEquations",
                   "handling": ["histology: told missing by the mask", "molecular: filled by chained equations",
                                "laboratory: filled by chained equations"],
                   "subsets": [%s], "notEvaluated": {"histology": "the model failed"}}]}
                """.formatted(
                        digest, "a".repeat(64), "b".repeat(64), SUBSETS, SUBSETS.replace("\"histology\"]", "\"x\"]"));
    }

    private static final String SUBSETS = String.join(
            ",",
            subset("may", "\"molecular\", \"laboratory\""),
            subset("may", "\"histology\", \"laboratory\""),
            subset("may", "\"histology\", \"molecular\""),
            subset("may", "\"histology\""),
            subset("inconclusive", "\"molecular\""),
            subset("inferior", "\"laboratory\""));

    private static String subset(String verdict, String modalities) {
        return "{\"modalities\": [" + modalities + "], \"mayBeUsed\": " + verdict.equals("may")
                + ", \"losses\": [{\"metric\": \"auc\", \"verdict\": \"" + verdict + "\"}]}";
    }

    private static ObjectNode document() throws IOException {
        return (ObjectNode) JsonMapper.shared().readTree(Files.readAllBytes(TRIAL));
    }

    private static String pinned(ObjectNode document) {
        for (var model : document.path("models")) {
            if (model.path("name").stringValue().equals(MODEL)) {
                return model.path("sha256").stringValue();
            }
        }
        throw new IllegalStateException("The demonstration pins " + MODEL);
    }

    /** What is wrong with a plan whose lines of the model are these strategies. */
    private static List<Finding> check(Map<String, String> strategyByModality, String digest) throws IOException {
        ObjectNode document = document();
        CertificateVerdicts certificate = CertificateVerdicts.parse(
                certificate(digest.isEmpty() ? pinned(document) : digest).getBytes(UTF_8));
        ObjectNode plan = (ObjectNode) document.path("missingDataPlan");
        ArrayNode lines = plan.putArray("strategies");
        strategyByModality.forEach((modality, strategy) -> {
            ObjectNode line = lines.addObject();
            line.put("model", MODEL);
            line.putArray("modalities").add(modality);
            line.put("strategy", strategy);
            line.put("allowedInPrimary", true);
        });
        plan.putArray("certificates")
                .addObject()
                .put("model", MODEL)
                .put("sha256", certificate.digest().hex());
        TrialDefinition definition =
                TrialDefinition.parse(document.toString().getBytes(UTF_8)).definition();
        return CertifiedPlan.check(
                definition,
                wanted -> Optional.of(certificate).filter(c -> c.digest().equals(wanted)));
    }

    @Test
    void aPlanMayLeaveOutWhatTheCertificateAllows() throws IOException {
        assertThat(check(Map.of("molecular", "mask", "laboratory", "mask"), "")).isEmpty();
        assertThat(check(Map.of("histology", "mask"), "")).isEmpty();
        assertThat(check(Map.of("molecular", "chainedEquations"), "")).isEmpty();
        assertThat(check(Map.of("histology", "notEvaluable", "molecular", "mask"), ""))
                .isEmpty();
    }

    @Test
    void theSmallestCombinationThatIsNotAllowedIsRefusedInASentence() throws IOException {
        List<Finding> findings = check(Map.of("histology", "mask", "molecular", "mask"), "");
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().pointer()).isEqualTo("/missingDataPlan/certificates/0");
        assertThat(findings.getFirst().message())
                .contains(
                        "lets modality_dropout into the primary analysis without histology and molecular",
                        "strategy mask",
                        "does not allow that: inferior");
    }

    @Test
    void aSubsetThatCouldNotBeRunIsRefused() throws IOException {
        assertThat(check(Map.of("molecular", "chainedEquations", "laboratory", "chainedEquations"), ""))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .contains("without molecular and laboratory", "chainedEquations", "not evaluable"));
    }

    @Test
    void strategiesThatTheCertificateDidNotCombineAreRefused() throws IOException {
        assertThat(check(Map.of("molecular", "mask", "laboratory", "chainedEquations"), ""))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("one strategy at a time"));
        assertThat(check(Map.of("laboratory", "nearestParticipants"), ""))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("says nothing of that"));
    }

    @Test
    void aCertificateOfOtherBytesAndOneThatIsNotHereAreRefused() throws IOException {
        assertThat(check(Map.of("molecular", "mask"), "c".repeat(64)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("of the pinned version"));
        ObjectNode document = document();
        ((ObjectNode) document.path("missingDataPlan"))
                .putArray("certificates")
                .addObject()
                .put("model", MODEL)
                .put("sha256", "d".repeat(64));
        TrialDefinition definition =
                TrialDefinition.parse(document.toString().getBytes(UTF_8)).definition();
        assertThat(CertifiedPlan.check(definition, wanted -> Optional.empty()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("none has the digest dddd"));
    }

    @Test
    void aPlanNamesOneCertificateForEachModelOnTrial() throws IOException {
        ObjectNode document = document();
        ArrayNode certificates = ((ObjectNode) document.path("missingDataPlan")).putArray("certificates");
        certificates.addObject().put("model", MODEL).put("sha256", "d".repeat(64));
        certificates.addObject().put("model", MODEL).put("sha256", "e".repeat(64));
        certificates.addObject().put("model", "nobody").put("sha256", "e".repeat(64));
        assertThat(TrialDefinition.check(document.toString().getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        DefinitionOutcome.Invalid.class,
                        invalid -> assertThat(invalid.findings())
                                .extracting(Finding::pointer)
                                .containsExactly(
                                        "/missingDataPlan/certificates/1", "/missingDataPlan/certificates/2/model"));
    }

    @Test
    void verdictsAreReadFromTheFile() {
        CertificateVerdicts verdicts =
                CertificateVerdicts.parse(certificate("f".repeat(64)).getBytes(UTF_8));
        assertThat(verdicts.mayBeUsed("mask")).isEqualTo(4);
        assertThat(verdicts.verdict("mask", Set.of("molecular"))).contains(Verdict.INCONCLUSIVE);
        assertThat(verdicts.verdict("zeros", Set.of("molecular"))).isEmpty();
        assertThatThrownBy(() -> CertificateVerdicts.parse("{\"kind\": \"card\"}".getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no missing-modality certificate");
        assertThatThrownBy(() -> CertificateVerdicts.parse("certificate".getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no JSON");
    }
}
