package org.probatum.test.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.test.browser.DemoFiles;
import org.probatum.test.browser.DemoTrial;
import org.probatum.test.browser.TemporaryWorkbench;
import org.probatum.test.browser.WorkbenchBrowser;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.issuing.IssuedReport;
import org.probatum.ui.issuing.IssuedReports;

/** One whole trial in the browser: from the model's package to the downloaded report. */
class WholeTrialJourneyTest {

    private static final TrialId TRIAL = new TrialId("glioma-rct");
    private static final int ENROLLED_BEFORE = 24;
    private static final ParticipantId LAST = new ParticipantId("GS-0025");
    private static final Duration LONG_WORK = Duration.ofSeconds(120);

    private static TemporaryWorkbench workbench;
    private static WorkbenchBrowser browser;
    private static Actor approver;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        workbench = TemporaryWorkbench.start();
        workbench.addUser("engineer", "M. Engineer", Role.MODEL_ENGINEER);
        approver = workbench.addUser("approver", "A. Prover", Role.APPROVER);
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
    void aTrialGoesFromTheModelToTheReport() throws IOException {
        String model = DemoFiles.models().getLast();
        registerModel(model);
        DemoTrial demo = DemoTrial.in(workbench, approver);
        lockModel(model);
        demo.enrol(ENROLLED_BEFORE);
        enrolAndRandomize();
        demo.acquire(LAST);
        runToEnd();
        demo.captureOutcomes();
        lockDatabase();
        reveal();
        analyseAndSign();
        Path report = issueAndDownload();
        isTheIssuedPdf(report);
    }

    private void registerModel(String model) {
        become("engineer", "M. Engineer");
        browser.go(workbench.address("models")).press("Register version");
        browser.upload(DemoFiles.zip(DemoFiles.of("models/" + model), folder.resolve(model + ".zip")));
        browser.waitForText(model + "@1.0.0 is registered", LONG_WORK).waitForText("test outputs agree");
        browser.press("Close").waitForText("Contract: inputs");
    }

    private void lockModel(String model) {
        become("approver", "A. Prover");
        browser.go(workbench.address("")).follow("Lock model " + model + "@1.0.0");
        browser.press("Lock version").waitForText("I lock this model version for use in trials");
        sign("approver");
        browser.waitForText("signature in entry");
    }

    private void enrolAndRandomize() {
        become("coordinator", "C. Oordinator");
        browser.go(workbench.address("trial/glioma-rct/cohort")).press("Enrol participant");
        browser.waitForText("1 of 3")
                .fill("Participant identifier", LAST.value())
                .fill("Age years", "52.5")
                .fill("Karnofsky", "90")
                .choose("Grade", "4");
        browser.press("Screen").waitForText(LAST + " is eligible");
        browser.fill("Version of the consent form", "1.0").press("Enrol").waitForText(LAST + " is enrolled");
        browser.press("Randomize").waitForText(LAST + " is randomized as number " + (ENROLLED_BEFORE + 1));
        browser.press("Go to participant").waitForText("arm masked");
    }

    private void runToEnd() {
        int participants = ENROLLED_BEFORE + 1;
        browser.go(workbench.address("trial/glioma-rct/runs"))
                .waitForText(participants + " participants wait for a prediction");
        browser.press("Start run").waitForText("Run glioma-rct-run-1");
        browser.waitForText(participants + "/" + participants + " (100.0%) participants", LONG_WORK)
                .waitForText("Nobody waits for a prediction");
        assertThat(workbench.service(InferenceRuns.class).predictions(TRIAL)).hasSize(participants);
    }

    private void lockDatabase() {
        become("approver", "A. Prover");
        browser.go(workbench.address("trial/glioma-rct/cohort")).press("Lock database");
        browser.waitForText("Nothing of the trial's data can be changed any more");
        sign("approver");
        browser.go(workbench.address("trial/glioma-rct/results")).waitForText("Blinded · database locked");
        assertThat(workbench.service(CohortService.class).databaseLock(TRIAL)).isPresent();
    }

    private void reveal() {
        browser.press("Reveal allocation").waitForText("This cannot be undone");
        browser.press("Reveal allocation").waitForText("Unblinded · database locked");
    }

    private void analyseAndSign() {
        become("statistician", "S. Tatistician");
        browser.go(workbench.address("trial/glioma-rct/results")).press("Run analysis");
        browser.waitForText("recomputed from the stored data just now", LONG_WORK)
                .waitForText("Nobody has signed these results yet");
        browser.pictures("results-analysed");
        assertThat(browser.graveAccessibilityViolations()).isEmpty();
        browser.press("Sign results");
        sign("statistician");
        browser.waitForContent("td", "S. Tatistician");
    }

    private Path issueAndDownload() {
        become("approver", "A. Prover");
        browser.go(workbench.address("trial/glioma-rct/reports")).press("Issue report");
        browser.waitForText("Released are report, workbook, results and evidence capsule");
        browser.fill("Login name", "approver").fill("Password", TemporaryWorkbench.PASSWORD);
        browser.press("Sign").waitForText("Download report.pdf", LONG_WORK);
        browser.pictures("reports-issued");
        assertThat(browser.graveAccessibilityViolations()).isEmpty();
        return browser.download("Download report.pdf", issued().id() + "-report.pdf", folder);
    }

    private static void isTheIssuedPdf(Path report) throws IOException {
        byte[] bytes = Files.readAllBytes(report);
        assertThat(Digest.of(bytes)).isEqualTo(issued().pdf());
        try (PdfReader pdf = new PdfReader(bytes)) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(5);
        }
    }

    private static IssuedReport issued() {
        return workbench.service(IssuedReports.class).latest(TRIAL).orElseThrow();
    }

    private static void sign(String user) {
        browser.fill("Login name", user).fill("Password", TemporaryWorkbench.PASSWORD);
        browser.press("Sign").waitUntilGone("Enter your login name and password once more to sign.");
    }

    private static void become(String user, String name) {
        browser.becomes(workbench.address("login"), user, TemporaryWorkbench.PASSWORD)
                .waitForText(name);
    }
}
