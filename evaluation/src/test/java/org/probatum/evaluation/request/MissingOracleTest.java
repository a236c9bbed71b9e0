package org.probatum.evaluation.request;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class MissingOracleTest {

    @TestFactory
    Stream<DynamicTest> agreesWithIndependentSoftware() {
        return OracleCases.of(
                "missing",
                new StatisticsDesk(List.of(
                        new MissingMethods(),
                        new ImputationMethods(),
                        new PoolingMethods(),
                        new SensitivityMethods())));
    }
}
