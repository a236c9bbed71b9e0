package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The adjoint of a convolution between fixed sizes, as convolutions with step 1 (faster than the runtime's transposed convolution).
 *
 * <pre>
 *   forward    y[o] = Σₖ w[k] x[o s + k d − p]
 *   adjoint    x̄[q s + r] = Σ over k with (r + p − k d) divisible by s of w[k] ȳ[q + (r + p − k d) / s]
 * </pre>
 *
 * <p>Each remainder r has some points of the window of its own; their results are interleaved.
 */
final class AdjointConvolution {

    private final WorkingGraph graph;
    private final ConvolutionWeights weights;
    private final SpatialWindow window;
    private final long groups;
    private final String gradient;
    private final long[] inputLengths;
    private final long[] gradientLengths;

    private AdjointConvolution(DerivativeContext c) {
        this.graph = c.graph();
        this.groups = Attributes.integer(c.node(), "group", 1);
        this.weights = ConvolutionWeights.of(graph, c.node()).swapped(groups);
        this.window = SpatialWindow.of(c.node(), c.types());
        this.gradient = c.grad();
        this.inputLengths = lengths(c, c.in(0), weights.axes());
        this.gradientLengths = lengths(c, c.out(0), weights.axes());
    }

    private static long[] lengths(DerivativeContext c, String tensor, int axes) {
        return IntStream.range(0, axes)
                .mapToLong(i -> c.types().length(tensor, i + 2).orElseThrow())
                .toArray();
    }

    /** Whether the weights are constant, the sizes known, and windows have either a step or a spacing, not both. */
    static boolean applies(DerivativeContext c) {
        NodeProto node = c.node();
        int rank = c.types().rank(node.getInput(0));
        if (rank < 3 || c.graph().reals(node.getInput(1)).isEmpty()) {
            return false;
        }
        boolean known = IntStream.range(2, rank)
                .allMatch(i -> c.types().length(c.in(0), i).isPresent()
                        && c.types().length(c.out(0), i).isPresent());
        SpatialWindow window = SpatialWindow.of(node, c.types());
        return known
                && !isServedByTransposed(window, rank)
                && (Arrays.stream(window.strides()).allMatch(s -> s == 1)
                        || Arrays.stream(window.dilations()).allMatch(d -> d == 1));
    }

    /** Windows that do not overlap need no sum, and in two dimensions the runtime's kernel for step 1 is as fast. */
    private static boolean isServedByTransposed(SpatialWindow window, int rank) {
        boolean everyPoint = Arrays.stream(window.strides()).allMatch(s -> s == 1);
        return Arrays.equals(window.kernel(), window.strides()) || (rank <= 4 && everyPoint);
    }

    static String append(DerivativeContext c) {
        AdjointConvolution adjoint = new AdjointConvolution(c);
        return adjoint.interleaved(new long[adjoint.weights.axes()], 0);
    }

    /** The results of all remainders along the axes from {@code axis} on, side by side. */
    private String interleaved(long[] remainders, int axis) {
        if (axis == weights.axes()) {
            return part(remainders);
        }
        long stride = window.strides()[axis];
        if (stride == 1) {
            return interleaved(remainders, axis + 1);
        }
        List<String> parts = new ArrayList<>();
        for (long r = 0; r < stride; r++) {
            long[] chosen = remainders.clone();
            chosen[axis] = r;
            parts.add(graph.op("Unsqueeze", interleaved(chosen, axis + 1), graph.integers(axis + 3L)));
        }
        String side = graph.concat(axis + 3L, parts);
        String joined = graph.reshape(side, graph.integers(shapeWithJoined(axis)));
        boolean exact = blocks(axis) * stride == inputLengths[axis];
        return exact ? joined : cut(joined, axis);
    }

    /** Axes before this one are still in blocks; this one and those behind it are whole. */
    private long[] shapeWithJoined(int axis) {
        long[] shape = new long[weights.axes() + 2];
        shape[1] = weights.outputs();
        for (int i = 0; i < weights.axes(); i++) {
            shape[i + 2] = i < axis ? blocks(i) : inputLengths[i];
        }
        shape[axis + 2] = blocks(axis) * window.strides()[axis];
        return shape;
    }

    private String cut(String joined, int axis) {
        return graph.op(
                "Slice", joined, graph.integers(0), graph.integers(inputLengths[axis]), graph.integers(axis + 2L));
    }

    private long blocks(int axis) {
        long stride = window.strides()[axis];
        return (inputLengths[axis] + stride - 1) / stride;
    }

    /** The convolution of one combination of remainders. */
    private String part(long[] remainders) {
        int axes = weights.axes();
        int[][] points = new int[axes][];
        long[] pads = new long[2 * axes];
        for (int axis = 0; axis < axes; axis++) {
            points[axis] = points(axis, remainders[axis]);
            if (points[axis].length == 0) {
                return zeros();
            }
            long reach = (points[axis].length - 1) * window.dilations()[axis];
            long first = shift(axis, remainders[axis], points[axis][0]);
            pads[axis] = -first;
            pads[axis + axes] = blocks(axis) + reach - gradientLengths[axis] + first;
        }
        ConvolutionWeights chosen = weights.select(points);
        boolean margins = Arrays.stream(pads).allMatch(p -> p >= 0);
        return graph.op(
                "Conv",
                List.of(margins ? gradient : padded(pads), graph.reals(chosen.shape(), chosen.values())),
                Attributes.of("kernel_shape", chosen.kernel()),
                Attributes.of("dilations", window.dilations()),
                Attributes.of("pads", margins ? pads : new long[2 * axes]),
                Attributes.of("group", groups));
    }

    private long shift(int axis, long remainder, int point) {
        return (remainder + window.pads()[axis] - point * window.dilations()[axis]) / window.strides()[axis];
    }

    /** Points of the window that meet this remainder, the one with the smallest shift first. */
    private int[] points(int axis, long remainder) {
        int last = (int) weights.kernel()[axis] - 1;
        return IntStream.rangeClosed(0, last)
                .map(k -> last - k)
                .filter(k -> Math.floorMod(
                                remainder + window.pads()[axis] - k * window.dilations()[axis], window.strides()[axis])
                        == 0)
                .toArray();
    }

    /** Margins, or cuts where negative, around the gradient. */
    private String padded(long[] pads) {
        int axes = weights.axes();
        long[] all = new long[2 * (axes + 2)];
        System.arraycopy(pads, 0, all, 2, axes);
        System.arraycopy(pads, axes, all, axes + 4, axes);
        return graph.op("Pad", gradient, graph.integers(all));
    }

    private String zeros() {
        String shape = graph.shapeOf(gradient);
        List<String> lengths = new ArrayList<>(List.of(graph.dimension(shape, 0), graph.integers(weights.outputs())));
        for (int axis = 0; axis < weights.axes(); axis++) {
            lengths.add(graph.integers(blocks(axis)));
        }
        return graph.zeros(graph.concat(0, lengths));
    }
}
