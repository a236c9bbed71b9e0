package org.probatum.evaluation.request;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ContinuousOracleTest {

    @TestFactory
    Stream<DynamicTest> agreesWithIndependentSoftware() {
        return OracleCases.of(
                "continuous",
                new StatisticsDesk(List.of(
                        new MeansMethods(),
                        new LinearModelMethods(),
                        new RepeatedMeasuresMethods(),
                        new MixedModelMethods())));
    }
}
