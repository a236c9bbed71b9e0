package org.probatum.evaluation.statistics.longitudinal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.continuous.TwoSampleT;

class RepeatedMeasuresEdgeCasesTest {

    private static final List<String> NAMES = List.of("(Intercept)", "arm");

    /** Participants with two visits each, arm alternating. */
    private record Data(double[][] columns, double[] response, int[] participant, int[] visit) {

        static Data of(int participants, long seed) {
            Random random = new Random(seed);
            int n = 2 * participants;
            double[][] columns = new double[2][n];
            double[] response = new double[n];
            int[] participant = new int[n];
            int[] visit = new int[n];
            for (int p = 0; p < participants; p++) {
                double own = random.nextGaussian();
                for (int v = 0; v < 2; v++) {
                    int row = 2 * p + v;
                    columns[0][row] = 1;
                    columns[1][row] = p % 2;
                    response[row] = own + random.nextGaussian() + columns[1][row];
                    participant[row] = p;
                    visit[row] = v;
                }
            }
            return new Data(columns, response, participant, visit);
        }

        Outcome<RepeatedMeasures> fit(VisitCovariance covariance) {
            return RepeatedMeasures.fit(NAMES, columns, response, participant, visit, 2, covariance, true);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void compoundSymmetryOfCompleteDataIsTheTTestOfTheMeans(long seed) {
        // closed form: with complete data the arm effect is tested by the t test of the participants' means
        Data data = Data.of(20, seed);
        double[] first = new double[10];
        double[] second = new double[10];
        for (int p = 0; p < 20; p++) {
            double mean = (data.response()[2 * p] + data.response()[2 * p + 1]) / 2;
            (p % 2 == 0 ? second : first)[p / 2] = mean;
        }
        TwoSampleT t = TwoSampleT.of(first, second, 0.95).orElseThrow();
        Inference.Contrast arm = data.fit(VisitCovariance.COMPOUND_SYMMETRY)
                .orElseThrow()
                .inference()
                .coefficient(1, 0.95);
        assertThat(arm.estimate()).isCloseTo(t.pooled().estimate(), within(1e-10));
        assertThat(arm.se()).isCloseTo(t.pooled().se(), within(1e-9));
        assertThat(arm.df()).isCloseTo(18, within(1e-6));
        assertThat(arm.seKenwardRoger()).isCloseTo(t.pooled().se(), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void theUnitOfTheResponseOnlyScalesTheResult(long seed) {
        Data data = Data.of(15, seed);
        Data scaled = new Data(
                data.columns(),
                java.util.Arrays.stream(data.response())
                        .map(y -> 1000 * y + 1e6)
                        .toArray(),
                data.participant(),
                data.visit());
        for (VisitCovariance covariance : VisitCovariance.values()) {
            var plain = data.fit(covariance).orElseThrow().inference().coefficient(1, 0.95);
            var large = scaled.fit(covariance).orElseThrow().inference().coefficient(1, 0.95);
            assertThat(large.estimate()).isCloseTo(1000 * plain.estimate(), within(1e-6));
            assertThat(large.se()).isCloseTo(1000 * plain.se(), within(1e-4));
            assertThat(large.df()).isCloseTo(plain.df(), within(1e-4));
        }
    }

    @Test
    void refusesTwoRowsForOneVisit() {
        Data data = Data.of(5, 1);
        data.visit()[1] = 0;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.fit(VisitCovariance.UNSTRUCTURED))
                .withMessageContaining("two rows for the same visit");
    }

    @Test
    void saysWhenVisitsAreNeverSeenTogether() {
        int n = 12;
        double[][] columns = new double[2][n];
        double[] response = new double[n];
        int[] participant = new int[n];
        int[] visit = new int[n];
        for (int i = 0; i < n; i++) {
            columns[0][i] = 1;
            columns[1][i] = i / 6;
            response[i] = (i * 7) % 5;
            participant[i] = i;
            visit[i] = i % 2;
        }
        Outcome<RepeatedMeasures> fit = RepeatedMeasures.fit(
                NAMES, columns, response, participant, visit, 2, VisitCovariance.UNSTRUCTURED, true);
        assertThat(fit)
                .isInstanceOfSatisfying(
                        Outcome.NotEstimable.class,
                        not -> assertThat(not.code()).isEqualTo("singular"));
    }

    @Test
    void putsAVarianceBelowZeroToZeroAndSaysSo() {
        // means of the groups are closer than the error allows: the between-group variance of the ANOVA is negative
        double[] response = {0, 10, 1, 9, 0.5, 9.5, 1.5, 8.5};
        double[][] columns = {{1, 1, 1, 1, 1, 1, 1, 1}};
        int[] group = {0, 0, 1, 1, 2, 2, 3, 3};
        LinearMixedModel model = LinearMixedModel.fit(
                        List.of("(Intercept)"),
                        columns,
                        response,
                        List.of(new RandomTerm("g", group, List.of("(Intercept)"), columns)),
                        true)
                .orElseThrow();
        assertThat(model.effects().getFirst().covariance().getFirst().get(0)).isZero();
        assertThat(model.warnings()).singleElement().asString().contains("estimated as 0");
        // then the error variance is the sample variance
        assertThat(model.errorVariance())
                .isCloseTo(
                        org.probatum.evaluation.statistics.continuous.Sample.of(response)
                                .variance(),
                        within(1e-5));
    }
}
