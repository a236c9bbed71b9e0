package org.probatum.test.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.test.browser.DemoTrial;
import org.probatum.test.browser.TemporaryWorkbench;
import org.probatum.test.browser.WorkbenchBrowser;
import org.probatum.trial.audit.Role;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;

/** A coordinator looks at a doubtful alignment and accepts it with a signature; the next run predicts the participant. */
class AlignmentReviewJourneyTest {

    private static final TrialId TRIAL = new TrialId("glioma-rct");

    /** With the demonstration's bound this one's alignment is doubtful. */
    private static final ParticipantId DOUBTED = new ParticipantId("GS-0001");

    /** And this one's accepted. */
    private static final ParticipantId CLEAR = new ParticipantId("GS-0011");

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static TemporaryWorkbench workbench;
    private static WorkbenchBrowser browser;
    private static DemoTrial demo;

    @BeforeAll
    static void start() {
        workbench = TemporaryWorkbench.start();
        workbench.addUser("coordinator", "C. Oordinator", Role.COORDINATOR);
        demo = DemoTrial.in(
                workbench,
                workbench.addUser("approver", "A. Prover", Role.APPROVER),
                json -> json.replace(
                        "\"onFailure\": \"notEvaluable\"", "\"onFailure\": \"notEvaluable\", \"onDoubt\": \"review\""));
        demo.lockLastModel();
        demo.enrol(DOUBTED.value());
        demo.enrol(CLEAR.value());
        workbench.service(InferenceRuns.class).runToEnd(demo.coordinator(), TRIAL);
        browser = WorkbenchBrowser.open();
    }

    @AfterAll
    static void stop() {
        browser.close();
        workbench.close();
    }

    @Test
    void aDoubtfulAlignmentIsLookedAtAndAccepted() {
        InferenceRuns runs = workbench.service(InferenceRuns.class);
        assertThat(runs.predictions(TRIAL)).doesNotContainKey(DOUBTED).hasSize(1);
        browser.becomes(workbench.address("login"), "coordinator", TemporaryWorkbench.PASSWORD)
                .waitForText("C. Oordinator");
        browser.go(workbench.address("")).waitForText("GS-0001 is not predicted until somebody decides");
        browser.follow("Review 1 doubtful alignment").waitForText("Alignment of GS-0001");
        looksInEveryMode();
        browser.pictures("alignment-doubtful");
        assertThat(browser.graveAccessibilityViolations()).isEmpty();

        browser.press("Accept alignment").press("Go on").waitForText("Say why");
        browser.fill("Reason", "The ventricles meet in all three planes").press("Go on");
        browser.waitForText("I have reviewed this alignment and decided on its use");
        assertThat(browser.graveAccessibilityViolations()).isEmpty();
        browser.fill("Login name", "coordinator").fill("Password", TemporaryWorkbench.PASSWORD);
        browser.press("Sign").waitForText("doubtful, accepted by review");

        browser.waitForText("The ventricles meet in all three planes").picture("alignment-accepted");
        assertThat(browser.bodyText()).doesNotContain("Accept alignment");
        runs.runToEnd(demo.coordinator(), TRIAL);
        assertThat(runs.predictions(TRIAL)).containsKey(DOUBTED);
        browser.go(workbench.address("")).waitForText("To do");
        assertThat(browser.bodyText()).doesNotContain("doubtful alignment");
    }

    /** Every way to show the pair draws something, and the keyboard moves slice and cursor. */
    private static void looksInEveryMode() {
        waitForSlice("axial-8");
        for (String mode : new String[] {"Checkerboard", "Blend", "Flicker", "Difference", "Side by side"}) {
            browser.driver()
                    .findElement(By.xpath("//label[normalize-space(.)='" + mode + "']"))
                    .click();
            browser.picture(
                    "alignment-" + mode.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
            assertThat(shades()).as("different greys drawn in mode " + mode).isGreaterThan(20);
        }
        WebElement canvas = browser.find(".viewer-stage canvas");
        String before = browser.find(".viewer-readout").getText();
        canvas.sendKeys(Keys.PAGE_UP);
        waitForSlice("axial-9");
        canvas.sendKeys(Keys.ARROW_LEFT);
        new WebDriverWait(browser.driver(), PATIENCE)
                .until(on -> !String.valueOf(browser.find(".viewer-readout").getText())
                        .equals(before));
        assertThat(browser.bodyText()).contains("10 of 16");
    }

    private static void waitForSlice(String name) {
        browser.find(".alignment-viewer[data-ready='" + name + "']");
    }

    /** How many different greys the last picture has. */
    private static long shades() {
        Object count = browser.driver()
                .executeScript("const c = [...document.querySelectorAll('.viewer-stage canvas')].at(-1);"
                        + "c.closest('.alignment-viewer').viewer.drawNow();"
                        + "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
                        + "const s = new Set(); for (let n = 0; n < d.length; n += 4) { s.add(d[n]); } return s.size;");
        return count instanceof Long number ? number : 0;
    }
}
