package org.probatum.evaluation.request;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DesignOracleTest {

    @TestFactory
    Stream<DynamicTest> agreesWithIndependentSoftware() {
        return OracleCases.of(
                "design",
                new StatisticsDesk(List.of(
                        new SequentialMethods(),
                        new DesignMethods(),
                        new SampleSizeMethods(),
                        new SurvivalDesignMethods())));
    }
}
