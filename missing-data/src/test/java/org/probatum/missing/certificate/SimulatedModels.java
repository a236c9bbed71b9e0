package org.probatum.missing.certificate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Cohorts whose event has logit x₁ + … + x_M, x standard normal times a weight; a subset's model sees its own x only. */
final class SimulatedModels {

    private SimulatedModels() {}

    static PredictionTable table(List<String> modalities, double[] weights, int n, Random random) {
        int m = modalities.size();
        boolean[] outcome = new boolean[n];
        double[][] predictions = new double[1 << m][n];
        for (int i = 0; i < n; i++) {
            double[] part = new double[m];
            double eta = 0;
            for (int j = 0; j < m; j++) {
                part[j] = weights[j] * random.nextGaussian();
                eta += part[j];
            }
            outcome[i] = random.nextDouble() < expit(eta);
            for (int subset = 1; subset < 1 << m; subset++) {
                double seen = 0;
                for (int j = 0; j < m; j++) {
                    seen += (subset >> j & 1) == 1 ? part[j] : 0;
                }
                predictions[subset][i] = expit(seen);
            }
        }
        Map<Set<String>, double[]> bySubset = new HashMap<>();
        for (int subset = 1; subset < 1 << m; subset++) {
            Set<String> names = new HashSet<>();
            for (int j = 0; j < m; j++) {
                if ((subset >> j & 1) == 1) {
                    names.add(modalities.get(j));
                }
            }
            bySubset.put(Set.copyOf(names), predictions[subset]);
        }
        return PredictionTable.of(modalities, outcome, bySubset);
    }

    private static double expit(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** The losses in a cohort so large that they count as true. */
    static MissingModalityCertificate truth(List<String> modalities, double[] weights) {
        PredictionTable table = table(modalities, weights, 100_000, new Random(99));
        // the intervals are not used
        return MissingModalityCertificate.of(
                table, CertificateSettings.withSeed(1).withDraws(200));
    }

    /** Share of cohorts in which the intervals of all subsets contain the truth. */
    static double coverage(
            List<String> modalities, double[] weights, SubsetMetric metric, int cohorts, int n, int draws) {
        MissingModalityCertificate truth = truth(modalities, weights);
        Random random = new Random(5);
        int covered = 0;
        for (int c = 0; c < cohorts; c++) {
            MissingModalityCertificate certificate = MissingModalityCertificate.of(
                    table(modalities, weights, n, random),
                    CertificateSettings.withSeed(c).withDraws(draws));
            boolean all = certificate.losses().stream()
                    .filter(loss -> loss.metric() == metric)
                    .allMatch(loss -> {
                        double known = truth.loss(Set.copyOf(loss.subset()), metric)
                                .orElseThrow()
                                .loss();
                        return loss.lower() <= known && known <= loss.upper();
                    });
            covered += all ? 1 : 0;
        }
        return covered / (double) cohorts;
    }
}
