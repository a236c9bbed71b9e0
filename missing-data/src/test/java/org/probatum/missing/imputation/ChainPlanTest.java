package org.probatum.missing.imputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.Variable;

class ChainPlanTest {

    private static final ImputationSettings SETTINGS = ImputationSettings.withSeed(5);

    @Test
    void aPassiveVariableAlwaysFollowsFromItsInputs() {
        Random random = new Random(1);
        int n = 120;
        double[][] columns = new double[3][n];
        for (int i = 0; i < n; i++) {
            columns[0][i] = 60 + 10 * random.nextGaussian();
            columns[1][i] = 1.7 + 0.1 * random.nextGaussian();
            columns[2][i] = columns[0][i] / (columns[1][i] * columns[1][i]);
            if (random.nextDouble() < 0.3) {
                columns[i % 2][i] = Double.NaN;
                columns[2][i] = Double.NaN;
            }
        }
        ObservationTable table = ObservationTable.of(
                List.of(Variable.numeric("weight"), Variable.numeric("height"), Variable.numeric("bmi")), columns);
        MultipleImputation imputation = ChainedEquations.with(SETTINGS)
                .withPassive(new PassiveVariable("bmi", List.of("weight", "height"), x -> x[0] / (x[1] * x[1])))
                .impute(table);
        for (ObservationTable completed : imputation.completed()) {
            for (int row = 0; row < n; row++) {
                double expected = completed.value(row, 0) / Math.pow(completed.value(row, 1), 2);
                assertThat(completed.value(row, 2)).isCloseTo(expected, within(1e-12));
            }
        }
        assertThat(imputation.methods()).containsEntry("bmi", "PASSIVE");
    }

    @Test
    void theVisitSequenceMustNameEveryIncompleteVariable() {
        ObservationTable table = pair(List.of(Variable.numeric("a"), Variable.numeric("b")));
        assertThatThrownBy(() -> ChainedEquations.with(SETTINGS)
                        .withVisitSequence(List.of("b"))
                        .impute(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leaves out the incomplete variable a");
        assertThat(ChainedEquations.with(SETTINGS)
                        .withVisitSequence(List.of("b", "a", "b"))
                        .impute(table)
                        .completed())
                .hasSize(5);
    }

    @Test
    void refusesAPlanThatNamesAnUnknownVariable() {
        ObservationTable table = pair(List.of(Variable.numeric("a"), Variable.numeric("b")));
        assertThatThrownBy(() -> ChainedEquations.with(SETTINGS)
                        .withMethod("mri", ImputationMethod.BAYESIAN_LINEAR)
                        .impute(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("names the variable mri");
    }

    @Test
    void perfectCollinearityIsSolvedWithFiniteDraws() {
        Random random = new Random(4);
        double[][] columns = new double[3][60];
        for (int i = 0; i < 60; i++) {
            columns[0][i] = i;
            columns[1][i] = 2 * i;
            columns[2][i] = i % 10 == 1 ? Double.NaN : i + 0.2 * random.nextGaussian();
        }
        ObservationTable table = ObservationTable.of(
                List.of(Variable.numeric("a"), Variable.numeric("b"), Variable.numeric("y")), columns);
        for (double ridge : new double[] {0, 1e-5}) {
            ImputationSettings settings = new ImputationSettings(5, 3, 1, 5, 0, ridge);
            MultipleImputation imputation = ChainedEquations.with(settings)
                    .withMethod("y", ImputationMethod.BAYESIAN_LINEAR)
                    .impute(table);
            for (ObservationTable completed : imputation.completed()) {
                // y is a plus noise of sd 0.2
                assertThat(completed.value(1, 2)).isCloseTo(1, within(1.0));
                assertThat(completed.value(31, 2)).isCloseTo(31, within(1.0));
            }
        }
    }

    @Test
    void aLevelSeenOnlyAmongTheMissingIsNamedInAWarning() {
        double nan = Double.NaN;
        double[][] columns = {{0, 1, 0, 1, 2, 0, 1, 2}, {1.0, 2.5, 1.2, 2.1, nan, 0.8, 2.2, nan}};
        ObservationTable table = ObservationTable.of(
                List.of(Variable.nominal("grade", List.of("I", "II", "III")), Variable.numeric("y")), columns);
        MultipleImputation imputation = ChainedEquations.with(SETTINGS).impute(table);
        assertThat(imputation.warnings()).anyMatch(text -> text.contains("Level III of grade"));
        assertThat(imputation.completed().getFirst().value(4, 1)).isFinite();
    }

    private static ObservationTable pair(List<Variable> variables) {
        double nan = Double.NaN;
        return ObservationTable.of(
                variables, new double[][] {{1, 2, nan, 4, 5, 7, 8, 6}, {2, nan, 3, 4, 6, 7, 9, nan}});
    }
}
