package org.probatum.registry;

import java.util.List;
import java.util.Optional;

/**
 * The contract of one input or output.
 *
 * @param name its name in the model's graph
 * @param dtype its element type: float16, float32, float64, int32, int64, uint8 or bool
 * @param shape its axes
 * @param unit the unit of its values, where stated
 * @param modality the modality it carries, where stated; {@code availability} for a modality mask, {@code random} for noise
 * @param features the names of its last axis, in order; empty when the axis has none
 * @param preprocessing how a raw value becomes an input, where stated
 * @param meaning what an output says, where stated
 */
public record TensorSpec(
        String name,
        String dtype,
        List<Axis> shape,
        Optional<String> unit,
        Optional<String> modality,
        List<String> features,
        Optional<String> preprocessing,
        Optional<String> meaning) {

    public TensorSpec {
        shape = List.copyOf(shape);
        features = List.copyOf(features);
    }

    /** A contract that states only what a graph states. */
    public static TensorSpec of(String name, String dtype, List<Axis> shape) {
        return new TensorSpec(
                name, dtype, shape, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    /** Whether this input says which modalities are there, instead of carrying one. */
    public boolean isModalityMask() {
        return modality.filter("availability"::equals).isPresent();
    }
}
