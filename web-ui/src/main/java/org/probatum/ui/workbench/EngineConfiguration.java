package org.probatum.ui.workbench;

import java.time.Clock;
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

    /** The one place where the time of day enters. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ExplanationPainter explanationPainter() {
        return new ExplanationPictures();
    }
}
