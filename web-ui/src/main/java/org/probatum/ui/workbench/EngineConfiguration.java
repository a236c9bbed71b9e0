package org.probatum.ui.workbench;

import org.probatum.evaluation.run.ExplanationPainter;
import org.probatum.report.trial.ExplanationPictures;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins the engines that know nothing of each other. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    ExplanationPainter explanationPainter() {
        return new ExplanationPictures();
    }
}
