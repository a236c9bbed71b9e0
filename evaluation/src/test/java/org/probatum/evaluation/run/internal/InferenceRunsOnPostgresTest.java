package org.probatum.evaluation.run.internal;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class InferenceRunsOnPostgresTest extends InferenceRunTests {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EvaluationTestApplication.postgres(registry);
    }
}
