package org.probatum.ui.workbench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.probatum.trial.storage.StorageException;
import org.probatum.ui.security.UserAccounts;
import org.springframework.boot.WebApplicationType;

/** The running browser workbench of one data folder. */
public final class Workbench implements AutoCloseable {

    private final StartedContext started;

    private Workbench(StartedContext started) {
        this.started = started;
    }

    /**
     * Starts the workbench and returns when it answers.
     *
     * @param dataDir the data folder; made when it is not there
     * @param port TCP port, or 0 for a free one
     * @throws StorageException if the folder cannot be used or another process uses it
     * @throws WorkbenchStartException if the port is taken or the database does not answer
     */
    public static Workbench start(Path dataDir, int port) {
        return start(dataDir, port, Map.of());
    }

    /**
     * Starts the workbench with settings of Spring Boot's that come before the built-in ones and after the environment's.
     *
     * @throws StorageException if the folder cannot be used or another process uses it
     * @throws WorkbenchStartException if the port is taken or the database does not answer
     */
    public static Workbench start(Path dataDir, int port, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(Map.of("server.port", port));
        all.putAll(settings);
        return new Workbench(
                StartedContext.start(WorkbenchApplication.class, WebApplicationType.SERVLET, dataDir, all));
    }

    /** The address of the first page, as seen from this machine. */
    public String address() {
        String port = started.context().getEnvironment().getProperty("local.server.port", "8080");
        return "http://localhost:" + port + "/";
    }

    /** Where everything is stored, as an absolute path. */
    public Path dataFolder() {
        return started.folder().path();
    }

    /** The one-time link for the first administrator, as long as nobody has used one. */
    public Optional<String> administratorLink() {
        return service(UserAccounts.class).inviteFirstAdministrator().map(invitation -> address() + invitation.path());
    }

    /** A service of the running workbench. */
    public <T> T service(Class<T> type) {
        return started.service(type);
    }

    @Override
    public void close() {
        started.close();
    }
}
