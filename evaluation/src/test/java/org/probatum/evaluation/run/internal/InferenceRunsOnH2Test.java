package org.probatum.evaluation.run.internal;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class InferenceRunsOnH2Test extends InferenceRunTests {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EvaluationTestApplication.h2(registry);
    }
}
