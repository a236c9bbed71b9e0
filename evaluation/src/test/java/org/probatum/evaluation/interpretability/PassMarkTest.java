package org.probatum.evaluation.interpretability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probatum.registry.Tensor;

class PassMarkTest {

    private static final int UNITS = 12;

    /** F = Σ j xⱼ over 12 values, all 1: the true ranking is the position. */
    private static final PredictionFunction WEIGHTED_SUM = inputs -> {
        double[] x = Tensors.values(inputs.get("x"));
        double[] f = new double[x.length / UNITS];
        for (int i = 0; i < x.length; i++) {
            f[i / UNITS] += (i % UNITS) * x[i];
        }
        return f;
    };

    @Test
    void theTrueRankingIsFaithfulAndItsReverseIsNot() {
        Faithfulness.Result right = faithfulness(1);
        assertThat(right.deletionShare()).isEqualTo(1);
        assertThat(right.insertionShare()).isEqualTo(1);
        // Deleting 11, 10, … leaves 66, 55, 45, … 0, 0: the mean of k (k − 1) / 2 for k = 0 … 12 is 286 / 13 = 22.
        assertThat(right.deletion()[0]).isCloseTo(22, within(1e-12));
        // Inserting 11, 10, …: the mean of 66 − k (k − 1) / 2, 66 − 22.
        assertThat(right.insertion()[0]).isCloseTo(44, within(1e-12));
        Faithfulness.Result wrong = faithfulness(-1);
        assertThat(wrong.deletionShare()).isZero();
        assertThat(wrong.insertionShare()).isZero();
    }

    private static Faithfulness.Result faithfulness(int sign) {
        double[] ones = new double[UNITS];
        double[] scores = new double[UNITS];
        for (int i = 0; i < UNITS; i++) {
            ones[i] = 1;
            scores[i] = sign * i;
        }
        long[] shape = {1, UNITS};
        return Faithfulness.of(
                WEIGHTED_SUM,
                new InputBatch(Map.of("x", new Tensor.Doubles(shape, ones))),
                "x",
                new OcclusionUnits.AlongAxis(1),
                new Tensor.Doubles(shape, scores),
                new Tensor.Doubles(new long[0], new double[1]),
                20,
                1);
    }

    @Test
    void rankCorrelationWithTies() {
        // SciPy 1.17.1: spearmanr([1, 2, 2, 4], [1, 3, 2, 4]).statistic = 0.9486832980505138
        assertThat(RankCorrelation.of(new double[] {1, 2, 2, 4}, new double[] {1, 3, 2, 4}))
                .isCloseTo(0.9486832980505138, within(1e-15));
    }

    @Test
    void localizationCountsCasesWithAFinding() {
        Tensor.Doubles map = new Tensor.Doubles(new long[] {3, 4}, new double[] {1, 3, 0, -2, 5, 1, 1, 1, 9, 9, 9, 9});
        Tensor mask = new Tensor.Doubles(new long[] {3, 4}, new double[] {0, 1, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0});
        Localization localization = Localization.of(map, mask);
        // Case 1 points right with 3/4 of its positive mass inside; case 2 points wrong with 2/8; case 3 has no
        // finding.
        assertThat(localization).isEqualTo(new Localization(0.5, 0.5, 2));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void labelsThatPredictionsKnowAreNotLikePermutedOnes(long seed) {
        double[] f = new double[20];
        boolean[] known = new boolean[20];
        for (int i = 0; i < 20; i++) {
            f[i] = i;
            known[i] = i >= 10;
        }
        LabelPermutation permutation = LabelPermutation.of(f, known, 999, seed);
        assertThat(permutation.area()).isEqualTo(1);
        // 2 of C(20, 10) = 184756 labelings are as extreme: none is met in 999 but with probability 0.01.
        assertThat(permutation.pValue()).isLessThanOrEqualTo(0.003);
    }

    @Test
    void theWordingCountsChecks() {
        List<Check> five = List.of(
                Check.of(Check.Kind.COMPLETENESS, 0.005, 0.01),
                Check.of(Check.Kind.FAITHFULNESS_DELETION, 0.9, 0.75),
                Check.of(Check.Kind.SANITY, 0.1, 0.2),
                Check.of(Check.Kind.STABILITY, 0.95, 0.8),
                Check.of(Check.Kind.AGREEMENT, 0.2, 0.3));
        assertThat(new PassMark(five, 1).wording()).isEqualTo("reliable by 4 of 5 checks");
        assertThat(new PassMark(five, 0).wording()).isEqualTo("not reliable: failed agreement with another method");
    }

    @Test
    void anAttributionThatSurvivesRandomWeightsIsNeverReliable() {
        PassMarkChecks checks = new PassMarkChecks(PassMarkPlan.standard(1));
        Attribution map = new Attribution(
                "gradient",
                "x",
                "1",
                new Tensor.Doubles(new long[] {1, 4}, new double[] {1, 2, 3, 4}),
                Optional.empty());
        Check sanity = checks.sanity(map, List.of(map));
        assertThat(sanity.value()).isCloseTo(1, within(1e-15));
        PassMark mark = new PassMark(List.of(sanity), 5);
        assertThat(mark.isReliable()).isFalse();
        assertThat(mark.wording()).isEqualTo("not reliable: failed sanity under randomized weights");
    }

    @Test
    void aCheckWithoutANumberFails() {
        assertThat(Check.of(Check.Kind.POINTING, Double.NaN, 0.5).passed()).isFalse();
        assertThat(Check.of(Check.Kind.COMPLETENESS, Double.NaN, 0.01).passed()).isFalse();
    }
}
