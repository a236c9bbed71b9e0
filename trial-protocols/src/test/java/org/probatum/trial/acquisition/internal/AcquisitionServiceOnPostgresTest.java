package org.probatum.trial.acquisition.internal;

import org.probatum.trial.TestDatabases;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class AcquisitionServiceOnPostgresTest extends AcquisitionServiceTests {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabases.postgres(registry);
    }
}
