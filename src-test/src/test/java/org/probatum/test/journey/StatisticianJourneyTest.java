package org.probatum.test.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.probatum.evaluation.analysis.TrialAnalyses;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.test.browser.DemoTrial;
import org.probatum.test.browser.TemporaryWorkbench;
import org.probatum.test.browser.WorkbenchBrowser;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditFilter;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.Role;
import org.probatum.trial.protocol.TrialId;

/** What a statistician does in the browser: a dry run while the trial is blinded. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatisticianJourneyTest {

    private static final TrialId TRIAL = new TrialId("glioma-rct");
    private static final String STAMP = "Blinded dry run: dummy arms";
    private static final Duration LONG_WORK = Duration.ofSeconds(120);

    private static TemporaryWorkbench workbench;
    private static WorkbenchBrowser browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        workbench = TemporaryWorkbench.start();
        workbench.addUser("statistician", "S. Tatistician", Role.STATISTICIAN);
        DemoTrial demo = DemoTrial.in(workbench, workbench.addUser("approver", "A. Prover", Role.APPROVER));
        demo.lockLastModel();
        demo.enrol(24);
        workbench.service(InferenceRuns.class).runToEnd(demo.coordinator(), TRIAL);
        demo.captureOutcomes();
        browser = WorkbenchBrowser.open();
    }

    @AfterAll
    static void stop() {
        browser.close();
        workbench.close();
    }

    @Test
    @Order(1)
    void thePlanIsRunOnDummyArmsWhileTheTrialIsBlinded() throws IOException {
        become("statistician", "S. Tatistician");
        browser.go(workbench.address("trial/glioma-rct/results")).waitForText("Blinded · database open");
        browser.press("Dry run on dummy arms").waitForText("nothing was unmasked");
        browser.press("Run on dummy arms").waitForText("Answers of the plan on dummy arms", LONG_WORK);
        browser.waitForText("BLINDED DRY RUN: DUMMY ARMS").waitForText("Participants at baseline, by dummy arm");
        assertThat(browser.driver().findElements(org.openqa.selenium.By.cssSelector(".dry-run .result .stamp")))
                .as("a stamp on each answer")
                .hasSize(10);
        browser.pictures("results-dry-run");
        assertThat(browser.graveAccessibilityViolations()).isEmpty();

        Path pdf = browser.download("Download PDF", "glioma-rct-dry-run-1.pdf", folder);

        try (PdfReader reader = new PdfReader(Files.readAllBytes(pdf))) {
            assertThat(new PdfTextExtractor(reader).getTextFromPage(1)).contains(STAMP);
        }
        Path json = browser.download("Download JSON", "glioma-rct-dry-run-1.json", folder);
        assertThat(Files.readString(json)).contains("\"stamp\":\"" + STAMP + "\"");
        AuditLog log = workbench.service(AuditLog.class);
        assertThat(log.count(AuditFilter.ofTrial("glioma-rct").with(AuditAction.DRY_RUN_COMPLETED)))
                .isEqualTo(1);
        assertThat(log.count(AuditFilter.ofTrial("glioma-rct").with(AuditAction.UNBLINDED)))
                .isZero();
        assertThat(workbench.service(TrialAnalyses.class).latest(TRIAL)).isEmpty();
    }

    private static void become(String user, String name) {
        browser.becomes(workbench.address("login"), user, TemporaryWorkbench.PASSWORD)
                .waitForText(name);
    }
}
