package org.probatum.evaluation.request;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class BinaryOracleTest {

    @TestFactory
    Stream<DynamicTest> agreesWithIndependentSoftware() {
        return OracleCases.of("binary", new StatisticsDesk(List.of(new BinaryMethods(), new LogisticMethods())));
    }
}
