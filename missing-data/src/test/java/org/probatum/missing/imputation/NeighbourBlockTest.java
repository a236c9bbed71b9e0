package org.probatum.missing.imputation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.Variable;

class NeighbourBlockTest {

    private static final List<Variable> VARIABLES =
            List.of(Variable.numeric("age"), Variable.numeric("a"), Variable.numeric("b"));

    // Each donor's b is ten times its a; the last row lacks both.
    private static final double[][] COLUMNS = {
        {50, 51, 52, 53, 54, 80, 52},
        {1, 2, 3, 4, 5, 6, Double.NaN},
        {10, 20, 30, 40, 50, 60, Double.NaN}
    };

    private static MultipleImputation impute(double[][] columns, long seed) {
        ImputationSettings settings = ImputationSettings.withSeed(seed).withImputations(20);
        return NearestNeighbours.of(3, settings)
                .withBlock(Set.of("a", "b"))
                .impute(ObservationTable.of(VARIABLES, columns));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aWholeBlockComesFromOneDonorAmongTheNearest(long seed) {
        for (ObservationTable completed : impute(COLUMNS, seed).completed()) {
            assertThat(completed.value(6, 2)).isEqualTo(10 * completed.value(6, 1));
            // ages 51, 52 and 53 are the three nearest to 52
            assertThat(completed.value(6, 1)).isIn(2.0, 3.0, 4.0);
        }
    }

    @Test
    void donorsDifferBetweenDraws() {
        assertThat(impute(COLUMNS, 1).completed().stream()
                        .map(table -> table.value(6, 1))
                        .distinct())
                .hasSizeGreaterThan(1);
    }

    @Test
    void whatTheDonorLacksComesFromAnother() {
        double nan = Double.NaN;
        double[][] columns = {
            {50, 51, 52, 53, 54, 80, 52}, {1, 2, 3, nan, nan, nan, nan}, {nan, nan, nan, 40, 50, 60, nan}
        };
        for (ObservationTable completed : impute(columns, 1).completed()) {
            assertThat(completed.value(6, 1)).isIn(1.0, 2.0, 3.0);
            assertThat(completed.value(6, 2)).isIn(40.0, 50.0, 60.0);
        }
    }
}
