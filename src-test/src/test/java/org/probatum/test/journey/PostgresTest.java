package org.probatum.test.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.probatum.test.browser.DemoFiles;
import org.probatum.test.browser.TemporaryWorkbench;
import org.probatum.test.browser.WorkbenchBrowser;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.trial.protocol.ProtocolService;

/** The workbench on PostgreSQL, reached by the settings that {@code SPRING_DATASOURCE_*} stands for. */
class PostgresTest {

    @Test
    void theWorkbenchStartsAndShowsATrial() throws IOException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                TemporaryWorkbench workbench = TemporaryWorkbench.start(Map.of(
                        "spring.datasource.url",
                        postgres.getJdbcUrl("postgres", "postgres"),
                        "spring.datasource.username",
                        "postgres"));
                WorkbenchBrowser browser = WorkbenchBrowser.open()) {
            workbench.addUser("reader", "R. Eader", Role.AUDITOR);
            Actor statistician = new Actor("test-statistician", "Test statistician", Set.of(Role.STATISTICIAN));
            workbench
                    .service(ProtocolService.class)
                    .draft(statistician, DemoFiles.bytes(DemoFiles.of("trial.json")), Instant.now());

            browser.go(workbench.address("login"))
                    .logIn("reader", TemporaryWorkbench.PASSWORD)
                    .waitForText("R. Eader");
            browser.go(workbench.address("trial/glioma-rct/protocol")).waitForText("draft, waits for approval");
            assertThat(protocolsIn(postgres))
                    .as("what the page shows lies in PostgreSQL")
                    .isEqualTo(1);
        }
    }

    private static int protocolsIn(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from protocol_version")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
