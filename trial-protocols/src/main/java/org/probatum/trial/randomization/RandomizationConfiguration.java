package org.probatum.trial.randomization;

import java.security.SecureRandom;
import org.probatum.trial.storage.DataFolder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the key that protects seeds with the other keys of the data folder. */
@Configuration(proxyBeanMethods = false)
class RandomizationConfiguration {

    @Bean
    SeedProtection seedProtection(DataFolder folder) {
        return SeedKeyFile.in(folder.keys().resolve("randomization.key"), new SecureRandom());
    }
}
