package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Derivatives of Conv and ConvTranspose (1-D to 3-D, strides, dilations, groups) with constant weights, and of MaxPool. */
final class ConvolutionDerivatives {

    private ConvolutionDerivatives() {}

    static void register(Map<String, Derivative> derivatives) {
        derivatives.put("Conv", ConvolutionDerivatives::convolution);
        derivatives.put("ConvTranspose", ConvolutionDerivatives::transposed);
        derivatives.put("MaxPool", ConvolutionDerivatives::maxPool);
    }

    private static void requireConstantWeights(DerivativeContext c) {
        if (c.wants(1) || c.wants(2)) {
            throw c.refuse("has weights that depend on the input");
        }
    }

    /** The adjoint of a convolution is the transposed convolution with the same weights. */
    private static void convolution(DerivativeContext c) {
        requireConstantWeights(c);
        if (!c.wants(0)) {
            return;
        }
        if (AdjointConvolution.applies(c)) {
            c.give(0, AdjointConvolution.append(c));
            return;
        }
        List<AttributeProto> attributes =
                new ArrayList<>(List.of(Attributes.copy(c.node(), "strides", "dilations", "group", "kernel_shape")));
        long[] pads = Attributes.integers(c.node(), "pads").orElse(new long[0]);
        boolean everyPoint = Arrays.stream(
                        Attributes.integers(c.node(), "strides").orElse(new long[0]))
                .allMatch(s -> s == 1);
        long[] before = pads.clone();
        if (!everyPoint) {
            Arrays.fill(before, before.length / 2, before.length, 0);
        }
        attributes.add(Attributes.of("pads", before));
        String raw =
                c.graph().op("ConvTranspose", List.of(c.grad(), c.in(1)), attributes.toArray(AttributeProto[]::new));
        c.give(0, everyPoint ? raw : fitted(c, raw));
    }

    /** With larger steps the last windows may end before the margin or inside it: adds zeros, or cuts, at the far end. */
    private static String fitted(DerivativeContext c, String raw) {
        WorkingGraph graph = c.graph();
        String missing = graph.sub(graph.shapeOf(c.in(0)), graph.shapeOf(raw));
        String before = graph.sub(missing, missing);
        return graph.op("Pad", raw, graph.concat(0, List.of(before, missing)));
    }

    private static void transposed(DerivativeContext c) {
        requireConstantWeights(c);
        AttributeProto[] attributes =
                Attributes.copy(c.node(), "strides", "dilations", "pads", "group", "kernel_shape");
        c.giveWhenWanted(0, g -> c.graph().op("Conv", List.of(g, c.in(1)), attributes));
    }

    /**
     * Each maximum sends its gradient to where it stood; where windows overlap, the parts add up.
     *
     * <p>The second result of MaxPool, asked for by the lowering, says where in row-major order.
     */
    private static void maxPool(DerivativeContext c) {
        if (c.wants(0)) {
            c.give(0, Movement.scattered(c.graph(), c.in(0), c.out(1), c.grad()));
        }
    }
}
