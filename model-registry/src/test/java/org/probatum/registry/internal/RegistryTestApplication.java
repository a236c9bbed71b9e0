package org.probatum.registry.internal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Role;
import org.probatum.trial.signature.Reauthentication;
import org.probatum.trial.storage.DataFolder;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The registry and what it stands on, with three people whose password is {@code correct horse}. */
@SpringBootApplication(
        scanBasePackages = {
            "org.probatum.registry",
            "org.probatum.trial.audit",
            "org.probatum.trial.signature",
            "org.probatum.trial.storage"
        })
@EntityScan("org.probatum")
public class RegistryTestApplication {

    static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
    static final Actor ENGINEER = new Actor("kunihiko", "Kunihiko Fukushima", Set.of(Role.MODEL_ENGINEER));
    static final Actor APPROVER = new Actor("florence", "Florence Nightingale", Set.of(Role.APPROVER));
    static final Actor COORDINATOR = new Actor("ada", "Ada Lovelace", Set.of(Role.COORDINATOR));
    static final String PASSWORD = "correct horse";

    @Bean
    DataFolder dataFolder() throws IOException {
        return DataFolder.open(Files.createTempDirectory("probatum-test"));
    }

    @Bean
    Reauthentication reauthentication() {
        return credentials -> Optional.of(credentials)
                .filter(given -> given.password().equals(PASSWORD))
                .flatMap(given -> Stream.of(ENGINEER, APPROVER, COORDINATOR)
                        .filter(actor -> actor.user().equals(given.user()))
                        .findFirst());
    }

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    static void h2(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> "jdbc:h2:mem:registry;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
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
