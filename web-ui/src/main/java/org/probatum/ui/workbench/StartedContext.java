package org.probatum.ui.workbench;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probatum.trial.storage.DataFolder;
import org.probatum.trial.storage.StorageException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The services of one data folder, wired and running, and the folder that they hold for themselves. */
record StartedContext(ConfigurableApplicationContext context, DataFolder folder) implements AutoCloseable {

    /**
     * @param application the class that says what is wired
     * @param settings Spring Boot's, which come before the built-in ones and after the environment's
     * @throws StorageException if the folder cannot be used or another process uses it
     * @throws WorkbenchStartException if the port is taken or the database does not answer
     */
    static StartedContext start(
            Class<?> application, WebApplicationType type, Path dataDir, Map<String, Object> settings) {
        DataFolder folder = DataFolder.open(dataDir);
        try {
            return new StartedContext(
                    application(application, type, folder, settings).run(), folder);
        } catch (RuntimeException failure) {
            folder.close();
            throw explained(failure, settings);
        }
    }

    <T> T service(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        folder.close();
    }

    private static SpringApplication application(
            Class<?> source, WebApplicationType type, DataFolder folder, Map<String, Object> settings) {
        SpringApplication application = new SpringApplication(source);
        application.setWebApplicationType(type);
        Map<String, Object> all = new HashMap<>(database(folder));
        all.putAll(settings);
        application.setDefaultProperties(all);
        application.setLogStartupInfo(false);
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean(DataFolder.class, () -> folder, definition -> definition.setDestroyMethodName("")));
        return application;
    }

    private static Map<String, Object> database(DataFolder folder) {
        if (System.getenv("SPRING_DATASOURCE_URL") != null || System.getProperty("spring.datasource.url") != null) {
            return Map.of();
        }
        return Map.of(
                "spring.datasource.url",
                "jdbc:h2:file:" + folder.database() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                "spring.datasource.username",
                "probatum");
    }

    private static RuntimeException explained(RuntimeException failure, Map<String, Object> settings) {
        if (cause(failure, PortInUseException.class) != null) {
            return new WorkbenchStartException(
                    "Port " + settings.get("server.port") + " is in use; choose another with --port", failure);
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
