package org.probatum.test.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probatum.test.browser.DemoFiles;
import org.probatum.test.browser.DemoTrial;
import org.probatum.test.browser.TemporaryWorkbench;
import org.probatum.test.browser.WorkbenchBrowser;
import org.probatum.trial.acquisition.AcquisitionService;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.AdverseEvent;
import org.probatum.trial.cohort.CohortOverview;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.cohort.DataQueryService;
import org.probatum.trial.cohort.OutcomeService;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.cohort.Withdrawal;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.TrialId;

/** The pages of a trial under way: looked at in every width and colour scheme, and accessible. */
class TrialPagesTest {

    private static final TrialId TRIAL = new TrialId("glioma-rct");
    private static final ParticipantId FIRST = new ParticipantId("GS-0001");
    private static final ParticipantId SECOND = new ParticipantId("GS-0002");

    private static TemporaryWorkbench workbench;
    private static WorkbenchBrowser browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        workbench = TemporaryWorkbench.start();
        workbench.addUser("coordinator", "C. Oordinator", Role.COORDINATOR);
        workbench.addUser("reader", "R. Eader", Role.AUDITOR);
        DemoTrial demo = DemoTrial.in(workbench, workbench.addUser("approver", "A. Prover", Role.APPROVER));
        demo.enrol(14);
        demo.screen("GS-0900", "17");
        demo.screen("GS-0901", "41");
        events(demo);
        browser = WorkbenchBrowser.open();
    }

    private static void events(DemoTrial demo) {
        Instant now = Instant.now();
        var by = demo.coordinator();
        workbench
                .service(DataQueryService.class)
                .open(by, TRIAL, FIRST, "laboratory.csv crp_mg_l", "Please confirm the unit of CRP.", now);
        workbench
                .service(OutcomeService.class)
                .recordAdverseEvent(by, TRIAL, new AdverseEvent(FIRST, "Headache", 2, 14, false), now);
        workbench
                .service(AcquisitionService.class)
                .acquire(by, TRIAL, SECOND, new Modality("histology"), "slide.png", new byte[] {1, 2, 3});
        CohortService cohort = workbench.service(CohortService.class);
        cohort.withdraw(
                by,
                cohort.enrolled(TRIAL, new ParticipantId("GS-0003")).orElseThrow(),
                new Withdrawal(
                        new ParticipantId("GS-0003"),
                        LocalDate.parse("2024-05-02"),
                        Withdrawal.Extent.FOLLOW_UP,
                        "Moved away"),
                now);
    }

    @AfterAll
    static void stop() {
        browser.close();
        workbench.close();
    }

    @Test
    void everyPageIsAccessibleInLightAndDark() {
        become("coordinator", "C. Oordinator");
        look("", "home-trial", "for you");
        look("trial/glioma-rct/protocol", "protocol-trial", "SPIRIT-AI");
        look("trial/glioma-rct/cohort", "cohort-trial", "GS-0001");
        look("trial/glioma-rct/participant/GS-0001", "participant", "Please confirm the unit of CRP.");
        look("trial/glioma-rct/participant/GS-0002", "participant-refused", "refused");
        look("models", "models-trial", "late_kronecker");
        look("models/late_kronecker@1.0.0", "model-detail", "Contract: inputs");
    }

    @Test
    void theCohortIsFilteredByChipsAndWords() {
        become("reader", "R. Eader");
        browser.go(workbench.address("trial/glioma-rct/cohort")).waitForText("GS-0001");
        assertThat(browser.bodyText())
                .as("an auditor reads and does not act")
                .doesNotContain("Enrol participant")
                .doesNotContain("Lock database");
        browser.press("Withdrawn 1").waitForText("GS-0003");
        assertThat(browser.bodyText()).doesNotContain("GS-0001");
        browser.press("Needs attention 2").waitForText("GS-0002");
        assertThat(browser.bodyText()).doesNotContain("GS-0004");
    }

    @Test
    void anImportTakesWhoIsRightAndNamesEveryRefusedLine() throws IOException {
        become("coordinator", "C. Oordinator");
        browser.go(workbench.address("trial/glioma-rct/cohort")).press("Import cohort");
        browser.fill("Version of the consent form", "1.0");
        browser.upload(cohortOf("GS-0101", "GS-0102", "GS-0104")).waitForText("2 enrolled");
        browser.waitForText("site-z").picture("import-report");
        assertThat(browser.graveAccessibilityViolations()).isEmpty();
        CohortOverview overview = workbench.service(CohortOverview.class);
        assertThat(overview.participant(TRIAL, new ParticipantId("GS-0101"))).isPresent();
        assertThat(overview.participant(TRIAL, new ParticipantId("GS-0104")))
                .as("nothing of a refused line is stored")
                .isEmpty();
        assertThat(workbench.service(AcquisitionService.class).byParticipant(TRIAL, new ParticipantId("GS-0104")))
                .isEmpty();
    }

    /** The last of them comes from a site that is not the trial's. */
    private Path cohortOf(String... ids) throws IOException {
        Path cohort = Files.createDirectory(folder.resolve("cohort"));
        List<String> wanted = List.of(ids);
        for (String table : List.of("participants.csv", "laboratory.csv", "molecular.csv", "notes.csv")) {
            List<String> lines = Files.readAllLines(DemoFiles.of("cohort/" + table)).stream()
                    .filter(line ->
                            line.startsWith("participant_id") || wanted.contains(line.substring(0, line.indexOf(','))))
                    .map(line -> line.startsWith(ids[ids.length - 1]) ? line.replace("site-a", "site-z") : line)
                    .toList();
            Files.write(cohort.resolve(table), lines, StandardCharsets.UTF_8);
        }
        Files.copy(DemoFiles.of("cohort/data_dictionary.csv"), cohort.resolve("data_dictionary.csv"));
        return DemoFiles.zip(cohort, folder.resolve("cohort.zip"));
    }

    private static void look(String page, String name, String text) {
        browser.go(workbench.address(page)).waitForText(text);
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
