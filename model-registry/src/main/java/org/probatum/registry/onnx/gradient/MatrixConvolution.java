package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Convolutions as matrix products, for which the runtime has 64-bit kernels.
 *
 * <p>For each point of the window the image is shifted and thinned; the shifted images, stacked along the channels, are
 * multiplied by the weights. A transposed convolution is a convolution of the image with zeros between its points by the
 * mirrored weights.
 */
final class MatrixConvolution {

    private final WorkingGraph graph;
    private final long groups;
    private final SpatialWindow window;

    private MatrixConvolution(WorkingGraph graph, long groups, SpatialWindow window) {
        this.graph = graph;
        this.groups = groups;
        this.window = window;
    }

    static String convolution(WorkingGraph graph, NodeProto node) {
        ConvolutionWeights weights = ConvolutionWeights.of(graph, node);
        SpatialWindow window = window(node, weights);
        MatrixConvolution conv = new MatrixConvolution(graph, Attributes.integer(node, "group", 1), window);
        return withBias(graph, node, conv.apply(node.getInput(0), weights), weights.axes());
    }

    static String transposed(WorkingGraph graph, NodeProto node) {
        long groups = Attributes.integer(node, "group", 1);
        ConvolutionWeights weights = ConvolutionWeights.of(graph, node);
        SpatialWindow forward = window(node, weights);
        int axes = weights.axes();
        if (groups == 1 && isDisjoint(node, forward)) {
            return withBias(graph, node, disjoint(graph, node.getInput(0), weights), axes);
        }
        long[] extra = Attributes.integers(node, "output_padding").orElseGet(() -> new long[axes]);
        long[] pads = new long[2 * axes];
        for (int i = 0; i < axes; i++) {
            long reach = forward.dilations()[i] * (forward.kernel()[i] - 1);
            pads[i] = reach - forward.pads()[i];
            pads[i + axes] = reach - forward.pads()[i + axes] + extra[i];
        }
        long[] ones = new long[axes];
        Arrays.fill(ones, 1);
        SpatialWindow window = new SpatialWindow(forward.kernel(), ones, forward.dilations(), pads);
        String spread = withZerosBetween(graph, node.getInput(0), forward.strides());
        MatrixConvolution conv = new MatrixConvolution(graph, groups, window);
        return withBias(graph, node, conv.apply(spread, weights.mirrored(groups)), axes);
    }

    /** Windows that touch but do not overlap, as in patch embeddings: each input point makes a block of its own. */
    private static boolean isDisjoint(NodeProto node, SpatialWindow window) {
        return Arrays.equals(window.kernel(), window.strides())
                && Arrays.stream(window.dilations()).allMatch(d -> d == 1)
                && Arrays.stream(window.pads()).allMatch(p -> p == 0)
                && Arrays.stream(Attributes.integers(node, "output_padding").orElse(new long[0]))
                        .allMatch(p -> p == 0);
    }

    private static String disjoint(WorkingGraph graph, String image, ConvolutionWeights weights) {
        int axes = weights.axes();
        long outputs = weights.shape()[1];
        String shape = graph.shapeOf(image);
        String flat = graph.reshape(image, graph.integers(0, weights.shape()[0], -1));
        String blocks = graph.op("MatMul", weights.asTransposedMatrix(graph), flat);
        List<String> open = new ArrayList<>(List.of(graph.dimension(shape, 0), graph.integers(outputs)));
        List<String> joined = new ArrayList<>(open);
        open.add(graph.integers(weights.kernel()));
        long[] order = new long[2 + 2 * axes];
        order[1] = 1;
        for (int i = 0; i < axes; i++) {
            String length = graph.dimension(shape, i + 2L);
            open.add(length);
            joined.add(graph.mul(length, graph.integers(weights.kernel()[i])));
            order[2 + 2 * i] = 2L + axes + i;
            order[3 + 2 * i] = 2L + i;
        }
        String ordered = graph.transpose(graph.reshape(blocks, graph.concat(0, open)), order);
        return graph.reshape(ordered, graph.concat(0, joined));
    }

    private static SpatialWindow window(NodeProto node, ConvolutionWeights weights) {
        int axes = weights.axes();
        long[] ones = new long[axes];
        Arrays.fill(ones, 1);
        return new SpatialWindow(
                weights.kernel(),
                Attributes.integers(node, "strides").orElse(ones),
                Attributes.integers(node, "dilations").orElse(ones),
                Attributes.integers(node, "pads").orElseGet(() -> new long[2 * axes]));
    }

    private static String withBias(WorkingGraph graph, NodeProto node, String result, int axes) {
        if (node.getInputCount() < 3 || node.getInput(2).isEmpty()) {
            return result;
        }
        long[] shape = new long[axes + 1];
        Arrays.fill(shape, 1);
        shape[0] = -1;
        return graph.add(result, graph.reshape(node.getInput(2), graph.integers(shape)));
    }

    private String apply(String image, ConvolutionWeights weights) {
        String padded = padded(image);
        List<String> stack = new ArrayList<>();
        String flat = groups == 1
                ? graph.integers(0, weights.inputsPerGroup(), -1)
                : graph.integers(0, groups, weights.inputsPerGroup(), -1);
        String shifted = padded;
        for (long[] point : weights.points()) {
            shifted = shifted(padded, point);
            stack.add(graph.reshape(shifted, flat));
        }
        String columns = graph.concat(groups == 1 ? 1 : 2, stack);
        String product = graph.op("MatMul", weights.asMatrix(graph, groups), columns);
        String shape = graph.shapeOf(shifted);
        List<String> result = new ArrayList<>(List.of(graph.dimension(shape, 0), graph.integers(weights.outputs())));
        for (int i = 0; i < weights.axes(); i++) {
            result.add(graph.dimension(shape, i + 2L));
        }
        return graph.reshape(product, graph.concat(0, result));
    }

    private String padded(String image) {
        if (Arrays.stream(window.pads()).allMatch(p -> p == 0)) {
            return image;
        }
        int axes = window.kernel().length;
        long[] pads = new long[2 * (axes + 2)];
        for (int i = 0; i < axes; i++) {
            pads[2 + i] = window.pads()[i];
            pads[axes + 4 + i] = window.pads()[axes + i];
        }
        return graph.op("Pad", image, graph.integers(pads));
    }

    /** The points of the padded image that one point of the window meets. */
    private String shifted(String padded, long[] point) {
        int axes = point.length;
        long[] starts = new long[axes];
        long[] ends = new long[axes];
        boolean whole = true;
        for (int i = 0; i < axes; i++) {
            starts[i] = point[i] * window.dilations()[i];
            long rest = (window.kernel()[i] - 1 - point[i]) * window.dilations()[i];
            ends[i] = rest == 0 ? Long.MAX_VALUE : -rest;
            whole &= starts[i] == 0 && rest == 0 && window.strides()[i] == 1;
        }
        if (whole) {
            return padded;
        }
        return graph.op(
                "Slice",
                padded,
                graph.integers(starts),
                graph.integers(ends),
                graph.integers(LongStream.range(2, axes + 2L).toArray()),
                graph.integers(window.strides()));
    }

    /** stride − 1 zeros between neighbours along each axis. */
    private static String withZerosBetween(WorkingGraph graph, String image, long[] strides) {
        if (Arrays.stream(strides).allMatch(s -> s == 1)) {
            return image;
        }
        int axes = strides.length;
        String shape = graph.shapeOf(image);
        List<String> open = new ArrayList<>(List.of(graph.dimension(shape, 0), graph.dimension(shape, 1)));
        List<String> joined = new ArrayList<>(open);
        long[] pads = new long[2 * (2 + 2 * axes)];
        for (int i = 0; i < axes; i++) {
            String length = graph.dimension(shape, i + 2L);
            open.add(length);
            open.add(graph.integers(1));
            joined.add(graph.mul(length, graph.integers(strides[i])));
            pads[2 + 2 * axes + 2 + 2 * i + 1] = strides[i] - 1;
        }
        String spread = graph.op("Pad", graph.reshape(image, graph.concat(0, open)), graph.integers(pads));
        String tail = graph.reshape(spread, graph.concat(0, joined));
        long[] ends = Arrays.stream(strides)
                .map(s -> s == 1 ? Long.MAX_VALUE : -(s - 1))
                .toArray();
        return graph.op(
                "Slice",
                tail,
                graph.integers(new long[axes]),
                graph.integers(ends),
                graph.integers(LongStream.range(2, axes + 2L).toArray()));
    }
}
