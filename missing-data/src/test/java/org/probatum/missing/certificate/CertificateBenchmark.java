package org.probatum.missing.certificate;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Times a certificate (M = 4, n = 1,000, 2,000 draws) and counts simultaneous coverage over 1,000 cohorts of 400. */
final class CertificateBenchmark {

    private CertificateBenchmark() {}

    public static void main(String[] args) {
        List<String> four = List.of("mri", "histology", "rna", "clinical");
        PredictionTable table = SimulatedModels.table(four, new double[] {1, 0.7, 0.5, 0.3}, 1000, new Random(1));
        for (int run = 1; run <= 2; run++) {
            long start = System.nanoTime();
            MissingModalityCertificate certificate =
                    MissingModalityCertificate.of(table, CertificateSettings.withSeed(run));
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT, "%d losses in %.2f s%n", certificate.losses().size(), seconds);
        }
        List<String> three = List.of("mri", "rna", "clinical");
        double[] weights = {1, 0.7, 0.4};
        for (SubsetMetric metric : SubsetMetric.values()) {
            double coverage = SimulatedModels.coverage(three, weights, metric, 1000, 400, 400);
            System.out.printf(Locale.ROOT, "%s: simultaneous coverage %.1f %%%n", metric, 100 * coverage);
        }
    }
}
