package org.probatum.test.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probatum.registry.ModelRegistry;
import org.probatum.registry.ModelStatus;
import org.probatum.registry.ModelVersion;
import org.probatum.test.browser.DemoFiles;
import org.probatum.test.browser.TemporaryWorkbench;
import org.probatum.test.browser.WorkbenchBrowser;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.randomization.RandomizationService;

/** From an empty installation to the first randomized participant, each step by the person whose it is. */
class ModelAndEnrolmentJourneyTest {

    private static TemporaryWorkbench workbench;
    private static WorkbenchBrowser browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        workbench = TemporaryWorkbench.start();
        workbench.addUser("engineer", "M. Engineer", Role.MODEL_ENGINEER);
        workbench.addUser("approver", "A. Prover", Role.APPROVER);
        workbench.addUser("statistician", "S. Tatistician", Role.STATISTICIAN);
        workbench.addUser("coordinator", "C. Oordinator", Role.COORDINATOR);
        browser = WorkbenchBrowser.open();
    }

    @AfterAll
    static void stop() {
        browser.close();
        workbench.close();
    }

    @Test
    void aModelIsCheckedAndLockedAndTheFirstParticipantRandomized() throws IOException {
        registerModel();
        lockModel();
        storeTrial();
        approveAndCommit();
        enrolAndRandomize();
    }

    private void registerModel() throws IOException {
        become("engineer", "M. Engineer");
        browser.go(workbench.address("models")).press("Register version");
        Path broken = Files.writeString(folder.resolve("broken.zip"), "no zip", StandardCharsets.UTF_8);
        browser.upload(broken).waitForText("broken.zip was refused").waitForText("Nothing of it was kept");
        browser.picture("dialog-refused-package");
        assertThat(registered()).isEmpty();

        browser.upload(DemoFiles.zip(DemoFiles.of("models/tile_encoder"), folder.resolve("tile_encoder.zip")));
        browser.waitForText("tile_encoder@1.0.0 is registered").waitForText("test outputs agree");
        noGraveViolations("registration");
        browser.picture("dialog-registered");
        browser.press("Close").waitForText("Contract: inputs");
    }

    private void lockModel() {
        become("approver", "A. Prover");
        browser.go(workbench.address("")).follow("Lock model tile_encoder@1.0.0");
        browser.press("Lock version").waitForText("I lock this model version for use in trials");
        noGraveViolations("signing");
        browser.picture("dialog-signing");
        browser.fill("Login name", "approver").fill("Password", "a wrong password");
        browser.press("Sign").waitForText("Nothing was signed");
        assertThat(registered().getFirst().status()).isInstanceOf(ModelStatus.Registered.class);
        browser.fill("Password", TemporaryWorkbench.PASSWORD).press("Sign").waitForText("signature in entry");
        assertThat(registered().getFirst().status()).isInstanceOf(ModelStatus.Locked.class);
    }

    private void storeTrial() {
        become("statistician", "S. Tatistician");
        browser.go(workbench.address("trial/protocol")).press("New trial");
        browser.field("Trial definition (JSON)").sendKeys("{\"id\": \"x\"}");
        browser.press("Check").waitForText("Nothing was stored");
        browser.picture("dialog-findings");
        browser.upload(DemoFiles.of("trial.json")).waitForText("nothing is wrong");
        browser.press("Store draft").waitForText("draft, waits for approval");
        noGraveViolations("draft");
    }

    private void approveAndCommit() {
        become("approver", "A. Prover");
        browser.go(workbench.address("")).follow("Approve protocol version 1.0");
        browser.press("Approve").waitForText("It cannot be changed afterwards, only amended.");
        browser.fill("Login name", "approver").fill("Password", TemporaryWorkbench.PASSWORD);
        browser.press("Sign").waitForText("in force");
        browser.press("Commit randomization").press("Commit").waitForText("Commitment (SHA-256)");
    }

    private void enrolAndRandomize() {
        become("coordinator", "C. Oordinator");
        browser.go(workbench.address("")).follow("Enrol the first participant");
        browser.press("Enrol participant").waitForText("1 of 3");
        browser.fill("Participant identifier", "GS-0001")
                .fill("Age years", "sixty")
                .fill("Karnofsky", "90");
        browser.choose("Grade", "4").press("Screen").waitForText("Nothing was changed");
        noGraveViolations("screening");
        browser.picture("dialog-screening");
        assertThat(browser.field("Participant identifier").getDomProperty("value"))
                .isEqualTo("GS-0001");
        browser.field("Age years").clear();
        browser.fill("Age years", "60.2").press("Screen").waitForText("GS-0001 is eligible");
        browser.picture("dialog-consent");
        browser.fill("Version of the consent form", "1.0").press("Enrol").waitForText("GS-0001 is enrolled");
        browser.press("Randomize").waitForText("GS-0001 is randomized as number 1");
        assertThat(browser.bodyText()).doesNotContain("AI-assisted care").doesNotContain("Standard care");
        noGraveViolations("randomized");
        browser.picture("dialog-randomized");
        browser.press("Go to participant").waitForText("arm masked").waitForText("Participant randomized");

        var allocation = workbench
                .service(RandomizationService.class)
                .allocation(new TrialId("glioma-rct"), new ParticipantId("GS-0001"));
        assertThat(allocation).hasValueSatisfying(one -> {
            assertThat(one.number()).isEqualTo(1);
            assertThat(one.stratum()).isEqualTo("grade=4");
        });
    }

    private static void become(String user, String name) {
        browser.becomes(workbench.address("login"), user, TemporaryWorkbench.PASSWORD)
                .waitForText(name);
    }

    private static List<ModelVersion> registered() {
        return workbench.service(ModelRegistry.class).list();
    }

    private static void noGraveViolations(String where) {
        assertThat(browser.graveAccessibilityViolations()).as(where).isEmpty();
    }
}
