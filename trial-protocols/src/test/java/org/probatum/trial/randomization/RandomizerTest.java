package org.probatum.trial.randomization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probatum.trial.protocol.AllocationRule;
import org.probatum.trial.protocol.Arm;
import org.probatum.trial.protocol.ArmId;
import org.probatum.trial.protocol.ArmRole;
import org.probatum.trial.protocol.StratumVariable;

class RandomizerTest {

    private static final List<Arm> EQUAL = List.of(arm("ai", 1), arm("control", 1));
    private static final Stratum ALL = new Stratum(List.of());
    private static final StratumVariable GRADE =
            new StratumVariable("grade", List.of(3.5), List.of("2-3", "4"), Optional.empty());
    private static final StratumVariable SEX =
            new StratumVariable("sex", List.of(), List.of("f", "m"), Optional.empty());

    // The expected lists: Python 3 standard library, the programs of docs/methods/randomization.md, seed 00 01 … 1f.

    @Test
    void stratifiedBlocksAreThoseThatPythonGives() {
        var rule = new AllocationRule.StratifiedPermutedBlocks(List.of(4, 6), List.of(GRADE));
        List<Stratum> strata = IntStream.range(0, 24)
                .mapToObj(i -> stratum(i % 3 != 0 ? "2-3" : "4"))
                .toList();
        assertThat(text(AllocationReplay.arms(rule, EQUAL, RandomizationSeedTest.SEED, strata)))
                .isEqualTo("ai control ai control control ai ai ai control control ai control control control ai ai "
                        + "control ai control control ai ai ai control");
    }

    @Test
    void unequalBlocksAreThoseThatPythonGives() {
        var rule = new AllocationRule.PermutedBlocks(List.of(3, 6));
        var arms = List.of(arm("a", 2), arm("b", 1));
        assertThat(text(AllocationReplay.arms(rule, arms, RandomizationSeedTest.SEED, Collections.nCopies(12, ALL))))
                .isEqualTo("a a a a b b a b a a b a");
    }

    @Test
    void simpleCoinAndUrnAreThoseThatPythonGives() {
        assertThat(golden(new AllocationRule.Simple()))
                .isEqualTo("control ai control ai ai ai control control control control ai control");
        assertThat(golden(new AllocationRule.BiasedCoin(2.0 / 3)))
                .isEqualTo("ai ai control control ai control control ai ai ai ai ai");
        assertThat(golden(new AllocationRule.Urn(1, 2)))
                .isEqualTo("control ai control ai ai control control ai ai ai ai ai");
    }

    @Test
    void minimizationIsTheOneThatPythonGives() {
        var rule = new AllocationRule.PocockSimon(List.of(GRADE, SEX), 0.8);
        var arms = List.of(arm("a", 1), arm("b", 1), arm("c", 1));
        List<Stratum> people = IntStream.range(0, 15)
                .mapToObj(i -> new Stratum(List.of(
                        new Stratum.Level("grade", i % 2 != 0 ? "2-3" : "4"),
                        new Stratum.Level("sex", i % 3 != 0 ? "f" : "m"))))
                .toList();
        assertThat(text(AllocationReplay.arms(rule, arms, RandomizationSeedTest.SEED, people)))
                .isEqualTo("b b c c a a a c c a b b b a c");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void blocksOfFourAreBalancedAfterEveryFourthParticipantOfAStratum(int seed) {
        var rule = new AllocationRule.StratifiedPermutedBlocks(List.of(4), List.of(GRADE));
        Randomizer randomizer = new Randomizer(rule, EQUAL, seed(seed));
        Map<String, Integer> difference = new HashMap<>();
        Map<String, Integer> count = new HashMap<>();
        for (int i = 0; i < 400; i++) {
            Stratum stratum = stratum(i % 5 < 2 ? "4" : "2-3");
            int step = randomizer.allocate(stratum).value().equals("ai") ? 1 : -1;
            int d = difference.merge(stratum.key(), step, Integer::sum);
            assertThat(Math.abs(d)).isLessThanOrEqualTo(2);
            if (count.merge(stratum.key(), 1, Integer::sum) % 4 == 0) {
                assertThat(d).isZero();
            }
        }
    }

    @Test
    void blockSizesAreDrawnAboutEquallyOften() {
        // blocks of 2 and 6: with equal probability a block has 4 participants on average
        var rule = new AllocationRule.PermutedBlocks(List.of(2, 6));
        int balancedAtTwo = 0;
        for (int seed = 0; seed < 2000; seed++) {
            List<ArmId> arms = AllocationReplay.arms(rule, EQUAL, seed(seed), Collections.nCopies(2, ALL));
            balancedAtTwo += arms.get(0).equals(arms.get(1)) ? 0 : 1;
        }
        // a block of 2: always one each; of 6: 3/5. So 1/2 + 3/10 = 0.8; three standard errors are 0.027
        assertThat(balancedAtTwo / 2000.0).isCloseTo(0.8, within(0.027));
    }

    @Test
    void simpleRandomizationKeepsTheRatio() {
        var arms = List.of(arm("a", 1), arm("b", 2), arm("c", 3));
        Map<String, Integer> counts = counts(new AllocationRule.Simple(), arms, seed(7), 12000);
        double chiSquare = square(counts.get("a") - 2000) / 2000.0
                + square(counts.get("b") - 4000) / 4000.0
                + square(counts.get("c") - 6000) / 6000.0;
        // 99.9 % quantile of chi-square with 2 degrees of freedom
        assertThat(chiSquare).isLessThan(13.816);
    }

    @Test
    void eachOrderOfABlockIsEquallyLikely() {
        var rule = new AllocationRule.PermutedBlocks(List.of(4));
        Map<String, Integer> orders = new HashMap<>();
        for (int seed = 0; seed < 6000; seed++) {
            orders.merge(
                    text(AllocationReplay.arms(rule, EQUAL, seed(seed), Collections.nCopies(4, ALL))), 1, Integer::sum);
        }
        // 4 choose 2 = 6 orders, 1000 expected of each; 99.9 % quantile of chi-square with 5 degrees of freedom
        assertThat(orders).hasSize(6);
        assertThat(orders.values().stream()
                        .mapToDouble(count -> square(count - 1000) / 1000.0)
                        .sum())
                .isLessThan(20.515);
    }

    @Test
    void efronsCoinOfTwoThirdsIsBalancedHalfOfTheTimeAtEvenNumbers() {
        // Efron (1971): the stationary probability of exact balance at even n is 1 − q/p = 1/2 for p = 2/3
        int balanced = 0;
        for (int seed = 0; seed < 2000; seed++) {
            balanced += counts(new AllocationRule.BiasedCoin(2.0 / 3), EQUAL, seed(seed), 60)
                                    .getOrDefault("ai", 0)
                            == 30
                    ? 1
                    : 0;
        }
        // three standard errors are 0.034
        assertThat(balanced / 2000.0).isCloseTo(0.5, within(0.034));
    }

    @Test
    void weisUrnLeavesAThirdOfTheVarianceOfACoin() {
        // Wei (1978): D / sqrt(n) is asymptotically normal with variance 1/3 in UD(α, β)
        double sum = 0;
        for (int seed = 0; seed < 3000; seed++) {
            int ai =
                    counts(new AllocationRule.Urn(0, 1), EQUAL, seed(seed), 100).getOrDefault("ai", 0);
            sum += square(2 * ai - 100) / 100.0;
        }
        // three standard errors of a variance over 3000 samples: 3 · sqrt(2 / 3000) / 3 = 0.026
        assertThat(sum / 3000).isCloseTo(1.0 / 3, within(0.03));
    }

    @Test
    void withoutABallAtTheStartTheUrnsSecondDrawIsTheOtherArm() {
        for (int seed = 0; seed < 50; seed++) {
            List<ArmId> arms =
                    AllocationReplay.arms(new AllocationRule.Urn(0, 1), EQUAL, seed(seed), Collections.nCopies(2, ALL));
            assertThat(arms.get(0)).isNotEqualTo(arms.get(1));
        }
    }

    @Test
    void minimizationWithCertaintyKeepsEveryLevelWithinOne() {
        // with one factor and probability 1 the arm with fewer at the level is always taken
        var rule = new AllocationRule.PocockSimon(List.of(GRADE), 1.0);
        Randomizer randomizer = new Randomizer(rule, EQUAL, seed(3));
        Map<String, Integer> difference = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            Stratum stratum = stratum(i % 3 == 0 ? "4" : "2-3");
            int step = randomizer.allocate(stratum).value().equals("ai") ? 1 : -1;
            assertThat(Math.abs(difference.merge(stratum.key(), step, Integer::sum)))
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void anIndexIsUniform() {
        var stream = seed(11).stream("index");
        int[] counts = new int[10];
        for (int i = 0; i < 10000; i++) {
            counts[Draws.index(stream, 10)]++;
        }
        double chiSquare = IntStream.of(counts)
                .mapToDouble(count -> square(count - 1000) / 1000.0)
                .sum();
        // 99.9 % quantile of chi-square with 9 degrees of freedom
        assertThat(chiSquare).isLessThan(27.877);
    }

    private static String golden(AllocationRule rule) {
        return text(AllocationReplay.arms(rule, EQUAL, RandomizationSeedTest.SEED, Collections.nCopies(12, ALL)));
    }

    private static Map<String, Integer> counts(AllocationRule rule, List<Arm> arms, RandomizationSeed seed, int n) {
        Map<String, Integer> counts = new HashMap<>();
        AllocationReplay.arms(rule, arms, seed, Collections.nCopies(n, ALL))
                .forEach(arm -> counts.merge(arm.value(), 1, Integer::sum));
        return counts;
    }

    private static Stratum stratum(String grade) {
        return new Stratum(List.of(new Stratum.Level("grade", grade)));
    }

    private static RandomizationSeed seed(int number) {
        return RandomizationSeed.of(ByteBuffer.allocate(32).putInt(0, number).array());
    }

    private static Arm arm(String id, int ratio) {
        return new Arm(new ArmId(id), id, ArmRole.CONTROL, id, ratio);
    }

    private static double square(int difference) {
        return (double) difference * difference;
    }

    private static String text(List<ArmId> arms) {
        List<String> names = new ArrayList<>();
        arms.forEach(arm -> names.add(arm.value()));
        return String.join(" ", names);
    }
}
