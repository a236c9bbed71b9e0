package org.probatum.evaluation.statistics.request;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SurvivalOracleTest {

    @TestFactory
    Stream<DynamicTest> agreesWithIndependentSoftware() {
        return OracleCases.of("survival", new StatisticsDesk(List.of(new SurvivalMethods(), new CoxMethods(), new CompetingRiskMethods())));
    }
}
