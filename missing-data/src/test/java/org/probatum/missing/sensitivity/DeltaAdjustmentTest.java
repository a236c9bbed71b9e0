package org.probatum.missing.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.Variable;
import org.probatum.missing.imputation.ChainedEquations;
import org.probatum.missing.imputation.ImputationSettings;
import org.probatum.missing.imputation.MultipleImputation;

class DeltaAdjustmentTest {

    private static final List<String> ARMS = List.of("active", "active", "control", "control", "active", "control");

    private static MultipleImputation imputation() {
        double nan = Double.NaN;
        ObservationTable table = ObservationTable.of(
                List.of(Variable.numeric("base"), Variable.numeric("y")),
                new double[][] {{1, 2, 3, 4, 5, 6}, {10, nan, 12, nan, 15, 16}});
        return ChainedEquations.with(ImputationSettings.withSeed(1)).impute(table);
    }

    @Test
    void shiftsFilledValuesOfTheNamedArmAndPatternOnly() {
        MultipleImputation imputation = imputation();
        DeltaAdjustment adjustment = new DeltaAdjustment("y", Map.of("active", -2.0), Map.of("10", 0.5));
        List<ObservationTable> shifted = adjustment.apply(imputation, ARMS);
        for (int i = 0; i < shifted.size(); i++) {
            ObservationTable before = imputation.completed().get(i);
            ObservationTable after = shifted.get(i);
            assertThat(after.value(1, 1)).isCloseTo(before.value(1, 1) - 1.5, within(1e-12));
            assertThat(after.value(3, 1)).isCloseTo(before.value(3, 1) + 0.5, within(1e-12));
            for (int row : new int[] {0, 2, 4, 5}) {
                assertThat(after.value(row, 1)).isEqualTo(before.value(row, 1));
            }
            assertThat(after.column(0)).isEqualTo(before.column(0));
        }
    }

    @Test
    void refusesAnUnknownVariable() {
        assertThatThrownBy(() -> DeltaAdjustment.of("os", "active", -1).apply(imputation(), ARMS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no variable os");
    }
}
