package org.probatum.test.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.probatum.evaluation.run.InferenceRun;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.evaluation.run.RunStatus;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.evaluation.run.TrialVocabulary;
import org.probatum.registry.ModelRegistry;
import org.probatum.registry.ModelStatus;
import org.probatum.registry.ModelVersion;
import org.probatum.test.browser.DemoFiles;
import org.probatum.test.browser.DemoTrial;
import org.probatum.test.browser.TemporaryWorkbench;
import org.probatum.test.browser.WorkbenchBrowser;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.signature.Credentials;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.trial.signature.SignatureService;
import org.probatum.trial.signature.SigningOutcome;
import org.probatum.trial.signature.SigningRequest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A trial whose plan asks for every method, as its explanations are seen in the browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryExplanationTest {

    private static final TrialId TRIAL = new TrialId("glioma-rct");

    private static final String PLAN = """
            {"explanations": [
              {"model": "modality_dropout", "methods": [
                {"type": "attentionOutput", "output": "attention", "modality": "histology", "passMarks": [
                  {"measure": "stability", "min": 0.7}, {"measure": "deletion_gain", "min": 0},
                  {"measure": "insertion_gain", "min": 0}, {"measure": "weight_randomization", "max": 0.5}]},
                {"type": "attentionOutput", "output": "note_attention", "modality": "notes", "passMarks": [
                  {"measure": "stability", "min": 0.7}]},
                {"type": "integratedGradients", "input": "molecular", "output": "risk", "steps": 64,
                 "baseline": "mean", "passMarks": [
                  {"measure": "max_completeness_gap", "max": 0.01}, {"measure": "stability", "min": 0.7},
                  {"measure": "deletion_gain", "min": 0}, {"measure": "insertion_gain", "min": 0},
                  {"measure": "weight_randomization", "max": 0.5}, {"measure": "agreement", "min": 0.3}]},
                {"type": "occlusion", "input": "notes", "output": "risk", "passMarks": [
                  {"measure": "stability", "min": 0.7}, {"measure": "deletion_gain", "min": 0}]},
                {"type": "occlusion", "input": "tile_features", "output": "risk", "passMarks": [
                  {"measure": "stability", "min": 0.7}, {"measure": "insertion_gain", "min": 0}]},
                {"type": "occlusion", "input": "clinlab", "output": "risk", "passMarks": []},
                {"type": "modalityShapley", "output": "risk", "passMarks": [
                  {"measure": "max_completeness_gap", "max": 1e-6}, {"measure": "stability", "min": 0.5},
                  {"measure": "weight_randomization", "max": 0.5}]}]},
              {"model": "slice_attention_mil", "methods": [
                {"type": "attentionOutput", "output": "attention", "modality": "radiology", "passMarks": [
                  {"measure": "stability", "min": 0.7}]},
                {"type": "occlusion", "input": "slices", "output": "prob_grade4", "passMarks": [
                  {"measure": "stability", "min": 0.7}]}]},
              {"model": "intermediate_gradual", "methods": [
                {"type": "gradCam", "layer": "fmap", "output": "risk", "modality": "radiology", "passMarks": [
                  {"measure": "stability", "min": 0.5}, {"measure": "deletion_gain", "min": 0},
                  {"measure": "weight_randomization", "max": 0.5}, {"measure": "agreement", "min": 0.3}]},
                {"type": "occlusion", "input": "t1", "output": "risk", "passMarks": []},
                {"type": "modalityShapley", "output": "risk", "passMarks": [
                  {"measure": "max_completeness_gap", "max": 1e-6}]}]}]}
            """;

    private TemporaryWorkbench workbench;
    private WorkbenchBrowser browser;

    @BeforeAll
    void run() {
        workbench = TemporaryWorkbench.start();
        workbench.addUser("reader", "R. Eader", Role.AUDITOR);
        Actor approver = workbench.addUser("approver", "A. Prover", Role.APPROVER);
        DemoTrial demo = DemoTrial.in(workbench, approver, EveryExplanationTest::withPlan);
        workbench.service(ModelRegistry.class).list().stream()
                .filter(version -> version.status() instanceof ModelStatus.Registered)
                .forEach(version -> lock(version, approver));
        demo.enrol(1);
        demo.enrol("GS-0038"); // without notes and radiology
        demo.enrol("GS-0040"); // without histology
        List<String> words = new String(DemoFiles.bytes(DemoFiles.of("cohort/vocabulary.txt")), StandardCharsets.UTF_8)
                .lines()
                .toList();
        workbench.service(TrialVocabulary.class).store(demo.coordinator(), TRIAL, words);
        InferenceRun run = workbench.service(InferenceRuns.class).runToEnd(demo.coordinator(), TRIAL);
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        browser = WorkbenchBrowser.open();
    }

    private static String withPlan(String json) {
        ObjectNode trial = (ObjectNode) JsonMapper.shared().readTree(json);
        trial.set("explanationPlan", JsonMapper.shared().readTree(PLAN));
        return trial.toString();
    }

    private void lock(ModelVersion version, Actor approver) {
        SigningOutcome outcome = workbench
                .service(SignatureService.class)
                .sign(SigningRequest.of(
                        approver,
                        new Credentials(approver.user(), TemporaryWorkbench.PASSWORD),
                        SignatureMeaning.MODEL_LOCK,
                        version.packageDigest(),
                        ModelVersion.subject(version.id()),
                        TRIAL));
        workbench
                .service(ModelRegistry.class)
                .lock(approver, version.id(), ((SigningOutcome.Signed) outcome).signature());
    }

    @AfterAll
    void stop() {
        browser.close();
        workbench.close();
    }

    @Test
    void eachIsShownWithItsChecksAndWhatDecidedIt() {
        browser.becomes(workbench.address("login"), "reader", TemporaryWorkbench.PASSWORD)
                .waitForText("R. Eader");
        List<StoredExplanation> all = workbench.service(InferenceRuns.class).explanations(TRIAL);
        Set<String> kinds = all.stream().map(StoredExplanation::method).collect(Collectors.toSet());
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        "attention", "integrated_gradients", "grad_cam", "occlusion", "modality_shapley");
        browser.go(workbench.address("trial/glioma-rct/explanations")).waitForText("explanations of");
        look("every-explanation");
        assertThat(browser.bodyText()).contains("Not explained", "histology missing", "radiology missing", "GS-0040");
        browser.go(workbench.address("trial/glioma-rct/participant/GS-0040")).waitForText("histology missing");
        look("participant-not-explained");
        all.stream().filter(e -> e.participant().value().equals("GS-0001")).forEach(this::showsOne);
    }

    private void showsOne(StoredExplanation e) {
        browser.go(workbench.address("trial/glioma-rct/explanations/" + e.participant() + "/" + e.model() + "~"
                        + e.method() + "~" + e.subject()))
                .waitForText(e.verdict());
        browser.waitForText("Computed from");
        assertThat(browser.bodyText()).contains("Checks", "Inputs, as sealed with the prediction");
        look("explanation-" + e.model().name() + "-" + e.method() + "-" + e.subject());
    }

    private void look(String name) {
        assertThat(browser.graveAccessibilityViolations()).as(name).isEmpty();
        browser.picture(name);
    }
}
