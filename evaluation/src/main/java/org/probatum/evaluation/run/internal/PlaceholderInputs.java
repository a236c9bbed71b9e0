package org.probatum.evaluation.run.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.registry.Axis;
import org.probatum.registry.Tensor;
import org.probatum.registry.TensorSpec;

/** Inputs of the right shapes that stand for no case: with them the shape of a model's tensors is found out. */
final class PlaceholderInputs {

    /** Length of every free axis but the first. */
    static final int FREE = 5;

    private PlaceholderInputs() {}

    static InputBatch of(TrialModel model) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        model.card().inputs().forEach(spec -> inputs.put(spec.name(), ones(spec)));
        return new InputBatch(inputs);
    }

    private static Tensor ones(TensorSpec spec) {
        long[] shape = new long[spec.shape().size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = spec.shape().get(i) instanceof Axis.Fixed fixed ? fixed.length() : i == 0 ? 1 : FREE;
        }
        int size = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        if (spec.dtype().startsWith("int")) {
            long[] values = new long[size];
            Arrays.fill(values, 1);
            return new Tensor.Longs(shape, values);
        }
        float[] values = new float[size];
        Arrays.fill(values, 1);
        return new Tensor.Floats(shape, values);
    }
}
