package org.probatum.evaluation.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RandomizationTestTest {

    private static final double[] OUTCOME = {7, 9, 8, 10, 1, 3, 2, 4};
    private static final int[] MADE = {1, 1, 1, 1, 0, 0, 0, 0};

    private static double difference(int[] arm) {
        double sum = 0;
        for (int i = 0; i < arm.length; i++) {
            sum += (arm[i] == 1 ? 1 : -1) * OUTCOME[i];
        }
        return sum / 4;
    }

    /** Four of each arm, every order equally likely. */
    private static int[] oneBlock(RandomGenerator random) {
        int[] arms = MADE.clone();
        for (int i = arms.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = arms[i];
            arms[i] = arms[j];
            arms[j] = kept;
        }
        return arms;
    }

    private static RandomizationTest test(Function<RandomGenerator, int[]> rule, int replicates) {
        return RandomizationTest.of(MADE, RandomizationTestTest::difference, rule, replicates, 7, 0.999);
    }

    @Test
    void comesToTheShareOfOrdersThatAreAsExtreme() {
        // of the 8!/(4! 4!) = 70 orders of one block only the one seen and its mirror part the outcomes so far
        RandomizationTest test = test(RandomizationTestTest::oneBlock, 20_000);
        assertThat(test.statistic()).isEqualTo(6);
        assertThat(test.monteCarloCi().contains(2.0 / 70)).isTrue();
        assertThat(test.p()).isCloseTo((1.0 + test.asExtreme()) / 20_001, within(1e-15));
    }

    @Test
    void dependsOnTheRuleThatWasUsed() {
        // pairs (1 and 5, 2 and 6, …), one of each to each arm: 2 of 16 allocations are as extreme
        RandomizationTest pairs = test(
                random -> {
                    int[] arms = new int[8];
                    for (int i = 0; i < 4; i++) {
                        arms[i] = random.nextInt(2);
                        arms[i + 4] = 1 - arms[i];
                    }
                    return arms;
                },
                20_000);
        assertThat(pairs.monteCarloCi().contains(2.0 / 16)).isTrue();
    }

    @Test
    void givesTheSameBitsOnAnyNumberOfThreads() throws Exception {
        RandomizationTest here = test(RandomizationTestTest::oneBlock, 2000);
        try (ForkJoinPool one = new ForkJoinPool(1)) {
            assertThat(one.submit(() -> test(RandomizationTestTest::oneBlock, 2000))
                            .get())
                    .isEqualTo(here);
        }
    }

    @Test
    void neverGivesAPOfZero() {
        assertThat(test(RandomizationTestTest::oneBlock, 1).p()).isGreaterThanOrEqualTo(0.5);
    }

    @Test
    void refusesARuleForOtherParticipants() {
        assertThatThrownBy(() -> test(random -> new int[] {0, 1}, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 participants, the trial has 8");
    }
}
