package org.probatum.test.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.probatum.evaluation.analysis.PostHocAnalyses;
import org.probatum.evaluation.analysis.TrialAnalyses;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.report.capsule.CapsuleVerification;
import org.probatum.report.capsule.CapsuleVerifier;
import org.probatum.test.browser.DemoFiles;
import org.probatum.test.browser.DemoTrial;
import org.probatum.test.browser.TemporaryWorkbench;
import org.probatum.test.browser.WorkbenchBrowser;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditFilter;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.cohort.DatabaseLock;
import org.probatum.trial.protocol.PlanRevision;
import org.probatum.trial.protocol.Protocol;
import org.probatum.trial.protocol.ProtocolService;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.randomization.RandomizationService;
import org.probatum.trial.signature.Credentials;
import org.probatum.trial.storage.ContentStore;
import org.probatum.ui.issuing.IssuedReport;
import org.probatum.ui.issuing.IssuedReports;

/** What a statistician does in the browser: a dry run while the trial is blinded, the plan by forms, and what the plan does not list. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatisticianJourneyTest {

    private static final TrialId TRIAL = new TrialId("glioma-rct");
    private static final String STAMP = "Blinded dry run: dummy arms";
    private static final String SUBGROUPS = """
            {"id": "subgroups", "title": "Hazard ratio in subgroups", "endpoint": "time-to-progression",
             "method": "survival.subgroups", "analysisSet": "full-analysis-set", "purpose": "supplementary",
             "covariates": ["sex", "age_years"], "options": {"bySite": "true", "cuts": "age_years=50,65"}}
            """;
    private static final Duration LONG_WORK = Duration.ofSeconds(120);

    private static final Actor STATISTICIAN =
            new Actor("test-statistician", "Test statistician", Set.of(Role.STATISTICIAN));

    private static TemporaryWorkbench workbench;
    private static DemoTrial demo;

    private final WorkbenchBrowser browser = WorkbenchBrowser.open();

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        workbench = TemporaryWorkbench.start();
        workbench.addUser("statistician", "S. Tatistician", Role.STATISTICIAN);
        demo = DemoTrial.in(workbench, workbench.addUser("approver", "A. Prover", Role.APPROVER));
        demo.lockLastModel();
        demo.enrol(24);
        workbench.service(InferenceRuns.class).runToEnd(demo.coordinator(), TRIAL);
        demo.captureOutcomes();
    }

    @AfterAll
    static void stop() {
        workbench.close();
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
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
        inView("details summary");
        browser.find("details summary").click();
        String plan = planText();
        changeJson("{\"alpha\":", "is not JSON");
        changeJson(plan.replace("Restricted mean to 24 months", "Restricted mean to two years"), "to two years");
        inView("h1");
        browser.press("Save plan").waitForText("can no longer be approved");
        browser.press("Save").waitForText("Say why the plan changes; it stands in the record");
        browser.picture("plan-save");
        browser.fill("Reason", "The two-year mean is of interest").press("Save");
        browser.waitForText("version 1.1 · draft, waits for approval").waitForText("Restricted mean to two years");
        browser.picture("plan-saved");
        List<Protocol> versions = workbench.service(ProtocolService.class).versions(trial);
        assertThat(versions).extracting(Protocol::version).containsExactly("1.0", "1.1");
        assertThat(versions.getLast()
                        .definition()
                        .analysisPlan()
                        .analyses()
                        .getLast()
                        .tau())
                .contains(24.0);
        assertThat(workbench
                        .service(AuditLog.class)
                        .count(AuditFilter.ofTrial("plan-forms").with(AuditAction.PROTOCOL_DRAFTED)))
                .isEqualTo(2);
    }

    @Test
    @Order(3)
    void whatThePlanDoesNotListIsStampedPostHocInEveryDocument() {
        analysed();
        workbench
                .service(PostHocAnalyses.class)
                .perform(
                        STATISTICIAN,
                        TRIAL,
                        PlanRevision.analysis(demo.protocol(), SUBGROUPS),
                        "A reviewer asked for subgroups");
        IssuedReports.Outcome issued = workbench
                .service(IssuedReports.class)
                .issue(demo.approver(), new Credentials("approver", TemporaryWorkbench.PASSWORD), TRIAL);
        assertThat(issued).isInstanceOfSatisfying(IssuedReports.Outcome.Issued.class, done -> isStamped(done.report()));
    }

    @Test
    @Order(4)
    void aPostHocAnalysisIsAskedByTheFormAndShownApart() {
        become("statistician", "S. Tatistician");
        browser.go(workbench.address("trial/glioma-rct/results")).press("Post hoc analysis");
        browser.choose("Method", "Hazard ratios in subgroups with tests of interaction")
                .waitForText("baseline hazard of each subgroup")
                .press("Perform");
        browser.waitForText("At least one column that makes subgroups, or the site");
        browser.fill("Identifier", "by-site").fill("Title", "Hazard ratio by site");
        browser.driver()
                .findElement(
                        By.xpath("//vaadin-checkbox[label[normalize-space(.)='Subgroups by site as well']]//input"))
                .sendKeys(Keys.SPACE);
        browser.fill("Cut points of numbers", "age_years=65,50").press("Perform");
        browser.waitForText("Cut points of age_years ascend").pictures("post-hoc-form");
        assertThat(browser.graveAccessibilityViolations()).isEmpty();
        browser.field("Cut points of numbers").sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE, Keys.TAB);
        browser.press("Perform").waitForText("A post hoc analysis gives its reason");
        browser.fill("Why is it asked", "Sites differ").press("Perform");
        browser.waitForText("Why: Sites differ", LONG_WORK).waitForText("POST HOC");
        browser.driver().executeScript("document.getElementById('post-hoc').scrollIntoView()");
        browser.pictures("results-post-hoc");
        assertThat(browser.graveAccessibilityViolations()).isEmpty();
        assertThat(workbench.service(PostHocAnalyses.class).list(TRIAL)).hasSize(2);
    }

    private static void analysed() {
        CohortService cohort = workbench.service(CohortService.class);
        DatabaseLock lock =
                cohort.lockDatabase(demo.approver(), demo.protocol(), Digest.ofText("signed in a test"), Instant.now());
        workbench.service(RandomizationService.class).reveal(STATISTICIAN, lock, Instant.now());
        workbench.service(TrialAnalyses.class).analyse(STATISTICIAN, TRIAL);
    }

    private void isStamped(IssuedReport report) {
        ContentStore contents = workbench.service(ContentStore.class);
        assertThat(new String(contents.get(report.results()), StandardCharsets.UTF_8))
                .contains("\"postHoc\":[", "\"stamp\":\"post hoc\"", "subgroups.interaction.age_years");
        try (PdfReader pdf = new PdfReader(contents.get(report.pdf()));
                XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(contents.get(report.excel())))) {
            PdfTextExtractor text = new PdfTextExtractor(pdf);
            StringBuilder all = new StringBuilder();
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                all.append(text.getTextFromPage(page));
            }
            assertThat(all).contains("Post hoc analyses", "A reviewer asked for subgroups", "[post hoc]");
            assertThat(workbook.getSheet("Results"))
                    .anySatisfy(row -> assertThat(row)
                            .anySatisfy(cell -> assertThat(cell.toString()).isEqualTo("post hoc")));
            Path capsule = Files.write(folder.resolve("capsule.zip"), contents.get(report.capsule()));
            assertThat(CapsuleVerifier.verify(capsule)).isInstanceOf(CapsuleVerification.Intact.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The demonstration's protocol as a draft of another trial. */
    private static TrialId draftOf(String id) {
        String json = new String(DemoFiles.bytes(DemoFiles.of("trial.json")), StandardCharsets.UTF_8)
                .replaceFirst("\"id\": \"glioma-rct\"", "\"id\": \"" + id + "\"");
        return workbench
                .service(ProtocolService.class)
                .draft(STATISTICIAN, json.getBytes(StandardCharsets.UTF_8), Instant.now())
                .trial();
    }

    private String planText() {
        return String.valueOf(
                browser.driver().executeScript("return document.querySelector('vaadin-text-area.code-area').value"));
    }

    /** Puts a text into the field of the plan and takes it over. */
    private void changeJson(String text, String then) {
        browser.driver()
                .executeScript(
                        "const area = document.querySelector('vaadin-text-area.code-area'); area.value = arguments[0];"
                                + "area.dispatchEvent(new CustomEvent('change', {bubbles: true}));",
                        text);
        inView("details vaadin-button");
        browser.press("Take over from JSON").waitForText(then);
    }

    private void inView(String selector) {
        browser.driver()
                .executeScript("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", selector);
    }

    private void become(String user, String name) {
        browser.becomes(workbench.address("login"), user, TemporaryWorkbench.PASSWORD)
                .waitForText(name);
    }
}
