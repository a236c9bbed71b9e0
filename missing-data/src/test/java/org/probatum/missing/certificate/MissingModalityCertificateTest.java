package org.probatum.missing.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MissingModalityCertificateTest {

    private static final List<String> TWO = List.of("mri", "rna");
    private static final CertificateSettings SETTINGS =
            CertificateSettings.withSeed(1).withDraws(500);

    private static PredictionTable small() {
        // events 1 1 0 0. mri: 0.9 0.4 0.6 0.1; rna: 0.5 for all; both: 0.9 0.8 0.2 0.1
        return PredictionTable.of(
                TWO,
                new boolean[] {true, true, false, false},
                Map.of(
                        Set.of("mri"), new double[] {0.9, 0.4, 0.6, 0.1},
                        Set.of("rna"), new double[] {0.5, 0.5, 0.5, 0.5},
                        Set.of("mri", "rna"), new double[] {0.9, 0.8, 0.2, 0.1}));
    }

    @Test
    void lossesWorkedByHand() {
        MissingModalityCertificate certificate = MissingModalityCertificate.of(small(), SETTINGS);
        // AUC: mri orders 3 of 4 pairs, rna ties all, both orders all
        assertThat(loss(certificate, "mri", SubsetMetric.AUC)).isCloseTo(0.25, within(1e-12));
        assertThat(loss(certificate, "rna", SubsetMetric.AUC)).isCloseTo(0.5, within(1e-12));
        // Brier: full (0.01 + 0.04 + 0.04 + 0.01)/4 = 0.025; mri (0.01 + 0.36 + 0.36 + 0.01)/4 = 0.185; rna 0.25
        assertThat(loss(certificate, "mri", SubsetMetric.BRIER)).isCloseTo(0.16, within(1e-12));
        assertThat(loss(certificate, "rna", SubsetMetric.BRIER)).isCloseTo(0.225, within(1e-12));
        // at 0.5 and above positive: mri flips the middle two, rna the last two
        assertThat(loss(certificate, "mri", SubsetMetric.DECISION_FLIPS)).isCloseTo(0.5, within(1e-12));
        assertThat(loss(certificate, "rna", SubsetMetric.DECISION_FLIPS)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void shapleyValuesWorkedByHandAddUpToTheWholeGain() {
        // v(none) 0.5, v(mri) 0.75, v(rna) 0.5, v(both) 1: mri (0.25 + 0.5)/2 = 0.375, rna (0 + 0.25)/2 = 0.125
        List<ModalityShapley> shapley =
                MissingModalityCertificate.of(small(), SETTINGS).shapley();
        assertThat(shapley.get(0).value()).isCloseTo(0.375, within(1e-12));
        assertThat(shapley.get(1).value()).isCloseTo(0.125, within(1e-12));
    }

    @Test
    void shapleyOfFourModalitiesIsEfficient() {
        PredictionTable table =
                SimulatedModels.table(List.of("a", "b", "c", "d"), new double[] {1, 0.7, 0.5, 0.3}, 300, new Random(3));
        MissingModalityCertificate certificate = MissingModalityCertificate.of(table, SETTINGS);
        double sum = certificate.shapley().stream()
                .filter(one -> one.metric() == SubsetMetric.AUC)
                .mapToDouble(ModalityShapley::value)
                .sum();
        double auc = certificate.fullInput().getOrDefault(SubsetMetric.AUC, Double.NaN);
        assertThat(sum).isCloseTo(auc - 0.5, within(1e-12));
    }

    @Test
    void verdictsFollowFromIntervalAndMargin() {
        PredictionTable table = SimulatedModels.table(TWO, new double[] {1.5, 0.05}, 800, new Random(2));
        MissingModalityCertificate certificate =
                MissingModalityCertificate.of(table, SETTINGS.withMargin(SubsetMetric.AUC, 0.05));
        assertThat(certificate.mayBeUsed(Set.of("mri"))).isTrue();
        assertThat(certificate.mayBeUsed(Set.of("rna"))).isFalse();
        assertThat(certificate
                        .loss(Set.of("rna"), SubsetMetric.AUC)
                        .orElseThrow()
                        .verdict())
                .isEqualTo(SubsetLoss.Verdict.INFERIOR);
        assertThat(certificate
                        .loss(Set.of("rna"), SubsetMetric.BRIER)
                        .orElseThrow()
                        .verdict())
                .isEqualTo(SubsetLoss.Verdict.NO_MARGIN);
    }

    @Test
    void noFlipSeenStillLeavesAnUpperLimit() {
        boolean[] outcome = {true, false, true, false, true, false, true, false, true, false};
        double[] p = {0.9, 0.1, 0.8, 0.2, 0.7, 0.3, 0.6, 0.4, 0.9, 0.1};
        MissingModalityCertificate certificate = MissingModalityCertificate.of(
                PredictionTable.of(TWO, outcome, Map.of(Set.of("mri"), p, Set.of("mri", "rna"), p)), SETTINGS);
        SubsetLoss flips =
                certificate.loss(Set.of("mri"), SubsetMetric.DECISION_FLIPS).orElseThrow();
        // Clopper-Pearson of 0 in 10: 1 − 0.025^(1/10) = 0.3085 (R 4.2.2: binom.test(0, 10)$conf.int)
        assertThat(flips.upper()).isCloseTo(0.3084971, within(1e-7));
        assertThat(certificate.notEvaluated()).containsExactly(List.of("rna"));
        assertThat(certificate.shapley()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = SubsetMetric.class,
            names = {"AUC", "BRIER", "DECISION_FLIPS"})
    void intervalsCoverAllTrueLossesAtOnce(SubsetMetric metric) {
        // 150 cohorts: a true coverage of 0.95 lies within 3 standard errors, 0.95 ± 0.053
        double coverage = SimulatedModels.coverage(TWO, new double[] {1, 0.6}, metric, 150, 300, 200);
        assertThat(coverage).isBetween(0.89, 1.0);
    }

    @Test
    void theSameSeedGivesTheSameBitsOnAnyNumberOfThreads() throws Exception {
        List<SubsetLoss> one = onThreads(1);
        assertThat(onThreads(4)).isEqualTo(one);
        assertThat(onThreads(16)).isEqualTo(one);
    }

    @Test
    void refusesAPredictionThatIsNoProbabilityAndAnUnknownModality() {
        boolean[] outcome = {true, false};
        assertThatThrownBy(() -> PredictionTable.of(
                        List.of("mri"), outcome, Map.of(Set.of("mri"), new double[] {0.2, Double.NaN})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("participant 2");
        assertThatThrownBy(() ->
                        PredictionTable.of(List.of("mri"), outcome, Map.of(Set.of("pet"), new double[] {0.2, 0.3})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not among [mri]");
    }

    private static List<SubsetLoss> onThreads(int threads) throws Exception {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(() ->
                            MissingModalityCertificate.of(small(), SETTINGS).losses())
                    .get();
        }
    }

    private static double loss(MissingModalityCertificate certificate, String modality, SubsetMetric metric) {
        return certificate.loss(Set.of(modality), metric).orElseThrow().loss();
    }
}
