package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import java.util.Set;

/**
 * A window that slides over the spatial axes: kernel, step, spacing and margins, all written out.
 *
 * @param kernel the window's length along each axis
 * @param strides its step
 * @param dilations the spacing of its points
 * @param pads margins before each axis, then after each axis
 */
record SpatialWindow(long[] kernel, long[] strides, long[] dilations, long[] pads) {

    private static final Set<String> WINDOWED = Set.of("Conv", "ConvTranspose", "MaxPool", "AveragePool");

    /** The window of a node whose margins are given, or follow from the sizes. */
    static SpatialWindow of(NodeProto node, TensorTypes types) {
        long[] kernel = Attributes.integers(node, "kernel_shape").orElseGet(() -> kernelOfWeights(node, types));
        int axes = kernel.length;
        long[] strides = Attributes.integers(node, "strides").orElseGet(() -> ones(axes));
        long[] dilations = Attributes.integers(node, "dilations").orElseGet(() -> ones(axes));
        long[] pads = Attributes.integers(node, "pads").orElseGet(() -> new long[2 * axes]);
        String automatic = Attributes.text(node, "auto_pad", "NOTSET");
        if (automatic.startsWith("SAME")) {
            pads = same(node, types, kernel, strides, dilations, automatic.equals("SAME_UPPER"));
        } else if (automatic.equals("VALID")) {
            pads = new long[2 * axes];
        }
        return new SpatialWindow(kernel, strides, dilations, pads);
    }

    /** The node with its window written out; other nodes as they are. A MaxPool also says where each maximum stood. */
    static NodeProto explicit(NodeProto node, TensorTypes types) {
        if (!WINDOWED.contains(node.getOpType()) || !node.getDomain().isEmpty()) {
            return node;
        }
        NodeProto.Builder full = node.toBuilder().clearAttribute();
        SpatialWindow window = of(node, types);
        node.getAttributeList().stream()
                .filter(a -> !Set.of("kernel_shape", "strides", "dilations", "pads", "auto_pad")
                        .contains(a.getName()))
                .forEach(full::addAttribute);
        full.addAttribute(Attributes.of("kernel_shape", window.kernel))
                .addAttribute(Attributes.of("strides", window.strides))
                .addAttribute(Attributes.of("dilations", window.dilations))
                .addAttribute(Attributes.of("pads", window.pads));
        if (node.getOpType().equals("MaxPool") && node.getOutputCount() == 1) {
            full.addOutput("probatum/places of " + node.getOutput(0));
        }
        return full.build();
    }

    private static long[] kernelOfWeights(NodeProto node, TensorTypes types) {
        String weights = node.getInput(1);
        int rank = types.requireRank(weights, node.getOpType());
        long[] kernel = new long[rank - 2];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = types.length(weights, i + 2)
                    .orElseThrow(
                            () -> new NotDifferentiableException("The kernel size of " + node.getOpType() + " (result "
                                    + node.getOutput(0) + ") is not known before the model runs; "
                                    + NotDifferentiableException.REMAINING_ROUTES));
        }
        return kernel;
    }

    /** Margins by which the result has ⌈length / stride⌉ points. */
    private static long[] same(
            NodeProto node, TensorTypes types, long[] kernel, long[] strides, long[] dilations, boolean upper) {
        if (node.getOpType().equals("ConvTranspose")) {
            throw new NotDifferentiableException(
                    "ConvTranspose with auto_pad is not supported; export it with pads, or "
                            + NotDifferentiableException.REMAINING_ROUTES);
        }
        int axes = kernel.length;
        long[] pads = new long[2 * axes];
        for (int i = 0; i < axes; i++) {
            long reach = (kernel[i] - 1) * dilations[i] + 1;
            long total = reach - strides[i];
            if (strides[i] > 1) {
                long length = types.length(node.getInput(0), i + 2)
                        .orElseThrow(() -> new NotDifferentiableException("The margins of " + node.getOpType()
                                + " (auto_pad, stride above 1) depend on the size of the input; export it with pads, or "
                                + NotDifferentiableException.REMAINING_ROUTES));
                total = ((length + strides[i] - 1) / strides[i] - 1) * strides[i] + reach - length;
            }
            total = Math.max(total, 0);
            pads[i] = upper ? total / 2 : total - total / 2;
            pads[i + axes] = total - pads[i];
        }
        return pads;
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
