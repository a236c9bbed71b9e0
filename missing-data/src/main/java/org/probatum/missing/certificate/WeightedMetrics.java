package org.probatum.missing.certificate;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** The metrics of one subset for a bootstrap sample given as a count per participant, in one pass over sorted predictions. */
final class WeightedMetrics {

    private final int[] order;
    private final double[] sorted;
    private final boolean[] event;
    private final double[] error;
    private final double[] squared;
    private final boolean[] flipped;
    private final Optional<WeightedConcordance> concordance;

    /**
     * @param predictions of the subset; shape [n]
     * @param full predictions on the full input; shape [n]
     */
    WeightedMetrics(PredictionTable table, double[] predictions, double[] full, double threshold) {
        concordance = table.followUp().map(known -> new WeightedConcordance(predictions, known));
        int n = predictions.length;
        order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> predictions[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        sorted = new double[n];
        event = new boolean[n];
        error = new double[n];
        squared = new double[n];
        flipped = new boolean[n];
        for (int i = 0; i < n; i++) {
            sorted[i] = predictions[order[i]];
            event[i] = table.event(order[i]);
            error[i] = predictions[i] - (table.event(i) ? 1 : 0);
            squared[i] = error[i] * error[i];
            flipped[i] = (predictions[i] >= threshold) != (full[i] >= threshold);
        }
    }

    double value(SubsetMetric metric, int[] counts) {
        return switch (metric) {
            case AUC -> auc(counts);
            case C_INDEX -> concordance.orElseThrow().of(counts);
            case BRIER -> mean(squared, counts);
            case CALIBRATION -> Math.abs(mean(error, counts));
            case DECISION_FLIPS -> flips(counts);
        };
    }

    private double auc(int[] counts) {
        double concordant = 0;
        double negatives = 0;
        double positives = 0;
        int i = 0;
        while (i < sorted.length) {
            double tiedPositives = 0;
            double tiedNegatives = 0;
            double here = sorted[i];
            for (; i < sorted.length && sorted[i] == here; i++) {
                if (event[i]) {
                    tiedPositives += counts[order[i]];
                } else {
                    tiedNegatives += counts[order[i]];
                }
            }
            concordant += tiedPositives * (negatives + tiedNegatives / 2);
            positives += tiedPositives;
            negatives += tiedNegatives;
        }
        return concordant / (positives * negatives);
    }

    private static double mean(double[] values, int[] counts) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            sum += counts[i] * values[i];
            total += counts[i];
        }
        return sum / total;
    }

    private double flips(int[] counts) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < flipped.length; i++) {
            sum += flipped[i] ? counts[i] : 0;
            total += counts[i];
        }
        return sum / total;
    }
}
