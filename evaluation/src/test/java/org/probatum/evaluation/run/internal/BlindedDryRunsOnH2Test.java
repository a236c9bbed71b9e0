package org.probatum.evaluation.run.internal;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class BlindedDryRunsOnH2Test extends BlindedDryRunTests {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        EvaluationTestApplication.h2(registry);
        // a database of its own: the contents of another test's database lie in another folder
        registry.add(
                "spring.datasource.url",
                () ->
                        "jdbc:h2:mem:dry-runs;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
    }
}
