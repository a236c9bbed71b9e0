package org.probatum.registry.onnx.gradient;

import java.util.List;

/**
 * What is differentiated with respect to what.
 *
 * @param output the model's output that is explained
 * @param index which of its values: F is {@code output[:, index]}, one number per row
 * @param sources inputs or inner tensors (by the name of the tensor, or of the node that makes it) whose gradients are wanted;
 *     may be empty
 * @param values inputs or inner tensors whose values are wanted too; may be empty
 * @param precision the arithmetic
 * @param reluRule what passes back through rectifiers
 */
public record GradientRequest(
        String output, long index, List<String> sources, List<String> values, Precision precision, ReluRule reluRule) {

    public GradientRequest {
        if (index < 0) {
            throw new IllegalArgumentException("A target is counted from 0, was " + index);
        }
        sources = List.copyOf(sources);
        values = List.copyOf(values);
    }

    /** The gradient of one output value with respect to sources, in 64-bit arithmetic. */
    public static GradientRequest of(String output, long index, List<String> sources) {
        return new GradientRequest(output, index, sources, List.of(), Precision.DOUBLE, ReluRule.DERIVATIVE);
    }

    public GradientRequest withValues(List<String> others) {
        return new GradientRequest(output, index, sources, others, precision, reluRule);
    }

    public GradientRequest with(Precision other) {
        return new GradientRequest(output, index, sources, values, other, reluRule);
    }

    public GradientRequest with(ReluRule other) {
        return new GradientRequest(output, index, sources, values, precision, other);
    }
}
