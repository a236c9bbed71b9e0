package org.probatum.evaluation.run.internal;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class PostHocOnPostgresTest extends PostHocTests {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EvaluationTestApplication.postgres(registry);
    }
}
