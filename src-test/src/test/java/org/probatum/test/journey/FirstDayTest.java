package org.probatum.test.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.probatum.test.browser.TemporaryWorkbench;
import org.probatum.test.browser.WorkbenchBrowser;
import org.probatum.trial.audit.Role;

/** The first day on an empty data folder: nobody is known, nothing is there yet. */
class FirstDayTest {

    private static final List<String> PAGES = List.of(
            "trial/todo",
            "trial/protocol",
            "trial/cohort",
            "trial/runs",
            "trial/explanations",
            "trial/results",
            "trial/reports",
            "trial/record",
            "models");

    private static TemporaryWorkbench workbench;
    private WorkbenchBrowser browser;

    @BeforeAll
    static void startWorkbench() {
        workbench = TemporaryWorkbench.start();
    }

    @AfterAll
    static void stopWorkbench() {
        workbench.close();
    }

    @BeforeEach
    void openBrowser() {
        browser = WorkbenchBrowser.open();
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @Test
    void aWrongPasswordIsRefusedInWords() {
        browser.go(workbench.address("login")).logIn("nobody", "nothing that fits");
        browser.waitForText("Name or password is wrong");
        assertThat(browser.graveAccessibilityViolations()).isEmpty();
        browser.picture("login-refused");
    }

    @Test
    void everyPageSaysWhatBelongsInItAndIsAccessible() {
        workbench.addUser("reader", "R. Eader", Role.AUDITOR);
        browser.go(workbench.address("login"));
        assertThat(browser.graveAccessibilityViolations()).isEmpty();
        picturesOf("login", "login");
        browser.logIn("reader", TemporaryWorkbench.PASSWORD).waitForText("R. Eader · auditor");
        for (String page : PAGES) {
            browser.go(workbench.address(page));
            saysWhatBelongsHere(page);
            assertThat(browser.graveAccessibilityViolations()).as(page).isEmpty();
            picturesOf(page, page.replace("trial/", ""));
            browser.inTheDark(true);
            assertThat(browser.graveAccessibilityViolations())
                    .as(page + " in the dark")
                    .isEmpty();
            browser.inTheDark(false);
        }
    }

    @Test
    void theKeyboardReachesSearchNavigationAndLogOut() {
        workbench.addUser("keys", "K. Board", Role.COORDINATOR);
        browser.go(workbench.address("login")).logIn("keys", TemporaryWorkbench.PASSWORD);
        browser.waitForText("K. Board · coordinator");
        browser.type("/").type("GS-0041");
        browser.waitForContent(".search-results p", "Nothing found for “GS-0041”.");
        browser.type(Keys.ESCAPE);

        browser.go(workbench.address("trial/todo"));
        tabTo("Cohort").sendKeys(Keys.ENTER);
        browser.waitForText("No participants yet");
        tabTo("K. Board").sendKeys(Keys.ENTER);
        browser.waitForText("Log out");
        browser.focused().sendKeys(Keys.ENTER);
        browser.find("input[name=username]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial/cohort", "models", "users"})
    void withoutALogInEveryPageAsksForOne(String page) {
        browser.go(workbench.address(page));
        assertThat(browser.find("input[name=username]").isDisplayed()).isTrue();
    }

    private WebElement tabTo(String name) {
        browser.find("h1").click();
        for (int press = 0; press < 40; press++) {
            browser.type(Keys.TAB);
            WebElement focused = browser.focused();
            if ("body".equals(focused.getTagName())) {
                continue;
            }
            if (String.valueOf(focused.getText()).contains(name)
                    || String.valueOf(focused.getAttribute("aria-label")).contains(name)) {
                return focused;
            }
        }
        throw new AssertionError("40 times Tab did not reach " + name);
    }

    /** The record alone is never empty: it begins with the accounts. */
    private void saysWhatBelongsHere(String page) {
        if (page.equals("trial/record")) {
            browser.waitForText("Choose an entry to see its content and its proof.");
        } else {
            assertThat(browser.find(".empty-state h2").getText()).as(page).isNotBlank();
        }
    }

    private void picturesOf(String page, String name) {
        for (int width : new int[] {1440, 1024, 820}) {
            browser.sized(width, width == 820 ? 1180 : 900);
            for (boolean dark : new boolean[] {false, true}) {
                browser.inTheDark(dark).picture(name + "-" + width + (dark ? "-dark" : ""));
            }
        }
        browser.inTheDark(false).sized(1440, 900);
    }
}
