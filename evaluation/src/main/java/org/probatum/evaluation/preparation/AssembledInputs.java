package org.probatum.evaluation.preparation;

import java.util.List;
import java.util.Map;
import org.probatum.registry.Tensor;

/** What a prepared case became for one model. */
public sealed interface AssembledInputs {

    /**
     * The model can be run.
     *
     * @param draws the inputs by name, once per imputation; batch of one; a single draw when no filled value is used
     * @param filled the table columns of this model's inputs that hold a filled value, in the order of the inputs
     * @param masked the modalities that the model was told are missing
     */
    record Ready(List<Map<String, Tensor>> draws, List<String> filled, List<String> masked) implements AssembledInputs {
        public Ready {
            draws = List.copyOf(draws);
            filled = List.copyOf(filled);
            masked = List.copyOf(masked);
        }
    }

    /** The model cannot be run on this case; {@code reasons} is never empty. */
    record NotEvaluable(List<String> reasons) implements AssembledInputs {
        public NotEvaluable {
            reasons = List.copyOf(reasons);
        }
    }
}
