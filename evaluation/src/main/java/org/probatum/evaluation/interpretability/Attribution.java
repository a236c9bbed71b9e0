package org.probatum.evaluation.interpretability;

import java.util.Optional;
import org.probatum.registry.Tensor;

/**
 * How much each part of an input, or each place of a map, contributed to a prediction.
 *
 * @param method the method's name, such as {@code integrated_gradients}
 * @param explains the input, layer or players that the values belong to
 * @param unit what a value is measured in, such as {@code units of the output}; positive raises the output, negative lowers it,
 *     unless the unit says otherwise
 * @param values one per part; axis 0 is the case
 * @param completenessGap for methods whose values must add up: |Σ values − (F − F at the reference)| for each case, in the unit
 *     of the output
 */
public record Attribution(
        String method, String explains, String unit, Tensor.Doubles values, Optional<double[]> completenessGap) {

    static final String OUTPUT_UNITS = "units of the output";

    static Attribution of(String method, String explains, String unit, Tensor.Doubles values) {
        return new Attribution(method, explains, unit, values, Optional.empty());
    }

    /** Whether every value is a number. */
    public boolean isFinite() {
        for (double value : values.values()) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
