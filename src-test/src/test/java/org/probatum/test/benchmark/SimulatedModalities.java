package org.probatum.test.benchmark;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.probatum.missing.certificate.PredictionTable;

/**
 * Cohorts whose event has the logit x₁ + … + x_M, x normal with a standard deviation of its weight, and whose time to
 * progression is exponential with the log rate of the same sum, censored uniformly. The model sees the x of a subset.
 *
 * @param weights of the modalities
 * @param bias added to the logit of every prediction
 * @param biasPerAbsent added once more for every absent modality
 */
record SimulatedModalities(List<String> modalities, double[] weights, double bias, double biasPerAbsent) {

    PredictionTable cohort(int n, Random random) {
        int m = modalities.size();
        boolean[] outcome = new boolean[n];
        double[] time = new double[n];
        boolean[] event = new boolean[n];
        double[][] predictions = new double[1 << m][n];
        for (int i = 0; i < n; i++) {
            double[] part = new double[m];
            double eta = 0;
            for (int j = 0; j < m; j++) {
                part[j] = weights[j] * random.nextGaussian();
                eta += part[j];
            }
            outcome[i] = random.nextDouble() < expit(eta);
            double progression = -Math.log(1 - random.nextDouble()) / Math.exp(eta);
            double censored = 3 * random.nextDouble();
            event[i] = progression <= censored;
            time[i] = Math.min(progression, censored);
            for (int subset = 1; subset < 1 << m; subset++) {
                double seen = bias + biasPerAbsent * (m - Integer.bitCount(subset));
                for (int j = 0; j < m; j++) {
                    seen += (subset >> j & 1) == 1 ? part[j] : 0;
                }
                predictions[subset][i] = expit(seen);
            }
        }
        return PredictionTable.of(modalities, outcome, bySubset(predictions)).withFollowUp(time, event);
    }

    private Map<Set<String>, double[]> bySubset(double[][] predictions) {
        Map<Set<String>, double[]> bySubset = new HashMap<>();
        for (int subset = 1; subset < predictions.length; subset++) {
            Set<String> names = new HashSet<>();
            for (int j = 0; j < modalities.size(); j++) {
                if ((subset >> j & 1) == 1) {
                    names.add(modalities.get(j));
                }
            }
            bySubset.put(names, predictions[subset]);
        }
        return bySubset;
    }

    private static double expit(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
