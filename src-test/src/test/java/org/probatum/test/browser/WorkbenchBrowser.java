package org.probatum.test.browser;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A headless Chromium with a profile of its own.
 *
 * <p>Uses the browser and driver that {@code PROBATUM_CHROMIUM} and {@code PROBATUM_CHROMEDRIVER} name ({@code ./probatum test}
 * sets them), otherwise whatever Selenium Manager finds.
 */
public final class WorkbenchBrowser implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private final Path profile;
    private final ChromeDriver driver;

    private WorkbenchBrowser(Path profile, ChromeDriver driver) {
        this.profile = profile;
        this.driver = driver;
    }

    public static WorkbenchBrowser open() {
        try {
            Path profile = Files.createTempDirectory("probatum-browser-");
            ChromeOptions options = new ChromeOptions();
            options.addArguments(
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-dev-shm-usage",
                    "--no-first-run",
                    "--user-data-dir=" + profile);
            String browser = System.getenv("PROBATUM_CHROMIUM");
            if (browser != null && !browser.isBlank()) {
                options.setBinary(browser);
            }
            String chromedriver = System.getenv("PROBATUM_CHROMEDRIVER");
            if (chromedriver != null && !chromedriver.isBlank()) {
                System.setProperty("webdriver.chrome.driver", chromedriver);
            }
            WorkbenchBrowser opened = new WorkbenchBrowser(profile, new ChromeDriver(options));
            return opened.sized(1440, 900);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the page this size (CSS pixels). */
    public WorkbenchBrowser sized(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.manage().window().setSize(new Dimension(width, height));
        return this;
    }

    /** Lets the system prefer dark or light. */
    public WorkbenchBrowser inTheDark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        return this;
    }

    /** Opens an address and waits until the page has its heading. */
    public WorkbenchBrowser go(String address) {
        driver.get(address);
        find("h1");
        return settle();
    }

    /** Waits for this element to be visible. */
    public WebElement find(String cssSelector) {
        return wait(By.cssSelector(cssSelector));
    }

    /** Waits for an element with exactly this content, also where Selenium takes an overlay for clipped. */
    public void waitForContent(String cssSelector, String content) {
        new WebDriverWait(driver, PATIENCE)
                .until(on -> on.findElements(By.cssSelector(cssSelector)).stream()
                        .anyMatch(element -> content.equals(element.getDomProperty("textContent"))));
    }

    /** Waits for a button (or what acts as one) with exactly this text. */
    public WebElement button(String text) {
        return wait(By.xpath("//vaadin-button[normalize-space(.)='" + text + "']"));
    }

    /** Waits for the input of the field with this label, the last one that opened. */
    public WebElement field(String label) {
        By by = By.xpath("(//*[label[normalize-space(.)='" + label + "']]//*[self::input or self::textarea])[last()]");
        return new WebDriverWait(driver, PATIENCE).until(ExpectedConditions.elementToBeClickable(by));
    }

    /** Fills the field with this label. */
    public WorkbenchBrowser fill(String label, String value) {
        field(label).sendKeys(value, Keys.TAB);
        return settle();
    }

    /** Chooses an item of the drop-down with this label. */
    public WorkbenchBrowser choose(String label, String item) {
        wait(By.xpath("(//vaadin-select[label[normalize-space(.)='" + label + "']])[last()]"))
                .click();
        wait(By.xpath("//vaadin-select-item[normalize-space(.)='" + item + "']"))
                .click();
        return settle();
    }

    /** Presses the button with this text as soon as it can be pressed. */
    public WorkbenchBrowser press(String text) {
        By by = By.xpath("(//vaadin-button[normalize-space(.)='" + text + "'])[last()]");
        new WebDriverWait(driver, PATIENCE)
                .until(ExpectedConditions.elementToBeClickable(by))
                .click();
        return settle();
    }

    /** Follows the link with this text. */
    public WorkbenchBrowser follow(String text) {
        By by = By.xpath("//a[normalize-space(.)='" + text + "']");
        new WebDriverWait(driver, PATIENCE)
                .until(ExpectedConditions.elementToBeClickable(by))
                .click();
        return settle();
    }

    /** Hands a file to the upload that opened last. */
    public WorkbenchBrowser upload(Path file) {
        new WebDriverWait(driver, PATIENCE)
                .until(ExpectedConditions.presenceOfElementLocated(By.cssSelector("vaadin-upload")));
        WebElement input =
                (WebElement) driver.executeScript("return [...document.querySelectorAll('vaadin-upload')].at(-1)"
                        + ".shadowRoot.querySelector('input[type=file]')");
        java.util.Objects.requireNonNull(input).sendKeys(file.toAbsolutePath().toString());
        return settle();
    }

    /** Forgets who is logged in, and logs in as somebody else. */
    public WorkbenchBrowser becomes(String loginAddress, String user, String password) {
        // The page is left before its session is, as it tells the server that it is left.
        driver.get("about:blank");
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        return go(loginAddress).logIn(user, password);
    }

    /** Follows the link with this text, which downloads a file of this name, and waits until it is whole in the folder. */
    public Path download(String link, String name, Path folder) {
        driver.executeCdpCommand(
                "Browser.setDownloadBehavior",
                Map.of(
                        "behavior",
                        "allow",
                        "downloadPath",
                        folder.toAbsolutePath().toString()));
        follow(link);
        Path file = folder.resolve(name);
        // Chromium gives a file its name once all of it has come.
        new WebDriverWait(driver, PATIENCE).until(on -> Files.isRegularFile(file) && !isUnfinished(folder, name));
        return file;
    }

    private static boolean isUnfinished(Path folder, String name) {
        return Files.exists(folder.resolve(name + ".crdownload"));
    }

    /** Waits until this text can be read somewhere on the page. */
    public WorkbenchBrowser waitForText(String text) {
        return waitForText(text, PATIENCE);
    }

    /** Waits this long at most until this text can be read somewhere on the page. */
    public WorkbenchBrowser waitForText(String text, Duration patience) {
        new WebDriverWait(driver, patience)
                .until(on -> text(on.findElement(By.tagName("body"))).contains(text));
        return settle();
    }

    /** Waits until this text cannot be read on the page any more. */
    public WorkbenchBrowser waitUntilGone(String text) {
        new WebDriverWait(driver, PATIENCE).until(on -> !bodyText().contains(text));
        return settle();
    }

    /** Logs in on the log-in page. */
    public WorkbenchBrowser logIn(String user, String password) {
        WebElement name = find("input[name=username]");
        name.sendKeys(user);
        find("input[name=password]").sendKeys(password, Keys.ENTER);
        return this;
    }

    /** Everything of the keyboard, to what has the focus. */
    public WorkbenchBrowser type(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
        return this;
    }

    /** What has the focus. */
    public WebElement focused() {
        return driver.switchTo().activeElement();
    }

    public ChromeDriver driver() {
        return driver;
    }

    public String bodyText() {
        return text(driver.findElement(By.tagName("body")));
    }

    /** Stores a picture of the page as {@code target/screenshots/NAME.png}. */
    public WorkbenchBrowser picture(String name) {
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Stores pictures of the page at the three widths, in light and in dark. */
    public WorkbenchBrowser pictures(String name) {
        for (int width : new int[] {1440, 1024, 820}) {
            sized(width, width == 820 ? 1180 : 900);
            for (boolean dark : new boolean[] {false, true}) {
                inTheDark(dark).picture(name + "-" + width + (dark ? "-dark" : ""));
            }
        }
        return inTheDark(false).sized(1440, 900);
    }

    /** Serious and critical violations that axe finds on the page, one line each. */
    public List<String> graveAccessibilityViolations() {
        return new AxeBuilder()
                .analyze(driver).getViolations().stream()
                        .filter(rule -> GRAVE.contains(String.valueOf(rule.getImpact())))
                        .map(WorkbenchBrowser::describe)
                        .toList();
    }

    private static String describe(Rule rule) {
        return rule.getId() + " (" + rule.getImpact() + "): " + rule.getHelp() + " at "
                + rule.getNodes().stream()
                        .map(node -> String.valueOf(node.getHtml()))
                        .toList();
    }

    /** Waits until Vaadin's client is idle. */
    private WorkbenchBrowser settle() {
        new WebDriverWait(driver, PATIENCE)
                .until(on -> Boolean.TRUE.equals(driver.executeScript(
                        "const c = window.Vaadin && window.Vaadin.Flow && window.Vaadin.Flow.clients;"
                                + "return !!c && Object.keys(c).length > 0"
                                + " && Object.values(c).every(x => !x.isActive || !x.isActive())"
                                + " && document.fonts.status === 'loaded';")));
        return this;
    }

    private WebElement wait(By by) {
        return new WebDriverWait(driver, PATIENCE).until(ExpectedConditions.visibilityOfElementLocated(by));
    }

    private static String text(WebElement element) {
        return String.valueOf(element.getText());
    }

    @Override
    public void close() {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
