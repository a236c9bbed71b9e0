package org.probatum.test.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.probatum.test.browser.TemporaryWorkbench;
import org.probatum.test.browser.WorkbenchBrowser;

/** How the first people get in: nobody hands a password to anybody. */
class FirstAdministratorTest {

    private final TemporaryWorkbench workbench = TemporaryWorkbench.start();
    private final WorkbenchBrowser browser = WorkbenchBrowser.open();

    @AfterEach
    void close() {
        browser.close();
        workbench.close();
    }

    @Test
    void theFirstAdministratorComesInByTheOneTimeLinkAndInvitesACoordinator() {
        browser.go(workbench.administratorLink()).waitForText("Choose a password");
        assertThat(browser.graveAccessibilityViolations()).isEmpty();
        browser.picture("welcome");
        choosePassword("four plain words here");
        browser.waitForText("Password set");

        browser.go(workbench.address("")).logIn("admin", "four plain words here");
        browser.waitForText("First administrator · administrator");
        browser.go(workbench.address("users")).waitForText("1 account · 1 active");
        browser.button("Add user").click();
        fill("vaadin-dialog vaadin-text-field:nth-of-type(1) input", "a.weber");
        fill("vaadin-dialog vaadin-text-field:nth-of-type(2) input", "A. Weber");
        browser.driver()
                .findElements(By.cssSelector("vaadin-dialog vaadin-checkbox input"))
                .getFirst()
                .click();
        browser.picture("users-add");
        browser.driver()
                .findElement(By.xpath("//vaadin-dialog//vaadin-button[normalize-space(.)='Add user']"))
                .click();
        browser.waitForText("One-time link for a.weber");
        browser.picture("users-link");
        String link =
                String.valueOf(browser.find("vaadin-text-field[readonly] input").getDomProperty("value"));
        browser.button("Done").click();
        browser.waitForText("2 accounts · 1 active");
        assertThat(browser.graveAccessibilityViolations()).isEmpty();
        browser.picture("users");

        browser.go(link).waitForText("For A. Weber, login name a.weber");
        choosePassword("a coordinator's own words");
        browser.waitForText("Password set");
        browser.go(link).waitForText("This link does not work");
    }

    private void choosePassword(String password) {
        fill("vaadin-password-field:nth-of-type(1) input", password);
        fill("vaadin-password-field:nth-of-type(2) input", password);
        browser.type(Keys.TAB);
        browser.button("Set password").click();
    }

    private void fill(String cssSelector, String text) {
        browser.find(cssSelector).sendKeys(text);
    }
}
