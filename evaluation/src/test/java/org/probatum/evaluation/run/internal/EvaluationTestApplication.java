package org.probatum.evaluation.run.internal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.trial.signature.Reauthentication;
import org.probatum.trial.storage.DataFolder;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The services of a trial up to its analysis, with people whose password is {@code correct horse}. */
@SpringBootApplication(scanBasePackages = "org.probatum")
@EntityScan("org.probatum")
@EnableJpaRepositories("org.probatum")
public class EvaluationTestApplication {

    static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
    static final Actor ENGINEER = new Actor("kunihiko", "Kunihiko Fukushima", Set.of(Role.MODEL_ENGINEER));
    static final Actor APPROVER = new Actor("florence", "Florence Nightingale", Set.of(Role.APPROVER));
    static final Actor COORDINATOR = new Actor("ada", "Ada Lovelace", Set.of(Role.COORDINATOR));
    static final Actor STATISTICIAN = new Actor("ronald", "Ronald Fisher", Set.of(Role.STATISTICIAN));
    static final String PASSWORD = "correct horse";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    @Bean
    DataFolder dataFolder() throws IOException {
        return DataFolder.open(Files.createTempDirectory("probatum-test"));
    }

    @Bean
    Reauthentication reauthentication() {
        return credentials -> Optional.of(credentials)
                .filter(given -> given.password().equals(PASSWORD))
                .flatMap(given -> Stream.of(ENGINEER, APPROVER, COORDINATOR, STATISTICIAN)
                        .filter(actor -> actor.user().equals(given.user()))
                        .findFirst());
    }

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    BreakablePainter painter() {
        return new BreakablePainter();
    }

    /** A database of its own for each test class, as its data folder is. */
    static void h2(DynamicPropertyRegistry registry) {
        String name = "evaluation" + DATABASES.incrementAndGet();
        registry.add(
                "spring.datasource.url",
                () -> "jdbc:h2:mem:" + name
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        registry.add("spring.datasource.username", () -> "sa");
        registry.add("spring.datasource.password", () -> "");
    }

    static void postgres(DynamicPropertyRegistry registry) {
        try {
            String url = EmbeddedPostgres.builder().start().getJdbcUrl("postgres", "postgres");
            registry.add("spring.datasource.url", () -> url);
            registry.add("spring.datasource.username", () -> "postgres");
            registry.add("spring.datasource.password", () -> "");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start PostgreSQL", e);
        }
    }
}
