package org.probatum.evaluation.run.internal;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class AlignmentReviewsOnPostgresTest extends AlignmentReviewTests {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EvaluationTestApplication.postgres(registry);
    }
}
