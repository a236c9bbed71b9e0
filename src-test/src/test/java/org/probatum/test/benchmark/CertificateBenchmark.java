package org.probatum.test.benchmark;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.probatum.missing.certificate.CertificateSettings;
import org.probatum.missing.certificate.MissingModalityCertificate;
import org.probatum.missing.certificate.SubsetLoss;
import org.probatum.missing.certificate.SubsetMetric;

/**
 * Counts in how many simulated cohorts a certificate's simultaneous 95 % intervals hold all true losses at once, and times
 * certificates of four modalities, 1,000 participants and 2,000 draws.
 *
 * <p>The true losses are those in a cohort of 200,000. Two models: one whose predictions are calibrated whatever is absent, so
 * that the true calibration losses are all zero, and one that predicts too high, and more so for every absent modality.
 * Arguments: cohorts (1,000), participants of each (400), draws (1,000).
 */
public final class CertificateBenchmark {

    private static final List<String> FOUR = List.of("mri", "histology", "rna", "clinical");
    private static final List<String> THREE = List.of("mri", "rna", "clinical");

    private CertificateBenchmark() {}

    public static void main(String[] arguments) {
        time();
        int cohorts = number(arguments, 0, 1000);
        int n = number(arguments, 1, 400);
        int draws = number(arguments, 2, 1000);
        double[] weights = {1, 0.7, 0.4};
        coverage("calibrated", new SimulatedModalities(THREE, weights, 0, 0), cohorts, n, draws);
        coverage("predicts too high", new SimulatedModalities(THREE, weights, 0.4, 0.3), cohorts, n, draws);
    }

    private static int number(String[] arguments, int at, int otherwise) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
    }

    private static void time() {
        SimulatedModalities model = new SimulatedModalities(FOUR, new double[] {1, 0.7, 0.5, 0.3}, 0, 0);
        var table = model.cohort(1000, new Random(1));
        for (int run = 1; run <= 3; run++) {
            long start = System.nanoTime();
            MissingModalityCertificate certificate =
                    MissingModalityCertificate.of(table, CertificateSettings.withSeed(run));
            System.out.printf(
                    Locale.ROOT,
                    "%d losses in %.2f s%n",
                    certificate.losses().size(),
                    (System.nanoTime() - start) / 1e9);
        }
    }

    private static void coverage(String name, SimulatedModalities model, int cohorts, int n, int draws) {
        CertificateSettings few = CertificateSettings.withSeed(1).withDraws(200);
        MissingModalityCertificate truth = MissingModalityCertificate.of(model.cohort(200_000, new Random(99)), few);
        Map<SubsetMetric, Integer> covered = new EnumMap<>(SubsetMetric.class);
        Random random = new Random(5);
        for (int c = 0; c < cohorts; c++) {
            MissingModalityCertificate certificate = MissingModalityCertificate.of(
                    model.cohort(n, random), CertificateSettings.withSeed(c).withDraws(draws));
            for (SubsetMetric metric : certificate.metrics()) {
                boolean all = certificate.losses().stream()
                        .filter(loss -> loss.metric() == metric)
                        .allMatch(loss -> holds(loss, truth));
                covered.merge(metric, all ? 1 : 0, Integer::sum);
            }
        }
        covered.forEach((metric, count) -> System.out.printf(
                Locale.ROOT, "%s, %s: simultaneous coverage %.1f %%%n", name, metric, 100.0 * count / cohorts));
    }

    private static boolean holds(SubsetLoss loss, MissingModalityCertificate truth) {
        double known = truth.loss(Set.copyOf(loss.subset()), loss.metric())
                .orElseThrow()
                .loss();
        return loss.lower() <= known && known <= loss.upper();
    }
}
