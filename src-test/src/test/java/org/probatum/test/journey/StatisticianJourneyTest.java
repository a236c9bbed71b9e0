package org.probatum.test.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.probatum.evaluation.analysis.TrialAnalyses;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.test.browser.DemoFiles;
import org.probatum.test.browser.DemoTrial;
import org.probatum.test.browser.TemporaryWorkbench;
import org.probatum.test.browser.WorkbenchBrowser;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditFilter;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.Role;
import org.probatum.trial.protocol.Protocol;
import org.probatum.trial.protocol.ProtocolService;
import org.probatum.trial.protocol.TrialId;

/** What a statistician does in the browser: a dry run while the trial is blinded, and the plan by forms. */
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
        assertThat(browser.driver().findElements(By.cssSelector(".dry-run .result .stamp")))
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

    @Test
    @Order(2)
    void thePlanOfADraftIsChangedByFormsAndAsJson() {
        TrialId trial = draftOf("plan-forms");
        become("statistician", "S. Tatistician");
        browser.go(workbench.address("trial/plan-forms/protocol")).press("Edit analysis plan");
        browser.waitForText("version 1.0, draft · 10 analyses").pictures("plan-editor");
        assertThat(browser.graveAccessibilityViolations()).isEmpty();
        browser.press("Add analysis").waitForText("Assumes");
        browser.choose("Method", "Difference of restricted mean times between the arms")
                .waitForText("RMST(τ) = area under S(t)");
        browser.fill("Truncation time (months)", "soon").press("Add");
        browser.waitForText("A number of months above 0, was soon")
                .waitForText("A title, as it is printed in the report")
                .waitForText("1 to 64 letters, digits, dots, underscores or hyphens");
        browser.pictures("plan-form");
        assertThat(browser.graveAccessibilityViolations()).isEmpty();
        browser.fill("Identifier", "rmst-24").fill("Title", "Restricted mean to 24 months");
        browser.field("Truncation time (months)").sendKeys(Keys.chord(Keys.CONTROL, "a"), "24", Keys.TAB);
        browser.press("Add").waitForText("11 analyses · changed, not saved yet");
        browser.find("details summary").click();
        changeJson("{\"alpha\":", "is not JSON");
        changeJson(planText().replace("Restricted mean to 24 months", "Restricted mean to two years"), "to two years");
        browser.press("Save plan").waitForText("can no longer be approved");
        browser.press("Save").waitForText("Say why the plan changes; it stands in the record");
        browser.picture("plan-save");
        browser.fill("Reason", "The two-year mean is of interest").press("Save");
        browser.waitForText("version 1.1 · draft, waits for approval").waitForText("Restricted mean to two years");
        browser.picture("plan-saved");
        List<Protocol> versions = workbench.service(ProtocolService.class).versions(trial);
        assertThat(versions).extracting(Protocol::version).containsExactly("1.0", "1.1");
        assertThat(versions.getLast().definition().analysisPlan().analyses().getLast().tau())
                .contains(24.0);
        assertThat(workbench
                        .service(AuditLog.class)
                        .count(AuditFilter.ofTrial("plan-forms").with(AuditAction.PROTOCOL_DRAFTED)))
                .isEqualTo(2);
    }

    /** The demonstration's protocol as a draft of another trial. */
    private static TrialId draftOf(String id) {
        String json = new String(DemoFiles.bytes(DemoFiles.of("trial.json")), StandardCharsets.UTF_8)
                .replaceFirst("\"id\": \"glioma-rct\"", "\"id\": \"" + id + "\"");
        Actor by = new Actor("test-statistician", "Test statistician", Set.of(Role.STATISTICIAN));
        return workbench
                .service(ProtocolService.class)
                .draft(by, json.getBytes(StandardCharsets.UTF_8), Instant.now())
                .trial();
    }

    private static String planText() {
        return String.valueOf(
                browser.driver().executeScript("return document.querySelector('vaadin-text-area.code-area').value"));
    }

    /** Puts a text into the field of the plan and takes it over. */
    private static void changeJson(String text, String then) {
        browser.driver()
                .executeScript(
                        "const area = document.querySelector('vaadin-text-area.code-area'); area.value = arguments[0];"
                                + "area.dispatchEvent(new CustomEvent('change', {bubbles: true}));",
                        text);
        browser.press("Take over from JSON").waitForText(then);
    }

    private static void become(String user, String name) {
        browser.becomes(workbench.address("login"), user, TemporaryWorkbench.PASSWORD)
                .waitForText(name);
    }
}
