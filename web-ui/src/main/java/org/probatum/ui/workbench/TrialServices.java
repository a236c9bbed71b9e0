package org.probatum.ui.workbench;

import java.nio.file.Path;
import java.util.Map;
import org.probatum.trial.storage.StorageException;
import org.springframework.boot.WebApplicationType;

/** The services of one data folder without the browser workbench: no port is opened. */
public final class TrialServices implements AutoCloseable {

    private final StartedContext started;

    private TrialServices(StartedContext started) {
        this.started = started;
    }

    /**
     * Wires the services and opens the database.
     *
     * @param dataDir the data folder; made when it is not there
     * @throws StorageException if the folder cannot be used or another process uses it
     * @throws WorkbenchStartException if the database does not answer
     */
    public static TrialServices start(Path dataDir) {
        return new TrialServices(
                StartedContext.start(ServicesApplication.class, WebApplicationType.NONE, dataDir, Map.of()));
    }

    /** One of the services that the workbench has, too. */
    public <T> T service(Class<T> type) {
        return started.service(type);
    }

    @Override
    public void close() {
        started.close();
    }
}
