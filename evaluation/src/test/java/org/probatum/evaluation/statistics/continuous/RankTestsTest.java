package org.probatum.evaluation.statistics.continuous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probatum.evaluation.statistics.Outcome;

class RankTestsTest {

    private static double[] normal(long seed, int n, double shift) {
        return new Random(seed).doubles(n).map(u -> Math.rint(20 * u) + shift).toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theExactLawWithTiesIsThatOfAllSplits(long seed) {
        // by another path: every choice of 5 of 11 pooled values
        double[] x = normal(seed, 5, 2);
        double[] y = normal(seed + 100, 6, 0);
        double[] all = Arrays.copyOf(x, 11);
        System.arraycopy(y, 0, all, 5, 6);
        double observed = u(x, y);
        int atLeast = 0;
        int splits = 0;
        for (int mask = 0; mask < 1 << 11; mask++) {
            if (Integer.bitCount(mask) == 5) {
                double[] a = new double[5];
                double[] b = new double[6];
                for (int i = 0, p = 0, q = 0; i < 11; i++) {
                    if ((mask >> i & 1) == 1) {
                        a[p++] = all[i];
                    } else {
                        b[q++] = all[i];
                    }
                }
                atLeast += u(a, b) >= observed ? 1 : 0;
                splits++;
            }
        }
        assertThat(MannWhitney.of(x, y, 0.95).pExactGreater()).isCloseTo((double) atLeast / splits, within(1e-12));
    }

    private static double u(double[] x, double[] y) {
        double u = 0;
        for (double a : x) {
            for (double b : y) {
                u += a > b ? 1 : a == b ? 0.5 : 0;
            }
        }
        return u;
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void theShiftIsTheMedianOfAllDifferences(long seed) {
        double[] x = normal(seed, 40, 3);
        double[] y = normal(seed + 1, 31, 0);
        double[] differences = new double[40 * 31];
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 31; j++) {
                differences[i * 31 + j] = x[i] - y[j];
            }
        }
        assertThat(MannWhitney.of(x, y, 0.95).hodgesLehmann()).isEqualTo(Quantiles.median(differences));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void swappingTheSamplesTurnsTheSides(long seed) {
        double[] x = normal(seed, 9, 1);
        double[] y = normal(seed + 1, 14, 0);
        MannWhitney one = MannWhitney.of(x, y, 0.9);
        MannWhitney other = MannWhitney.of(y, x, 0.9);
        assertThat(other.pExactLess()).isCloseTo(one.pExactGreater(), within(1e-12));
        assertThat(other.pExact()).isCloseTo(one.pExact(), within(1e-12));
        assertThat(other.hodgesLehmann()).isCloseTo(-one.hodgesLehmann(), within(1e-12));
        assertThat(other.mosesCi().lower()).isCloseTo(-one.mosesCi().upper(), within(1e-12));
    }

    @Test
    void leavesOutTheExactLawOfLargeSamplesAndSaysSo() {
        double[] x = new Random(1).doubles(30_000).toArray();
        double[] y = new Random(2).doubles(30_000).toArray();
        MannWhitney result = MannWhitney.of(x, y, 0.95);
        assertThat(result.pExact()).isNaN();
        assertThat(result.warnings()).isNotEmpty();
        assertThat(result.hodgesLehmann()).isCloseTo(0, within(0.02));
    }

    @Test
    void namesTheValueThatIsNotANumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MannWhitney.of(new double[] {1, Double.NaN}, new double[] {2}, 0.95))
                .withMessageContaining("x[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TwoSampleT.of(new double[] {}, new double[] {2, 3}, 0.95))
                .withMessageContaining("x must hold");
    }

    @Test
    void givesReasonsInsteadOfNumbersThatAreNone() {
        assertCode("zero-variance", TwoSampleT.of(new double[] {2, 2}, new double[] {2, 2}, 0.95));
        assertCode("too-few-values", TwoSampleT.of(new double[] {2}, new double[] {1, 2}, 0.95));
        assertCode("no-difference", SignedRank.of(new double[] {0, 0}, 0.95));
        assertCode(
                "collinear",
                LinearModel.of(
                        java.util.List.of("(Intercept)", "a", "b"),
                        new double[][] {{1, 1, 1, 1, 1}, {1, 2, 3, 4, 5}, {3, 5, 7, 9, 11}},
                        new double[] {1, 3, 2, 5, 4}));
    }

    private static void assertCode(String code, Outcome<?> outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.NotEstimable.class,
                        not -> assertThat(not.code()).isEqualTo(code));
    }

    @Test
    void agreesWithRsWelchTestOfTheSleepData() {
        // R 4.2.2: t.test(extra ~ group, data = sleep)
        double[] first = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
        double[] second = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
        TTest welch = TwoSampleT.of(first, second, 0.95).orElseThrow().welch();
        assertThat(welch.t()).isCloseTo(-1.86081346749, within(1e-11));
        assertThat(welch.df()).isCloseTo(17.7764735162, within(1e-9));
        assertThat(welch.pTwoSided()).isCloseTo(0.0793941401874, within(1e-12));
    }
}
