package org.probatum.ui.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probatum.ui.security.UserAccounts;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/** The running browser workbench of one data folder. */
public final class Workbench implements AutoCloseable {

    private static final String DATABASE_ADDRESS = "SPRING_DATASOURCE_URL";

    private final ConfigurableApplicationContext context;
    private final Path dataFolder;

    private Workbench(ConfigurableApplicationContext context, Path dataFolder) {
        this.context = context;
        this.dataFolder = dataFolder;
    }

    /**
     * Starts the workbench and returns when it answers.
     *
     * @param dataDir the data folder; made when it is not there
     * @param port TCP port, or 0 for a free one
     * @throws WorkbenchStartException if the folder cannot be used, is in use, or the port is taken
     */
    public static Workbench start(Path dataDir, int port) {
        Path folder = dataDir.toAbsolutePath().normalize();
        create(folder);
        SpringApplication application = new SpringApplication(WorkbenchApplication.class);
        application.setDefaultProperties(settings(folder, port));
        application.setLogStartupInfo(false);
        try {
            return new Workbench(application.run(), folder);
        } catch (RuntimeException failure) {
            throw explained(failure, folder, port);
        }
    }

    /** The address of the first page, as seen from this machine. */
    public String address() {
        String port = context.getEnvironment().getProperty("local.server.port", "8080");
        return "http://localhost:" + port + "/";
    }

    public Path dataFolder() {
        return dataFolder;
    }

    /** The one-time link for the first administrator, as long as nobody has used one. */
    public Optional<String> administratorLink() {
        return context.getBean(UserAccounts.class)
                .inviteFirstAdministrator()
                .map(invitation -> address() + invitation.path());
    }

    /** A service of the running workbench. */
    public <T> T service(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    private static void create(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new WorkbenchStartException("--data-dir expects a folder, but " + folder + " is a file");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the data folder " + folder, e);
        }
        if (!Files.isWritable(folder)) {
            throw new WorkbenchStartException("No permission to write to the data folder " + folder);
        }
    }

    private static Map<String, Object> settings(Path folder, int port) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.port", port);
        settings.put("probatum.data-dir", folder.toString());
        if (System.getenv(DATABASE_ADDRESS) == null && System.getProperty("spring.datasource.url") == null) {
            settings.put(
                    "spring.datasource.url",
                    "jdbc:h2:file:" + folder.resolve("database") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
            settings.put("spring.datasource.username", "probatum");
        }
        return settings;
    }

    private static RuntimeException explained(RuntimeException failure, Path folder, int port) {
        PortInUseException portInUse = cause(failure, PortInUseException.class);
        if (portInUse != null) {
            return new WorkbenchStartException("Port " + port + " is in use; choose another with --port", failure);
        }
        java.sql.SQLException database = cause(failure, java.sql.SQLException.class);
        if (database != null) {
            return database.getErrorCode() == 90_020
                    ? inUse(folder, failure)
                    : new WorkbenchStartException("The database does not answer: " + database.getMessage(), failure);
        }
        return failure;
    }

    private static WorkbenchStartException inUse(Path folder, Throwable cause) {
        return new WorkbenchStartException(
                "Another Probatum is using the data folder " + folder
                        + "; stop it first, or choose another folder with --data-dir",
                cause);
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }
}
