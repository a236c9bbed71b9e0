package org.probatum.missing.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightedConcordanceTest {

    private static final double[] TIME = {5, 3, 3, 8, 2, 9, 7, 3};
    private static final boolean[] EVENT = {true, true, false, false, true, true, true, true};
    private static final double[] P = {.4, .6, .6, .2, .9, .3, .3, .1};

    @Test
    void agreesWithSurvivalOnTiedTimesAndPredictions() {
        // R 4.2.2, survival 3.5-3: concordance(Surv(t, e) ~ p, reverse = TRUE): 15 concordant, 5 discordant, 2 tied in
        // x
        assertThat(of(TIME, EVENT, P, new int[] {1, 1, 1, 1, 1, 1, 1, 1})).isCloseTo(16.0 / 22, within(1e-12));
        // with weights = c(2, 1, 0, 3, 1, 1, 2, 1): 36 concordant, 8 discordant, 2 tied in x
        assertThat(of(TIME, EVENT, P, new int[] {2, 1, 0, 3, 1, 1, 2, 1})).isCloseTo(37.0 / 46, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isTheMeanOverAllComparablePairs(long seed) {
        Random random = new Random(seed);
        int n = 60;
        double[] time = random.doubles(n).map(x -> Math.ceil(20 * x)).toArray();
        double[] p = random.doubles(n).map(x -> Math.rint(10 * x) / 10).toArray();
        boolean[] event = new boolean[n];
        int[] counts = new int[n];
        for (int i = 0; i < n; i++) {
            event[i] = random.nextInt(3) > 0;
            counts[i] = random.nextInt(3);
        }
        double concordant = 0;
        double comparable = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (event[i] && (time[i] < time[j] || time[i] == time[j] && !event[j])) {
                    double weight = counts[i] * counts[j];
                    comparable += weight;
                    concordant += weight * (p[i] > p[j] ? 1 : p[i] == p[j] ? 0.5 : 0);
                }
            }
        }
        assertThat(of(time, event, p, counts)).isCloseTo(concordant / comparable, within(1e-12));
    }

    @Test
    void theCertificateComparesItWhereTheFollowUpIsKnown() {
        double[] worse = {.1, .2, .9, .8, .3, .4, .5, .6};
        PredictionTable table = PredictionTable.of(
                List.of("mri", "rna"),
                new boolean[] {true, true, false, false, true, false, true, true},
                Map.of(Set.of("mri", "rna"), P, Set.of("mri"), worse, Set.of("rna"), P));
        CertificateSettings settings = CertificateSettings.withSeed(1).withDraws(200);
        MissingModalityCertificate certificate =
                MissingModalityCertificate.of(table.withFollowUp(TIME, EVENT), settings);
        assertThat(certificate.onFullInput(SubsetMetric.C_INDEX)).isCloseTo(16.0 / 22, within(1e-12));
        assertThat(certificate
                        .loss(Set.of("mri"), SubsetMetric.C_INDEX)
                        .orElseThrow()
                        .loss())
                .isCloseTo(16.0 / 22 - of(TIME, EVENT, worse, new int[] {1, 1, 1, 1, 1, 1, 1, 1}), within(1e-12));
        assertThat(MissingModalityCertificate.of(table, settings).metrics()).doesNotContain(SubsetMetric.C_INDEX);
        assertThatThrownBy(() -> MissingModalityCertificate.of(table, settings.withMargin(SubsetMetric.C_INDEX, 0.1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("follow-up");
    }

    @Test
    void refusesAFollowUpThatOrdersNobody() {
        PredictionTable table = PredictionTable.of(
                List.of("mri"), new boolean[] {true, false}, Map.of(Set.of("mri"), new double[] {.2, .3}));
        assertThatThrownBy(() -> table.withFollowUp(new double[] {1, 2}, new boolean[] {false, false}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no pair");
        assertThatThrownBy(() -> table.withFollowUp(new double[] {1}, new boolean[] {true}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 participants");
    }

    private static double of(double[] time, boolean[] event, double[] p, int[] counts) {
        return new WeightedConcordance(p, new PredictionTable.FollowUp(time, event)).of(counts);
    }
}
