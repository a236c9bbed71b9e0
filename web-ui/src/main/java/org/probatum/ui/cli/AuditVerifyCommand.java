package org.probatum.ui.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probatum.trial.audit.verification.Verification;
import org.probatum.trial.audit.verification.VerifierKey;
import org.probatum.trial.storage.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code probatum audit verify}: recomputes a stored audit trail and holds it against its checkpoints. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Recompute the audit trail of a data folder and hold it against its signed checkpoints.",
        footer = {
            "",
            "Exit code 0 when it is intact, 3 when it is broken; what is broken is named.",
            "PostgreSQL instead of the embedded database: set SPRING_DATASOURCE_URL,",
            "SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD."
        })
final class AuditVerifyCommand implements Callable<Integer> {

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "probatum-data",
            description = "Where everything is stored (default: ${DEFAULT-VALUE}).")
    private Path dataDir = Path.of("probatum-data");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter terminal = Objects.requireNonNull(spec).commandLine().getOut();
        if (!Files.isDirectory(dataDir)) {
            throw CommandFailure.wrongInput("There is no data folder " + dataDir + "; name one with --data-dir");
        }
        VerifierKey key = key();
        return switch (verification(key)) {
            case Verification.Intact intact -> {
                terminal.println("The audit trail is intact: " + intact.size() + " entries");
                terminal.println("Root: " + intact.root());
                terminal.println("Key: " + key.name());
                yield ExitCode.DONE;
            }
            case Verification.Broken broken ->
                throw CommandFailure.checkFailed(
                        "The audit trail is broken at entry " + broken.sequence() + ": " + broken.finding());
        };
    }

    private VerifierKey key() {
        Path file = dataDir.resolve("keys").resolve("audit.pub");
        try {
            return VerifierKey.parse(Files.readString(file));
        } catch (IOException e) {
            throw CommandFailure.wrongInput(
                    "The data folder " + dataDir + " holds no readable keys/audit.pub; name a data folder of Probatum",
                    e);
        }
    }

    private Verification verification(VerifierKey key) {
        String server = System.getenv("SPRING_DATASOURCE_URL");
        if (server != null) {
            String user = Objects.requireNonNullElse(System.getenv("SPRING_DATASOURCE_USERNAME"), "probatum");
            String password = Objects.requireNonNullElse(System.getenv("SPRING_DATASOURCE_PASSWORD"), "");
            return verification(server, user, password, key);
        }
        // The lock keeps a workbench from writing while this reads.
        try (DataFolder folder = DataFolder.open(dataDir)) {
            if (!Files.exists(Path.of(folder.database() + ".mv.db"))) {
                throw CommandFailure.wrongInput("The data folder " + dataDir
                        + " holds no embedded database; set SPRING_DATASOURCE_URL if its data lie in PostgreSQL");
            }
            return verification(
                    "jdbc:h2:file:" + folder.database()
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;IFEXISTS=TRUE;ACCESS_MODE_DATA=r",
                    "probatum",
                    "",
                    key);
        }
    }

    private static Verification verification(String url, String user, String password, VerifierKey key) {
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            connection.setReadOnly(true);
            return StoredAuditTrail.of(connection).verify(key);
        } catch (SQLException e) {
            throw CommandFailure.wrongInput("The audit trail cannot be read from the database: " + e.getMessage(), e);
        }
    }
}
