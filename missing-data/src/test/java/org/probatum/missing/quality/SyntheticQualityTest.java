package org.probatum.missing.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.Variable;

class SyntheticQualityTest {

    private static final List<Variable> VARIABLES =
            List.of(Variable.numeric("x"), Variable.numeric("y"), Variable.binary("z"));

    private static ObservationTable sample(int n, double slope, long seed) {
        Random random = new Random(seed);
        double[][] columns = new double[3][n];
        for (int i = 0; i < n; i++) {
            columns[0][i] = random.nextGaussian();
            columns[1][i] = slope * columns[0][i] + random.nextGaussian();
            columns[2][i] = columns[1][i] + random.nextGaussian() > 0 ? 1 : 0;
        }
        return ObservationTable.of(VARIABLES, columns);
    }

    @Test
    void fidelityWorkedByHandCountsWhatWasLeftOut() {
        double nan = Double.NaN;
        List<Variable> two = List.of(Variable.numeric("a"), Variable.binary("b"));
        ObservationTable real = ObservationTable.of(two, new double[][] {{1, 2, 3, 4}, {1, 1, 0, 0}});
        ObservationTable synthetic = ObservationTable.of(two, new double[][] {{3, 4, 5, nan}, {1, 1, 1, 0}});
        FidelityScore fidelity = FidelityScore.of(real, synthetic);
        // F(2) is 1/2 in the real and 0 in the synthetic values, F(4) 1 and 2/3: the largest difference is 1/2
        assertThat(fidelity.shapes()).containsEntry("a", 0.5);
        // half of |1/2 − 3/4| + |1/2 − 1/4| is 1/4
        assertThat(fidelity.shapes()).containsEntry("b", 0.75);
        assertThat(fidelity.realValues()).isEqualTo(8);
        assertThat(fidelity.syntheticValues()).isEqualTo(7);
        assertThat(fidelity.leftOut()).isEqualTo(1);
    }

    @Test
    void anotherSampleOfTheSameLawScoresHighAndAnUnrelatedOneLow() {
        ObservationTable real = sample(600, 1, 1);
        ObservationTable heldOut = sample(600, 1, 2);
        ObservationTable good = sample(600, 1, 3);
        ObservationTable unrelated = sample(600, 0, 4);
        assertThat(FidelityScore.of(real, good).score().orElseThrow()).isGreaterThan(0.93);
        assertThat(FidelityScore.of(real, unrelated).score().orElseThrow())
                .isLessThan(FidelityScore.of(real, good).score().orElseThrow() - 0.05);
        assertThat(UtilityScore.of(real, heldOut, good, "y").score().orElseThrow())
                .isGreaterThan(0.95);
        assertThat(UtilityScore.of(real, heldOut, unrelated, "y").score().orElseThrow())
                .isLessThan(0.85);
        assertThat(UtilityScore.of(real, heldOut, good, "z").score().orElseThrow())
                .isGreaterThan(0.95);
    }

    @Test
    void privacyTellsCopiesFromNewRows() {
        ObservationTable training = sample(300, 1, 1);
        ObservationTable heldOut = sample(300, 1, 2);
        PrivacyScore copied = PrivacyScore.of(training, heldOut, training);
        assertThat(copied.score()).hasValue(0);
        assertThat(copied.exactCopies()).isEqualTo(300);
        PrivacyScore fresh = PrivacyScore.of(training, heldOut, sample(300, 1, 3));
        // half of the rows are closer to training by chance; 300 rows give a standard error of 0.03
        assertThat(fresh.closerToTraining()).isCloseTo(0.5, within(0.1));
        assertThat(fresh.exactCopies()).isZero();
        assertThat(fresh.valuesUsed()).isEqualTo(900);
    }

    @Test
    void anUninformativeRealModelGivesNoUtilityScore() {
        double[][] constant = {{1, 2, 3, 4, 5, 6}, {1, -1, -1, 1, 1, -1}};
        double[][] reversed = {{1, 2, 3, 4, 5, 6}, {-9, 7, 9, -7, -8, 8}};
        List<Variable> two = List.of(Variable.numeric("a"), Variable.numeric("b"));
        ObservationTable training = ObservationTable.of(two, constant);
        UtilityScore score = UtilityScore.of(training, ObservationTable.of(two, reversed), training, "b");
        assertThat(score.skillOfReal()).isLessThanOrEqualTo(0);
        assertThat(score.score()).isEmpty();
    }

    @Test
    void refusesTablesOfDifferentVariables() {
        ObservationTable other = ObservationTable.of(List.of(Variable.numeric("x")), new double[][] {{1}});
        assertThatThrownBy(() -> FidelityScore.of(sample(5, 1, 1), other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("same variables");
    }
}
