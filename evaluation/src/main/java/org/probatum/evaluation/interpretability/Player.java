package org.probatum.evaluation.interpretability;

import java.util.List;
import java.util.OptionalInt;
import org.probatum.registry.Tensor;

/**
 * A modality in the game over modalities.
 *
 * @param name the modality
 * @param absent what its inputs become when it is absent; at least one
 */
public record Player(String name, List<Replacement> absent) {

    public Player {
        absent = List.copyOf(absent);
        if (absent.isEmpty()) {
            throw new IllegalArgumentException(
                    "Player " + name + " needs at least one input that changes when it is absent");
        }
    }

    /**
     * What one input becomes.
     *
     * @param input the input
     * @param column the one index of axis 1 that changes (a column of a mask); empty for all
     * @param values repeated to the input's shape, axes aligned at the right
     */
    public record Replacement(String input, OptionalInt column, Tensor values) {

        /** The cases with this input replaced. */
        public InputBatch applyTo(InputBatch inputs) {
            return inputs.with(input, applyTo(inputs.get(input)));
        }

        Tensor applyTo(Tensor tensor) {
            double[] replaced = Tensors.broadcast(values, tensor.shape(), "The replacement of " + input);
            if (column.isEmpty()) {
                return Tensors.like(tensor, replaced);
            }
            int[] unitOf = new OcclusionUnits.AlongAxis(1).unitOfEachValue(tensor, input);
            if (column.getAsInt() < 0 || column.getAsInt() >= tensor.shape()[1]) {
                throw new IllegalArgumentException("Input " + input + " has columns 0 to " + (tensor.shape()[1] - 1)
                        + ", not " + column.getAsInt());
            }
            double[] mixed = Tensors.values(tensor).clone();
            for (int i = 0; i < mixed.length; i++) {
                if (unitOf[i % unitOf.length] == column.getAsInt()) {
                    mixed[i] = replaced[i];
                }
            }
            return Tensors.like(tensor, mixed);
        }
    }
}
