package org.probatum.evaluation.run.internal;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.probatum.evaluation.interpretability.Attribution;
import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.evaluation.interpretability.Occlusion;
import org.probatum.evaluation.interpretability.Player;
import org.probatum.evaluation.interpretability.PredictionFunction;
import org.probatum.evaluation.interpretability.Tensors;
import org.probatum.registry.Tensor;

/**
 * The parts of one case's input with F over them, so that parts can be taken away. Of a text only its words are in play;
 * the padding behind them is put back before the model runs.
 *
 * @param replacement what a part becomes; repeated to the input's shape
 */
record PartsInPlay(InputParts parts, PredictionFunction prediction, InputBatch inputs, Tensor replacement) {

    static PartsInPlay of(InputParts parts, PredictionFunction prediction, ExplainableCase given) {
        return of(parts, prediction, given, given.inputs());
    }

    /** @param inputs of the case, as they are or with noise */
    static PartsInPlay of(InputParts parts, PredictionFunction prediction, ExplainableCase given, InputBatch inputs) {
        Tensor replacement = parts.replacement(given);
        if (parts instanceof InputParts.Words text) {
            int words = text.of(given.prepared()).size();
            return new PartsInPlay(
                    parts, batch -> prediction.predict(text.padded(batch)), text.cut(inputs, words), replacement);
        }
        return new PartsInPlay(parts, prediction, inputs, replacement);
    }

    /** @param scores one per part; further ones belong to padding */
    RankedParts ranked(double[] scores) {
        long[] shape = inputs.get(parts.input()).shape();
        int count = parts instanceof InputParts.Words ? Math.toIntExact(shape[1]) : scores.length;
        Tensor.Doubles inPlay = new Tensor.Doubles(new long[] {1, count}, Arrays.copyOf(scores, count));
        return new RankedParts(prediction, inputs, parts.input(), parts.units(shape), inPlay, replacement);
    }

    /**
     * F(x) − F(x with one part taken away), for each part.
     *
     * <p>Numbers are given to the occlusion as deviations from what a part becomes, so that one that is taken away is 0,
     * and brought back before the model runs.
     */
    Attribution occlusion() {
        String input = parts.input();
        Tensor tensor = inputs.get(input);
        if (tensor instanceof Tensor.Longs && replacement instanceof Tensor.Longs word) {
            return Occlusion.of(
                    prediction, inputs, input, parts.units(tensor.shape()), word.values()[0], OptionalDouble.empty());
        }
        double[] away = Tensors.values(new Player.Replacement(input, OptionalInt.empty(), replacement)
                .applyTo(inputs)
                .get(input));
        return Occlusion.of(
                batch -> prediction.predict(shifted(batch, input, away, 1)),
                shifted(inputs, input, away, -1),
                input,
                parts.units(tensor.shape()),
                0,
                OptionalDouble.empty());
    }

    private static InputBatch shifted(InputBatch batch, String input, double[] by, int sign) {
        Tensor tensor = batch.get(input);
        double[] values = Tensors.values(tensor).clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += sign * by[i % by.length];
        }
        return batch.with(input, new Tensor.Doubles(tensor.shape(), values));
    }
}
