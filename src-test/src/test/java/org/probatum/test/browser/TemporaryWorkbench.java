package org.probatum.test.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.ui.security.UserAccounts;
import org.probatum.ui.workbench.Workbench;

/** The whole workbench on a random port with a data folder of its own, which goes when it is closed. */
public final class TemporaryWorkbench implements AutoCloseable {

    /** The password of every account that {@link #addUser} makes. */
    public static final String PASSWORD = "four plain words here";

    private final Path folder;
    private final Workbench workbench;

    private TemporaryWorkbench(Path folder, Workbench workbench) {
        this.folder = folder;
        this.workbench = workbench;
    }

    public static TemporaryWorkbench start() {
        return start(Map.of());
    }

    /** Starts it with settings of Spring Boot's, such as {@code spring.datasource.url}. */
    public static TemporaryWorkbench start(Map<String, Object> settings) {
        try {
            Path folder = Files.createTempDirectory("probatum-test-");
            return new TemporaryWorkbench(folder, Workbench.start(folder, 0, settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a page. */
    public String address(String path) {
        return workbench.address() + path;
    }

    public <T> T service(Class<T> type) {
        return workbench.service(type);
    }

    /** The one-time link that {@code probatum serve} prints. */
    public String administratorLink() {
        return workbench.administratorLink().orElseThrow();
    }

    /** Makes an account the way people do: an administrator invites, the person chooses {@link #PASSWORD}. */
    public Actor addUser(String user, String name, Role... roles) {
        UserAccounts accounts = service(UserAccounts.class);
        Actor administrator = new Actor("test-administrator", "Test administrator", Set.of(Role.ADMINISTRATOR));
        String token = accounts.create(administrator, user, name, Set.of(roles)).token();
        return accounts.redeem(token, PASSWORD).actor();
    }

    @Override
    public void close() {
        workbench.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
