package org.probatum.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.probatum.trial.signature.Reauthentication;
import org.probatum.trial.storage.DataFolder;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;

/**
 * The services of this module, started for tests with {@code @SpringBootTest(classes = TestApplication.class)}.
 *
 * <p>Flyway creates the tables; Hibernate only checks them (set in {@code application.properties} of the tests).
 */
@SpringBootApplication(scanBasePackages = "org.probatum")
@EntityScan("org.probatum")
public class TestApplication {

    /** The time of every test. */
    public static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");

    @Bean
    DataFolder dataFolder() throws IOException {
        return DataFolder.open(Files.createTempDirectory("probatum-test"));
    }

    @Bean
    Reauthentication reauthentication() {
        return TestPeople::confirm;
    }

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
