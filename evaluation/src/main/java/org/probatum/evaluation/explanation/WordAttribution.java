package org.probatum.evaluation.explanation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.probatum.evaluation.interpretability.Attribution;
import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.evaluation.interpretability.IntegratedGradients;
import org.probatum.evaluation.interpretability.UnexplainableException;
import org.probatum.registry.Tensor;

/**
 * Integrated gradients of words: between words there is no path, between their vectors there is.
 *
 * <pre>
 *   word t of a case:  Σ over d of (e_td − e′_td) · mean of ∂F/∂e_td along the path from e′ to e
 * </pre>
 *
 * <p>Source: M. Sundararajan, A. Taly, Q. Yan (2017), Axiomatic attribution for deep networks, ICML, section 6.3.
 */
final class WordAttribution {

    private WordAttribution() {}

    static Attribution of(
            ExplainableModel model,
            InputBatch inputs,
            ExplanationRequest.Target target,
            ExplanationRequest.OfWords words) {
        inputs.get(words.input());
        String layer = words.layer()
                .or(() -> model.wordVectors(words.input()))
                .orElseThrow(() -> new UnexplainableException(
                        "Input " + words.input() + " is not looked up in a table of word vectors;"
                                + " name the tensor of its vectors as the layer, or use occlusion"));
        Tensor vectors = model.value(target, layer, inputs);
        if (vectors.shape().length < 3) {
            throw new UnexplainableException("Layer " + layer + " has shape " + Arrays.toString(vectors.shape())
                    + "; word vectors have shape [rows, words, length]");
        }
        Map<String, Tensor> extended = new LinkedHashMap<>(inputs.tensors());
        extended.put(layer, vectors);
        try (ExplainableModel behind = model.behind(layer, vectors.shape().length)) {
            Attribution along = Objects.requireNonNull(IntegratedGradients.of(
                            behind.gradient(target, List.of(layer)),
                            new InputBatch(extended),
                            Map.of(layer, words.baseline()),
                            words.steps())
                    .get(layer));
            return new Attribution(
                    along.method(), words.input(), along.unit(), summed(along.values()), along.completenessGap());
        }
    }

    private static Tensor.Doubles summed(Tensor.Doubles values) {
        int words = Math.toIntExact(values.shape()[0] * values.shape()[1]);
        int length = values.size() / Math.max(1, words);
        double[] sums = new double[words];
        for (int i = 0; i < values.size(); i++) {
            sums[i / length] += values.values()[i];
        }
        return new Tensor.Doubles(new long[] {values.shape()[0], values.shape()[1]}, sums);
    }
}
