package org.probatum.ui.workbench;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.probatum.evaluation.run.ExplanationPainter;
import org.probatum.report.trial.ExplanationPictures;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** What the services need, with a browser or without: the database, the time of day, and engines that know nothing of each other. */
@Configuration(proxyBeanMethods = false)
@EntityScan("org.probatum")
@EnableJpaRepositories(basePackages = "org.probatum", considerNestedRepositories = true)
class EngineConfiguration {

    /** The one place where the time of day enters: in microseconds, so that what is stored reads back as it was. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }

    @Bean
    ExplanationPainter explanationPainter() {
        return new ExplanationPictures();
    }
}
