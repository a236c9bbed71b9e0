package org.probatum.evaluation.request;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DiagnosticOracleTest {

    @TestFactory
    Stream<DynamicTest> agreesWithIndependentSoftware() {
        return OracleCases.of(
                "diagnostic", new StatisticsDesk(List.of(new DiagnosticMethods(), new ReaderStudyMethods())));
    }
}
