package org.probatum.evaluation.run.internal;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class AlignmentReviewsOnH2Test extends AlignmentReviewTests {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EvaluationTestApplication.h2(registry);
    }
}
