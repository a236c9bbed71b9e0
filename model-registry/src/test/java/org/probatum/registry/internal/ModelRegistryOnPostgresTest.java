package org.probatum.registry.internal;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class ModelRegistryOnPostgresTest extends ModelRegistryTests {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        RegistryTestApplication.postgres(registry);
    }
}
