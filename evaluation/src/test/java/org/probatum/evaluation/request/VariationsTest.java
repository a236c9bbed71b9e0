package org.probatum.evaluation.request;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Other data and options than the shared cases: confidence levels, ties, strata with clusters and entry times, directions,
 * tiny samples. The expected values come from R 4.2.2 and the packages that each file names.
 */
class VariationsTest {

    @TestFactory
    Stream<DynamicTest> agreesWithRonOtherDataAndOptions() {
        return OracleCases.of("variations", StatisticsDesk.withAllMethods());
    }
}
