package org.probatum.missing.imputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.probatum.missing.NormalModel;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.Variable;

class JointAndNeighbourTest {

    private static ObservationTable air() {
        double[][] all = AirQuality.columns();
        return ObservationTable.of(
                List.of(
                        Variable.numeric("Ozone"),
                        Variable.numeric("Solar_R"),
                        Variable.numeric("Wind"),
                        Variable.numeric("Temp")),
                new double[][] {all[0], all[1], all[2], all[3]});
    }

    @Test
    void theJointNormalLawReproducesTheMaximumLikelihoodMean() {
        ObservationTable table = air();
        double expected = NormalModel.fit(table.columns()).mean()[0];
        MultipleImputation imputation = JointNormal.with(
                        ImputationSettings.withSeed(3).withImputations(200))
                .impute(table);
        double mean = imputation.completed().stream()
                .mapToDouble(completed ->
                        Arrays.stream(completed.column(0)).average().orElseThrow())
                .average()
                .orElseThrow();
        // a completed mean varies by about 2 between imputations: 0.15 over 200
        assertThat(mean).isCloseTo(expected, within(0.6));
    }

    @Test
    void theNearestNeighbourOfARepeatedRowIsItsTwin() {
        double nan = Double.NaN;
        double[][] columns = {{1, 5, 9, 5}, {10, 50, 90, 50}, {100, 500, 900, nan}};
        ObservationTable table = ObservationTable.of(
                List.of(Variable.numeric("a"), Variable.numeric("b"), Variable.numeric("c")), columns);
        MultipleImputation imputation =
                NearestNeighbours.of(1, ImputationSettings.withSeed(1)).impute(table);
        assertThat(imputation.completed()).allMatch(completed -> completed.value(3, 2) == 500);
    }

    @Test
    void bothGiveTheSameBitsOnAnyNumberOfThreads() throws Exception {
        for (Imputer imputer : List.of(
                JointNormal.with(ImputationSettings.withSeed(9)),
                NearestNeighbours.of(5, ImputationSettings.withSeed(9)))) {
            double[][] one = last(imputer, 1);
            assertThat(last(imputer, 4)).isDeepEqualTo(one);
            assertThat(last(imputer, 16)).isDeepEqualTo(one);
        }
    }

    @Test
    void theJointNormalLawRefusesACategory() {
        ObservationTable table = ObservationTable.of(
                List.of(Variable.binary("sex"), Variable.numeric("x")), new double[][] {{0, 1}, {2, Double.NaN}});
        assertThatThrownBy(
                        () -> JointNormal.with(ImputationSettings.withSeed(1)).impute(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sex is BINARY");
    }

    private static double[][] last(Imputer imputer, int threads) throws Exception {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(() -> imputer.impute(air()).completed().getLast().columns())
                    .get();
        }
    }
}
