package org.probatum.evaluation.run.internal;

import org.probatum.evaluation.interpretability.Faithfulness;
import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.evaluation.interpretability.OcclusionUnits;
import org.probatum.evaluation.interpretability.PredictionFunction;
import org.probatum.registry.Tensor;

/**
 * The parts of an input in the order of their scores, and what is seen when they are taken away.
 *
 * @param prediction F
 * @param scores one per part; shape [1, parts]
 * @param replacement what a part becomes; repeated to the input's shape
 */
record RankedParts(
        PredictionFunction prediction,
        InputBatch inputs,
        String input,
        OcclusionUnits units,
        Tensor.Doubles scores,
        Tensor replacement) {

    /** Random orders that the explanation's order is compared with. */
    static final int RANDOM_ORDERS = 10;

    /**
     * The same for scores without a sign, which say how much a part matters and not in which direction: F becomes minus
     * the distance to the prediction of the whole case.
     */
    RankedParts unsigned() {
        double whole = prediction.predict(inputs)[0];
        PredictionFunction closeness = batch -> {
            double[] f = prediction.predict(batch);
            for (int i = 0; i < f.length; i++) {
                f[i] = -Math.abs(f[i] - whole);
            }
            return f;
        };
        return new RankedParts(closeness, inputs, input, units, scores, replacement);
    }

    /** Areas of deletion and insertion, by this order and by random ones. */
    Faithfulness.Result faithfulness(long seed) {
        return Faithfulness.of(prediction, inputs, input, units, scores, replacement, RANDOM_ORDERS, seed);
    }
}
