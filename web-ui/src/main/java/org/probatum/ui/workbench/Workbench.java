package org.probatum.ui.workbench;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probatum.trial.storage.DataFolder;
import org.probatum.trial.storage.StorageException;
import org.probatum.ui.security.UserAccounts;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The running browser workbench of one data folder. */
public final class Workbench implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final DataFolder folder;

    private Workbench(ConfigurableApplicationContext context, DataFolder folder) {
        this.context = context;
        this.folder = folder;
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
        DataFolder folder = DataFolder.open(dataDir);
        try {
            return new Workbench(application(folder, port, settings).run(), folder);
        } catch (RuntimeException failure) {
            folder.close();
            throw explained(failure, port);
        }
    }

    /** The address of the first page, as seen from this machine. */
    public String address() {
        String port = context.getEnvironment().getProperty("local.server.port", "8080");
        return "http://localhost:" + port + "/";
    }

    /** Where everything is stored, as an absolute path. */
    public Path dataFolder() {
        return folder.path();
    }

    /** The one-time link for the first administrator, as long as nobody has used one. */
    public Optional<String> administratorLink() {
        return service(UserAccounts.class).inviteFirstAdministrator().map(invitation -> address() + invitation.path());
    }

    /** A service of the running workbench. */
    public <T> T service(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        folder.close();
    }

    private static SpringApplication application(DataFolder folder, int port, Map<String, Object> settings) {
        SpringApplication application = new SpringApplication(WorkbenchApplication.class);
        Map<String, Object> all = new HashMap<>(defaults(folder, port));
        all.putAll(settings);
        application.setDefaultProperties(all);
        application.setLogStartupInfo(false);
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean(DataFolder.class, () -> folder, definition -> definition.setDestroyMethodName("")));
        return application;
    }

    private static Map<String, Object> defaults(DataFolder folder, int port) {
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("server.port", port);
        if (System.getenv("SPRING_DATASOURCE_URL") == null && System.getProperty("spring.datasource.url") == null) {
            defaults.put(
                    "spring.datasource.url",
                    "jdbc:h2:file:" + folder.database() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
            defaults.put("spring.datasource.username", "probatum");
        }
        return defaults;
    }

    private static RuntimeException explained(RuntimeException failure, int port) {
        if (cause(failure, PortInUseException.class) != null) {
            return new WorkbenchStartException("Port " + port + " is in use; choose another with --port", failure);
        }
        SQLException database = cause(failure, SQLException.class);
        return database == null
                ? failure
                : new WorkbenchStartException("The database cannot be used: " + database.getMessage(), failure);
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
