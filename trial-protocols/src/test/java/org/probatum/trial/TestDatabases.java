package org.probatum.trial;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A fresh, empty database per test class, on H2 or on a real PostgreSQL.
 *
 * <p>An abstract test class holds the tests; two subclasses choose the database:
 *
 * <pre>
 *   class AuditTrailOnH2Test extends AuditTrailTests {
 *       &#64;DynamicPropertySource
 *       static void database(DynamicPropertyRegistry registry) {
 *           TestDatabases.h2(registry);
 *       }
 *   }
 * </pre>
 */
public final class TestDatabases {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabases() {}

    /** Points the application at a new H2 database in memory. */
    public static void h2(DynamicPropertyRegistry registry) {
        String url = "jdbc:h2:mem:test" + NUMBER.incrementAndGet()
                + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";
        registry.add("spring.datasource.url", () -> url);
        registry.add("spring.datasource.username", () -> "sa");
        registry.add("spring.datasource.password", () -> "");
    }

    /** Points the application at a new database of the one PostgreSQL server of this test run. */
    public static void postgres(DynamicPropertyRegistry registry) {
        String name = "test" + NUMBER.incrementAndGet();
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create the database " + name, e);
        }
        String url = Server.RUNNING.getJdbcUrl("postgres", name);
        registry.add("spring.datasource.url", () -> url);
        registry.add("spring.datasource.username", () -> "postgres");
        registry.add("spring.datasource.password", () -> "");
    }

    /** Started at first use, once; it stops with the Java process. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot start PostgreSQL", e);
            }
        }
    }
}
