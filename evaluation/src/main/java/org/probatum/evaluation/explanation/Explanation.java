package org.probatum.evaluation.explanation;

import org.probatum.evaluation.interpretability.Attribution;
import org.probatum.evaluation.interpretability.Tensors;
import org.probatum.registry.Tensor;

/**
 * An explanation that was given.
 *
 * @param request what was asked
 * @param attribution the values in 64 bits
 * @param stored the values as they are written to a file
 */
public record Explanation(ExplanationRequest request, Attribution attribution, Tensor.Floats stored) {

    static Explanation of(ExplanationRequest request, Attribution attribution) {
        return new Explanation(request, attribution, Tensors.floats(attribution.values()));
    }
}
