package org.probatum.missing.imputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.Variable;

class ChainedEquationsTest {

    private static final List<Variable> VARIABLES =
            List.of(Variable.numeric("x"), Variable.numeric("y"), Variable.binary("z"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void keepsObservedValuesAndFillsTheRestWithValuesThatOccur(long seed) {
        ObservationTable table = table(200, seed, 0.3);
        MultipleImputation imputed =
                ChainedEquations.with(ImputationSettings.withSeed(seed)).impute(table);
        List<Double> seen = java.util.Arrays.stream(table.column(1)).boxed().toList();
        for (ObservationTable completed : imputed.completed()) {
            for (int v = 0; v < 3; v++) {
                for (int row = 0; row < 200; row++) {
                    assertThat(completed.isMissing(row, v)).isFalse();
                    if (!table.isMissing(row, v)) {
                        assertThat(completed.value(row, v)).isEqualTo(table.value(row, v));
                    } else if (v == 1) {
                        assertThat(seen).contains(completed.value(row, v));
                    }
                }
            }
        }
    }

    @Test
    void recoversTheRegressionThatCompleteCasesAloneWouldMissUnderMar() {
        // y = 2 x + noise(sd 1), y missing whenever x > 0.5: the mean of y is 0 by construction, that of the observed
        // is not
        int n = 4000;
        Random random = new Random(7);
        double[][] columns = new double[3][n];
        double observedSum = 0;
        int observed = 0;
        for (int i = 0; i < n; i++) {
            columns[0][i] = random.nextGaussian();
            columns[1][i] = 2 * columns[0][i] + random.nextGaussian();
            columns[2][i] = random.nextBoolean() ? 1 : 0;
            if (columns[0][i] > 0.5 && random.nextDouble() < 0.8) {
                columns[1][i] = Double.NaN;
            } else {
                observedSum += columns[1][i];
                observed++;
            }
        }
        MultipleImputation imputed =
                ChainedEquations.with(ImputationSettings.withSeed(11)).impute(ObservationTable.of(VARIABLES, columns));
        assertThat(observedSum / observed).isLessThan(-0.4);
        for (ObservationTable completed : imputed.completed()) {
            double mean = java.util.Arrays.stream(completed.column(1)).average().orElseThrow();
            assertThat(mean).isCloseTo(0, within(0.15));
        }
    }

    @Test
    void theSameSeedGivesTheSameBitsOnAnyNumberOfThreads() throws Exception {
        ObservationTable table = table(100, 5, 0.4);
        double[][] one = firstCompleted(table, 1);
        double[][] four = firstCompleted(table, 4);
        double[][] sixteen = firstCompleted(table, 16);
        assertThat(four).isDeepEqualTo(one);
        assertThat(sixteen).isDeepEqualTo(one);
    }

    @Test
    void aVariableNeverObservedStaysMissingAndIsNamed() {
        double[][] columns = {{1, 2, 3, 4}, {Double.NaN, Double.NaN, Double.NaN, Double.NaN}, {0, 1, 0, Double.NaN}};
        MultipleImputation imputed =
                ChainedEquations.with(ImputationSettings.withSeed(1)).impute(ObservationTable.of(VARIABLES, columns));
        assertThat(imputed.neverObserved()).containsExactly("y");
        assertThat(imputed.completed().getFirst().isMissing(0, 1)).isTrue();
        assertThat(imputed.completed().getFirst().value(3, 2)).isIn(0.0, 1.0);
    }

    @Test
    void perfectPredictionOfABinaryVariableGivesFiniteDraws() {
        int n = 60;
        double[][] columns = new double[3][n];
        for (int i = 0; i < n; i++) {
            columns[0][i] = i;
            columns[1][i] = -i;
            columns[2][i] = i % 7 == 0 ? Double.NaN : i < 30 ? 0 : 1;
        }
        MultipleImputation imputed =
                ChainedEquations.with(ImputationSettings.withSeed(3)).impute(ObservationTable.of(VARIABLES, columns));
        assertThat(imputed.completed().getFirst().value(56, 2)).isEqualTo(1);
        assertThat(imputed.completed().getFirst().value(0, 2)).isEqualTo(0);
    }

    private static double[][] firstCompleted(ObservationTable table, int threads) throws Exception {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(() -> ChainedEquations.with(ImputationSettings.withSeed(42))
                            .impute(table)
                            .completed()
                            .getLast()
                            .columns())
                    .get();
        }
    }

    private static ObservationTable table(int n, long seed, double missing) {
        Random random = new Random(seed);
        double[][] columns = new double[3][n];
        for (int i = 0; i < n; i++) {
            columns[0][i] = random.nextGaussian();
            columns[1][i] = columns[0][i] + random.nextGaussian();
            columns[2][i] = columns[1][i] > 0 ? 1 : 0;
            for (int v = 0; v < 3; v++) {
                if (random.nextDouble() < missing) {
                    columns[v][i] = Double.NaN;
                }
            }
        }
        return ObservationTable.of(VARIABLES, columns);
    }
}
