package org.probatum.registry.internal;

import org.probatum.registry.ModelInspector;
import org.probatum.registry.onnx.ModelInspection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the registry needs besides itself. */
@Configuration(proxyBeanMethods = false)
class RegistryConfiguration {

    @Bean
    ModelInspector modelInspector() {
        return new ModelInspection();
    }
}
