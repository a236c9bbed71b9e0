package org.probatum.evaluation.statistics.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probatum.evaluation.request.DataTable;
import org.probatum.evaluation.statistics.Outcome;

class AucEdgeCasesTest {

    private static AucEstimate auc(double[] score, boolean[] positive) {
        return DeLong.auc(score, positive, Direction.HIGHER, 0.95).orElseThrow();
    }

    @Test
    void saysWhyThereIsNoAucWithoutAPositiveCase() {
        assertThat(DeLong.auc(new double[] {1, 2}, new boolean[2], Direction.HIGHER, 0.95))
                .isInstanceOfSatisfying(Outcome.NotEstimable.class, not -> {
                    assertThat(not.code()).isEqualTo("one-class");
                    assertThat(not.reason()).contains("0 positive and 2 negative");
                });
    }

    @Test
    void keepsScoresApartThatDifferInTheLastDigit() {
        double low = 0.1 + 0.2;
        double high = Math.nextUp(low);
        assertThat(auc(new double[] {low, high}, new boolean[] {false, true}).auc())
                .isEqualTo(1);
        assertThat(auc(new double[] {low, low}, new boolean[] {false, true}).auc())
                .isEqualTo(0.5);
    }

    @Test
    void neverLeavesZeroToOne() {
        AucEstimate perfect = auc(new double[] {1, 2, 3, 4}, new boolean[] {false, false, true, true});
        assertThat(perfect.auc()).isEqualTo(1);
        assertThat(perfect.ci().upper()).isEqualTo(1);
    }

    /** Two ways to the same number: placement values of each participant, and sums over the classes sorted apart. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 50, 5000, 20_000})
    void varianceIsThatOfThePlacementValues(int n) {
        SplittableRandom random = new SplittableRandom(n);
        boolean[] positive = new boolean[n];
        double[] score = new double[n];
        for (int i = 0; i < n; i++) {
            positive[i] = i == 0 || i > 1 && random.nextInt(3) == 0;
            score[i] = Math.rint(random.nextGaussian() * 40 + (positive[i] ? 20 : 0));
        }
        for (Direction direction : Direction.values()) {
            AucEstimate estimate = DeLong.auc(score, positive, direction, 0.95).orElseThrow();
            DeLong.Working working = DeLong.explain(score, positive, direction).orElseThrow();
            double variance = working.variancePositive() / estimate.nPositive()
                    + working.varianceNegative() / estimate.nNegative();
            assertThat(estimate.auc()).isEqualTo(working.auc());
            if (Double.isNaN(variance)) {
                assertThat(estimate.deLongVariance()).isNaN();
            } else {
                assertThat(estimate.deLongVariance()).isEqualTo(variance, within(1e-12 * variance));
            }
        }
    }

    /** Turning the direction mirrors the AUC; swapping the classes does too; both together change nothing. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void mirrorsWhenDirectionOrClassesAreSwapped(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] score = random.doubles(80).map(value -> Math.rint(value * 20)).toArray();
        boolean[] positive = new boolean[80];
        boolean[] swapped = new boolean[80];
        for (int i = 0; i < 80; i++) {
            positive[i] = i % 3 == 0;
            swapped[i] = !positive[i];
        }
        AucEstimate one = auc(score, positive);
        AucEstimate lower = DeLong.auc(score, positive, Direction.LOWER, 0.95).orElseThrow();
        assertThat(lower.auc()).isCloseTo(1 - one.auc(), within(1e-14));
        assertThat(auc(score, swapped).auc()).isCloseTo(1 - one.auc(), within(1e-14));
        assertThat(lower.se()).isCloseTo(one.se(), within(1e-14));
        assertThat(auc(score, swapped).se()).isCloseTo(one.se(), within(1e-14));
    }

    @Test
    void bootstrapsTheSameOnAnyNumberOfThreads() throws Exception {
        double[] score = new SplittableRandom(7).doubles(200).toArray();
        boolean[] positive = new boolean[200];
        for (int i = 0; i < 200; i++) {
            positive[i] = score[i] + (i % 7) / 7.0 > 0.9;
        }
        try (java.util.concurrent.ForkJoinPool single = new java.util.concurrent.ForkJoinPool(1)) {
            AucBootstrap one = single.submit(() -> bootstrap(score, positive)).get();
            assertThat(bootstrap(score, positive)).isEqualTo(one);
        }
    }

    private static AucBootstrap bootstrap(double[] score, boolean[] positive) {
        return AucBootstrap.of(score, positive, Direction.HIGHER, true, 500, 42, 0.95)
                .orElseThrow();
    }

    @Test
    void countsTwoHundredThousandScoresExactly() {
        // scores 0, 1, 2, … with every second one positive: positive k beats k + 1 of m negatives, AUC = (m + 1)/(2m)
        int m = 100_000;
        double[] score = new double[2 * m];
        boolean[] positive = new boolean[2 * m];
        for (int i = 0; i < score.length; i++) {
            score[i] = i;
            positive[i] = i % 2 == 1;
        }
        AucEstimate auc = DeLong.auc(score, positive, Direction.HIGHER, 0.95).orElseThrow();
        assertThat(auc.auc()).isCloseTo((m + 1) / (2.0 * m), within(1e-12));
    }

    @Test
    void keepsTheDirectionInEveryBootstrapReplicate() {
        // pROC #64: choosing the direction anew in each replicate lifts replicates of a useless score above one half
        double[] score = {5, 4, 3, 2, 1, 5, 4, 3, 2, 2};
        boolean[] positive = {false, false, false, true, true, false, true, false, true, true};
        AucBootstrap higher = AucBootstrap.of(score, positive, Direction.HIGHER, true, 500, 3, 0.95)
                .orElseThrow();
        AucBootstrap lower = AucBootstrap.of(score, positive, Direction.LOWER, true, 500, 3, 0.95)
                .orElseThrow();
        assertThat(higher.ci().lower()).isLessThan(0.5);
        assertThat(lower.ci().upper()).isCloseTo(1 - higher.ci().lower(), within(1e-12));
        assertThat(lower.ci().lower()).isCloseTo(1 - higher.ci().upper(), within(1e-12));
    }

    @Test
    void drawsTheStraightLineWhenRisksAreCalibratedOnTheLogitScale() {
        // risks 0.2 and 0.8 with exactly 2 of 10 and 8 of 10 events: intercept 0 and slope 1 by construction
        double[] risk = new double[20];
        boolean[] event = new boolean[20];
        for (int i = 0; i < 20; i++) {
            risk[i] = i < 10 ? 0.2 : 0.8;
            event[i] = i < 10 ? i < 2 : i < 18;
        }
        Calibration calibration = Calibration.of(risk, event).orElseThrow();
        assertThat(calibration.calibrationModel().slope()).isCloseTo(1, within(1e-10));
        assertThat(calibration.calibrationModel().intercept()).isCloseTo(0, within(1e-10));
        assertThat(calibration.brier()).isCloseTo(0.16, within(1e-15));
        CalibrationCurve curve = CalibrationCurve.of(risk, event, 5, 0.95).orElseThrow();
        assertThat(curve.observed().get(0)).isCloseTo(0.2, within(1e-10));
        assertThat(curve.observed().last()).isCloseTo(0.8, within(1e-10));
        assertThat(curve.warnings()).hasSize(1);
    }

    @Test
    void hasNoCalibrationSlopeForARiskOfOne() {
        assertThat(Calibration.of(new double[] {0.5, 1}, new boolean[] {false, true}))
                .isInstanceOfSatisfying(
                        Outcome.NotEstimable.class,
                        not -> assertThat(not.code()).isEqualTo("boundary-risk"));
    }

    @Test
    void refusesToCompareOneScore() {
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> DeLongComparison.paired(
                        List.of(new double[] {1}), new boolean[] {true}, List.of(Direction.HIGHER), 0.95));
    }

    /**
     * R 4.2.2: glm(y ~ splines::ns(qlogis(riskA), knots = inner, Boundary.knots = outer), binomial) spans the same curves
     * as our basis; knots at the sorted logits 5, 35, 65 and 95 % of the way, predicted at five risks from the smallest
     * to the largest.
     */
    @Test
    void bendsTheCalibrationCurveAsANaturalSpline() throws Exception {
        DataTable table = DataTable.read(
                Path.of(java.util.Objects.requireNonNull(getClass().getResource("/oracles/diagnostic/pima_risk.csv"))
                        .toURI()));
        double[] y = table.numbers("y");
        boolean[] event = new boolean[y.length];
        for (int i = 0; i < y.length; i++) {
            event[i] = y[i] == 1;
        }
        CalibrationCurve curve =
                CalibrationCurve.of(table.numbers("riskA"), event, 5, 0.95).orElseThrow();
        assertThat(curve.risk().toArray())
                .containsExactly(new double[] {0.0523920, 0.2705525, 0.4887130, 0.7068735, 0.9250340}, within(1e-9));
        assertThat(curve.observed().toArray())
                .containsExactly(
                        new double[] {
                            0.000801484993645,
                            0.351971721907548,
                            0.486815267037408,
                            0.583466155937399,
                            0.730502187279705
                        },
                        within(1e-8));
        assertThat(curve.upper().toArray())
                .containsExactly(
                        new double[] {
                            0.0339151533289, 0.4508982172165, 0.5883178706278, 0.6860954881414, 0.9128342558544
                        },
                        within(1e-6));
    }

    @Test
    void decomposesTheBrierScoreOfAnExampleWorkedByHand() {
        // risks 0.2, 0.2, 0.8, 0.8 with events 0, 1, 1, 1: brier (0.04 + 0.64 + 0.04 + 0.04)/4 = 0.19; bin rates 0.5
        // and 1,
        // reliability ((0.3)^2 + (0.2)^2)/2 = 0.065; resolution (0.25^2 + 0.25^2)/2 = 0.0625; uncertainty 0.75 * 0.25
        BrierDecomposition parts =
                BrierDecomposition.of(new double[] {0.2, 0.2, 0.8, 0.8}, new boolean[] {false, true, true, true}, 10);
        assertThat(parts.brier()).isCloseTo(0.19, within(1e-15));
        assertThat(parts.reliability()).isCloseTo(0.065, within(1e-15));
        assertThat(parts.resolution()).isCloseTo(0.0625, within(1e-15));
        assertThat(parts.uncertainty()).isCloseTo(0.1875, within(1e-15));
        assertThat(parts.withinBins()).isCloseTo(0, within(1e-15));
    }

    @Test
    void comparesNetBenefitsOfAnExampleWorkedByHand() {
        // threshold 0.5, harm 1: the first calls the event, the second the non-event: differences 1, 1 and 0, 0;
        // mean 0.5, variance of the mean (2 - 4 * 0.25)/3/4 = 1/12
        NetBenefitDifference difference = NetBenefitDifference.of(
                new double[] {0.9, 0.1, 0.1, 0.1},
                new double[] {0.1, 0.9, 0.1, 0.1},
                new boolean[] {true, false, true, false},
                0.5,
                0.95);
        assertThat(difference.estimate()).isCloseTo(0.5, within(1e-15));
        assertThat(difference.se()).isCloseTo(Math.sqrt(1.0 / 12), within(1e-15));
    }
}
