package org.probatum.evaluation.request;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class MultiplicityOracleTest {

    @TestFactory
    Stream<DynamicTest> agreesWithIndependentSoftware() {
        return OracleCases.of("multiplicity", new StatisticsDesk(List.of(new MultiplicityMethods())));
    }
}
