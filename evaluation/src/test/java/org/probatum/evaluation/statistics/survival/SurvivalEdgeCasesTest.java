package org.probatum.evaluation.statistics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probatum.evaluation.request.DataTable;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.numeric.NormalRectangle;

class SurvivalEdgeCasesTest {

    private static final SurvivalTimes NO_EVENT =
            SurvivalTimes.of(new double[] {1, 2, 3}, new boolean[] {false, false, false});

    @Test
    void saysWhyThereIsNoHazardRatioWithoutAnEvent() {
        Outcome<CoxFit> outcome = CoxRegression.withDefaults().fit(NO_EVENT, List.of("x"), new double[][] {{0, 1, 0}});
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.NotEstimable.class,
                        not -> assertThat(not.code()).isEqualTo("no-events"));
    }

    @Test
    void saysWhyThereIsNoHazardRatioForAConstantCovariate() {
        SurvivalTimes times = SurvivalTimes.of(new double[] {1, 2, 3}, new boolean[] {true, false, true});
        Outcome<CoxFit> outcome = CoxRegression.withDefaults().fit(times, List.of("x"), new double[][] {{4, 4, 4}});
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.NotEstimable.class,
                        not -> assertThat(not.code()).isEqualTo("singular-information"));
    }

    @Test
    void saysWhichHazardRatioRunsOff() {
        SurvivalTimes times = SurvivalTimes.of(new double[] {5, 8, 3, 6}, new boolean[] {false, false, true, true});
        Outcome<CoxFit> outcome =
                CoxRegression.withDefaults().fit(times, List.of("arm"), new double[][] {{0, 0, 1, 1}});
        assertThat(outcome).isInstanceOfSatisfying(Outcome.NotEstimable.class, not -> {
            assertThat(not.code()).isEqualTo("monotone-likelihood");
            assertThat(not.reason()).contains("arm to +infinity");
        });
    }

    @Test
    void hasNoMedianWhenNobodyFails() {
        KaplanMeierCurve curve = KaplanMeier.estimate(NO_EVENT);
        assertThat(curve.median(ConfidenceScale.LOG_LOG, 0.95).isReached()).isFalse();
        assertThat(curve.survivalAt(2)).isEqualTo(1);
    }

    @Test
    void hasNoConcordanceWithoutAPair() {
        assertThat(HarrellConcordance.of(NO_EVENT, new double[] {1, 2, 3}))
                .isInstanceOfSatisfying(
                        Outcome.NotEstimable.class,
                        not -> assertThat(not.code()).isEqualTo("no-pairs"));
    }

    @Test
    void refusesANegativeTime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurvivalTimes.of(new double[] {1, -1}, new boolean[] {true, true}))
                .withMessageContaining("row 2")
                .withMessageContaining("-1.0");
    }

    @Test
    void refusesAnEntryThatIsNotBeforeTheTime() {
        SurvivalTimes times = SurvivalTimes.of(new double[] {1, 2}, new boolean[] {true, true});
        CoxRegression late = CoxRegression.withDefaults().withEntry(new double[] {0, 2});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> late.fit(times, List.of("x"), new double[][] {{0, 1}}))
                .withMessageContaining("Row 2");
    }

    /** Changing the unit of time scales the restricted mean and leaves hazard ratios and tests alone. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void doesNotDependOnTheUnitOfTime(long seed) {
        Sample sample = Sample.draw(seed, 60);
        SurvivalTimes months = sample.times(1.0 / 32);
        SurvivalTimes days = sample.times(1);
        CoxFit one = CoxRegression.withDefaults()
                .fit(months, List.of("x"), sample.covariates())
                .orElseThrow();
        CoxFit two = CoxRegression.withDefaults()
                .fit(days, List.of("x"), sample.covariates())
                .orElseThrow();
        assertThat(one.estimates()[0]).isCloseTo(two.estimates()[0], within(1e-12));
        assertThat(LogRankTest.of(months, sample.group(), 2).logRank().chiSquare())
                .isCloseTo(LogRankTest.of(days, sample.group(), 2).logRank().chiSquare(), within(1e-12));
        double mean =
                RestrictedMean.estimate(KaplanMeier.estimate(days), 32, 0.95).rmst();
        assertThat(RestrictedMean.estimate(KaplanMeier.estimate(months), 1, 0.95)
                        .rmst())
                .isCloseTo(mean / 32, within(1e-12));
    }

    /** Every participant twice, each under its own stratum, doubles score and information and keeps the estimate. */
    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void keepsTheEstimateWhenEveryStratumIsRepeated(long seed) {
        Sample sample = Sample.draw(seed, 50);
        Sample twice = sample.repeated();
        int[] stratum = new int[100];
        java.util.Arrays.fill(stratum, 50, 100, 1);
        CoxFit one = CoxRegression.withDefaults()
                .fit(sample.times(1), List.of("x"), sample.covariates())
                .orElseThrow();
        CoxFit two = CoxRegression.withDefaults()
                .withStrata(stratum)
                .fit(twice.times(1), List.of("x"), twice.covariates())
                .orElseThrow();
        assertThat(two.estimates()[0]).isCloseTo(one.estimates()[0], within(1e-10));
        assertThat(two.covariance()[0][0]).isCloseTo(one.covariance()[0][0] / 2, within(1e-10));
    }

    @Test
    void comparesTheConcordanceOfTwoMarkers() throws Exception {
        // R 4.2.2, survival 3.5-3, veteran: concordance(coxph(~karno, init=-1, iter=0), coxph(~age, init=-1, iter=0))
        // with vcov: 0.709279872785, 0.484893230350, se of the difference 0.0364963693949
        DataTable veteran = DataTable.read(
                Path.of(java.util.Objects.requireNonNull(getClass().getResource("/oracles/survival/veteran.csv"))
                        .toURI()));
        double[] status = veteran.numbers("status");
        boolean[] event = new boolean[status.length];
        for (int i = 0; i < event.length; i++) {
            event[i] = status[i] == 1;
        }
        double[] karnofsky =
                java.util.Arrays.stream(veteran.numbers("karno")).map(x -> -x).toArray();
        double[] age =
                java.util.Arrays.stream(veteran.numbers("age")).map(x -> -x).toArray();
        ConcordanceComparison comparison = ConcordanceComparison.of(
                        SurvivalTimes.of(veteran.numbers("time"), event), karnofsky, age, 0.95)
                .orElseThrow();
        assertThat(comparison.first()).isCloseTo(0.709279872785, within(1e-11));
        assertThat(comparison.second()).isCloseTo(0.484893230350, within(1e-11));
        assertThat(comparison.se()).isCloseTo(0.0364963693949, within(1e-11));
    }

    /** P(Z₁ ≤ 0, Z₂ ≤ 0) = 1/4 + asin ρ / 2π. */
    @Test
    void integratesTheQuadrantOfTwoCorrelatedNormals() {
        double[][] correlation = {{1, 0.5}, {0.5, 1}};
        double[] low = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        assertThat(NormalRectangle.probability(correlation, low, new double[] {0, 0}))
                .isCloseTo(1.0 / 3, within(1e-9));
    }

    private record Sample(List<Double> time, List<Boolean> event, List<Double> x) {

        static Sample draw(long seed, int n) {
            java.util.random.RandomGenerator random = new java.util.SplittableRandom(seed);
            List<Double> time = new java.util.ArrayList<>();
            List<Boolean> event = new java.util.ArrayList<>();
            List<Double> x = new java.util.ArrayList<>();
            for (int i = 0; i < n; i++) {
                time.add(1.0 + random.nextInt(64));
                event.add(random.nextInt(3) > 0);
                x.add((double) (i % 2));
            }
            return new Sample(time, event, x);
        }

        Sample repeated() {
            return new Sample(twice(time), twice(event), twice(x));
        }

        private static <T> List<T> twice(List<T> values) {
            List<T> all = new java.util.ArrayList<>(values);
            all.addAll(values);
            return all;
        }

        SurvivalTimes times(double unit) {
            boolean[] events = new boolean[event.size()];
            for (int i = 0; i < events.length; i++) {
                events[i] = event.get(i);
            }
            return SurvivalTimes.of(time.stream().mapToDouble(t -> t * unit).toArray(), events);
        }

        double[][] covariates() {
            return new double[][] {x.stream().mapToDouble(Double::doubleValue).toArray()};
        }

        int[] group() {
            return x.stream().mapToInt(Double::intValue).toArray();
        }
    }
}
