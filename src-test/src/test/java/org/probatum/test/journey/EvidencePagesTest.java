package org.probatum.test.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.registry.ModelRegistry;
import org.probatum.registry.ModelStatus;
import org.probatum.registry.ModelVersion;
import org.probatum.test.browser.DemoTrial;
import org.probatum.test.browser.TemporaryWorkbench;
import org.probatum.test.browser.WorkbenchBrowser;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.Role;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.signature.Credentials;
import org.probatum.trial.signature.ElectronicSignature;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.trial.signature.SignatureService;
import org.probatum.trial.signature.SigningOutcome;
import org.probatum.trial.signature.SigningRequest;

/** A run that is started and watched in the browser, and the evidence that it leaves: explanations and the record. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EvidencePagesTest {

    private static final TrialId TRIAL = new TrialId("glioma-rct");
    private static final int PARTICIPANTS = 6;

    private static TemporaryWorkbench workbench;
    private static WorkbenchBrowser browser;

    @BeforeAll
    static void start() {
        workbench = TemporaryWorkbench.start();
        workbench.addUser("coordinator", "C. Oordinator", Role.COORDINATOR);
        workbench.addUser("reader", "R. Eader", Role.AUDITOR);
        DemoTrial demo = DemoTrial.in(workbench, workbench.addUser("approver", "A. Prover", Role.APPROVER));
        lockEveryModel(demo.approver());
        demo.enrol(PARTICIPANTS);
        browser = WorkbenchBrowser.open();
    }

    private static void lockEveryModel(Actor approver) {
        ModelRegistry registry = workbench.service(ModelRegistry.class);
        registry.list().stream()
                .filter(version -> version.status() instanceof ModelStatus.Registered)
                .forEach(version -> registry.lock(approver, version.id(), signatureUnder(version, approver)));
    }

    private static ElectronicSignature signatureUnder(ModelVersion version, Actor approver) {
        SigningOutcome outcome = workbench
                .service(SignatureService.class)
                .sign(new SigningRequest(
                        approver,
                        new Credentials(approver.user(), TemporaryWorkbench.PASSWORD),
                        SignatureMeaning.MODEL_LOCK,
                        version.packageDigest(),
                        ModelVersion.subject(version.id()),
                        Optional.empty(),
                        Optional.empty()));
        return ((SigningOutcome.Signed) outcome).signature();
    }

    @AfterAll
    static void stop() {
        browser.close();
        workbench.close();
    }

    @Test
    @Order(1)
    void aCoordinatorStartsTheRunAndWatchesItFinish() {
        become("coordinator", "C. Oordinator");
        browser.go(workbench.address("trial/glioma-rct/runs")).waitForText("6 participants wait for a prediction");
        look("runs-empty");
        browser.press("Start run").waitForText("Run glioma-rct-run-1");
        browser.waitForText("6/6 (100.0%) participants");
        look("runs");
        assertThat(workbench.service(InferenceRuns.class).predictions(TRIAL)).hasSize(PARTICIPANTS);
    }

    @Test
    @Order(2)
    void explanationsShowTheirPassMarks() {
        become("reader", "R. Eader");
        browser.go(workbench.address("trial/glioma-rct/explanations")).waitForText("explanations of");
        look("explanations");
        StoredExplanation one = workbench.service(InferenceRuns.class).explanations(TRIAL).stream()
                .filter(explanation -> explanation.method().equals("integrated_gradients"))
                .findFirst()
                .orElseThrow();
        browser.go(workbench.address("trial/glioma-rct/explanations/" + one.participant() + "/" + one.model() + "~"
                        + one.method() + "~" + one.subject()))
                .waitForText(one.verdict());
        look("explanation");
        browser.go(workbench.address("trial/glioma-rct/participant/" + one.participant()))
                .waitForText("Predictions");
        look("participant-predicted");
    }

    @Test
    @Order(3)
    void theRecordIsFilteredProvenAndVerified() {
        become("reader", "R. Eader");
        AuditLog log = workbench.service(AuditLog.class);
        browser.go(workbench.address("trial/glioma-rct/record"))
                .press("Verify all")
                .waitForText("Every entry and every");
        long entry = log.size() - 3;
        browser.go(workbench.address("trial/glioma-rct/record/" + entry)).waitForText("included in the checkpoint of");
        look("record");
        browser.fill("Words", "no entry holds these words").waitForText("No entry fits this choice.");
    }

    @Test
    @Order(4)
    void beforeUnblindingTheResultsSayWhatIsMissing() {
        become("approver", "A. Prover");
        browser.go(workbench.address("trial/glioma-rct/results")).waitForText("The trial is blinded");
        assertThat(browser.bodyText()).contains("6/6 (100.0%) participants").contains("0/6 (0.0%) participants");
        look("results-blinded");
    }

    private static void look(String name) {
        assertThat(browser.graveAccessibilityViolations()).as(name).isEmpty();
        browser.pictures(name).inTheDark(true);
        assertThat(browser.graveAccessibilityViolations())
                .as(name + " in the dark")
                .isEmpty();
        browser.inTheDark(false);
    }

    private static void become(String user, String name) {
        browser.becomes(workbench.address("login"), user, TemporaryWorkbench.PASSWORD)
                .waitForText(name);
    }
}
