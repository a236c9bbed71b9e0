package org.probatum.evaluation.statistics.multiplicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultiplicityLawsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void hommelIsTheClosedTestOfSimes(long seed) {
        // by another path: the largest Simes p over all intersections that hold the hypothesis
        double[] p = new Random(seed).doubles(6).map(u -> u * u * 0.2).toArray();
        double[] closed = new double[6];
        for (int mask = 1; mask < 1 << 6; mask++) {
            int members = mask;
            double[] part = java.util.stream.IntStream.range(0, 6)
                    .filter(i -> (members >> i & 1) == 1)
                    .mapToDouble(i -> p[i])
                    .sorted()
                    .toArray();
            double simes = 1;
            for (int k = 0; k < part.length; k++) {
                simes = Math.min(simes, part.length * part[k] / (k + 1));
            }
            for (int i = 0; i < 6; i++) {
                closed[i] = (mask >> i & 1) == 1 ? Math.max(closed[i], simes) : closed[i];
            }
        }
        double[] adjusted = Adjustment.HOMMEL.adjust(p).toArray();
        for (int i = 0; i < 6; i++) {
            assertThat(adjusted[i]).isCloseTo(closed[i], within(1e-14));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void theGraphOfEqualWeightsIsHolm(long seed) {
        double[] p = new Random(seed).doubles(4).map(u -> u * 0.1).toArray();
        double[] weights = {0.25, 0.25, 0.25, 0.25};
        double[][] transitions = new double[4][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                transitions[i][j] = i == j ? 0 : 1.0 / 3;
            }
        }
        double[] graph = GraphicalProcedure.of(weights, transitions)
                .test(p, 0.05)
                .adjusted()
                .toArray();
        double[] holm = Adjustment.HOLM.adjust(p).toArray();
        for (int i = 0; i < 4; i++) {
            assertThat(graph[i]).isCloseTo(holm[i], within(1e-12));
        }
    }

    @Test
    void refusesValuesThatAreNoProbabilitiesOrShares() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Adjustment.HOLM.adjust(new double[] {0.1, 1.2}))
                .withMessageContaining("p[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GraphicalProcedure.of(new double[] {0.7, 0.7}, new double[][] {{0, 1}, {1, 0}}))
                .withMessageContaining("more than 1");
    }
}
