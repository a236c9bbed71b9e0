package org.probatum.evaluation.statistics.diagnostic;

import java.util.ArrayList;
import java.util.List;
import org.probatum.evaluation.statistics.Outcome;

/**
 * Mean over the pairs of classes of the larger of AUC and 1 − AUC.
 *
 * <p>The direction is chosen per pair, so the mean lies above one half even without information. Source: D. J. Hand, R.
 * J. Till (2001), Mach. Learn. 45, 171–186; R: {@code pROC::multiclass.roc}.
 *
 * @param pairs names {@code a vs b} in class order
 */
public record MulticlassAuc(double auc, List<String> pairs, List<Double> pairwiseAuc) {

    public static final String SOURCE = "Hand and Till 2001, direction chosen per pair";

    /**
     * @param code class of each participant, index into classes
     * @param classes at least two
     */
    public static Outcome<MulticlassAuc> of(double[] score, int[] code, List<String> classes) {
        List<String> pairs = new ArrayList<>();
        List<Double> aucs = new ArrayList<>();
        for (int a = 0; a < classes.size(); a++) {
            for (int b = a + 1; b < classes.size(); b++) {
                switch (pair(score, code, a, b)) {
                    case Outcome.NotEstimable<Placements> not -> {
                        return Outcome.notEstimable(not.code(), not.reason());
                    }
                    case Outcome.Estimated<Placements> found -> {
                        pairs.add(classes.get(a) + " vs " + classes.get(b));
                        aucs.add(Math.max(found.value().auc(), 1 - found.value().auc()));
                    }
                }
            }
        }
        double mean = aucs.stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow(() ->
                        new IllegalArgumentException("A multiclass AUC needs at least two classes, was " + classes));
        return Outcome.of(new MulticlassAuc(mean, pairs, aucs));
    }

    private static Outcome<Placements> pair(double[] score, int[] code, int a, int b) {
        int[] kept = java.util.stream.IntStream.range(0, code.length)
                .filter(i -> code[i] == a || code[i] == b)
                .toArray();
        double[] values = new double[kept.length];
        boolean[] positive = new boolean[kept.length];
        for (int i = 0; i < kept.length; i++) {
            values[i] = score[kept[i]];
            positive[i] = code[kept[i]] == b;
        }
        return Placements.of(values, positive, Direction.HIGHER);
    }
}
