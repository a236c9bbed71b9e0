package org.probatum.registry.internal;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class ModelRegistryOnH2Test extends ModelRegistryTests {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        RegistryTestApplication.h2(registry);
    }
}
