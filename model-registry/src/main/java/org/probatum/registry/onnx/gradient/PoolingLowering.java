package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Averages over windows, as convolutions with ones; and over whole images. */
final class PoolingLowering {

    private PoolingLowering() {}

    static void register(Map<String, Lowering.Rule> rules) {
        rules.put("GlobalAveragePool", (n, g, t) -> g.reduce("ReduceMean", n.getInput(0), spatial(n, t), true));
        rules.put("GlobalMaxPool", (n, g, t) -> g.reduce("ReduceMax", n.getInput(0), spatial(n, t), true));
        rules.put("AveragePool", PoolingLowering::average);
        rules.put("LpPool", PoolingLowering::byNorm);
        rules.put("GlobalLpPool", (n, g, t) -> {
            double p = Attributes.integer(n, "p", 2);
            String axes = g.integers(spatial(n, t));
            return NormalizationLowering.norm(g, g.sum(powers(g, n.getInput(0), p), axes, true), p);
        });
    }

    /** |x|ᵖ. */
    private static String powers(WorkingGraph g, String x, double p) {
        return p == 2 ? g.mul(x, x) : g.op("Pow", g.op("Abs", x), g.scalar(p));
    }

    /** The p-norm over each window. */
    private static String byNorm(NodeProto node, WorkingGraph g, TensorTypes types) {
        SpatialWindow given = SpatialWindow.of(node, types);
        SpatialWindow window = Attributes.integer(node, "ceil_mode", 0) == 0 ? given : reaching(node, given, types);
        double p = Attributes.integer(node, "p", 2);
        String x = node.getInput(0);
        String sums = windowSum(g, channelByChannel(g, powers(g, x, p), window), window);
        return NormalizationLowering.norm(g, inChannelsOf(g, x, sums, window), p);
    }

    /** Each channel as a row of its own, since all are summed alike. */
    private static String channelByChannel(WorkingGraph g, String x, SpatialWindow window) {
        String shape = g.shapeOf(x);
        List<String> single = new ArrayList<>(List.of(g.integers(-1), g.integers(1)));
        for (int i = 0; i < window.kernel().length; i++) {
            single.add(g.dimension(shape, i + 2L));
        }
        return g.reshape(x, g.concat(0, single));
    }

    private static String inChannelsOf(WorkingGraph g, String x, String pooled, SpatialWindow window) {
        String shape = g.shapeOf(x);
        String pooledShape = g.shapeOf(pooled);
        List<String> back = new ArrayList<>(List.of(g.dimension(shape, 0), g.dimension(shape, 1)));
        for (int i = 0; i < window.kernel().length; i++) {
            back.add(g.dimension(pooledShape, i + 2L));
        }
        return g.reshape(pooled, g.concat(0, back));
    }

    private static long[] spatial(NodeProto node, TensorTypes types) {
        return LongStream.range(2, types.requireRank(node.getInput(0), node.getOpType()))
                .toArray();
    }

    /** Sum over the window, by the number of points that it covers. */
    private static String average(NodeProto node, WorkingGraph g, TensorTypes types) {
        SpatialWindow given = SpatialWindow.of(node, types);
        SpatialWindow window = Attributes.integer(node, "ceil_mode", 0) == 0 ? given : reaching(node, given, types);
        String x = node.getInput(0);
        int axes = window.kernel().length;
        String shape = g.shapeOf(x);
        List<String> lone = new ArrayList<>(List.of(g.integers(1), g.integers(1)));
        boolean margin = Attributes.integer(node, "count_include_pad", 0) == 1;
        SpatialWindow counted = margin ? beyond(window, given) : window;
        for (int i = 0; i < axes; i++) {
            String length = g.dimension(shape, i + 2L);
            lone.add(margin ? g.add(length, g.integers(given.pads()[i] + given.pads()[i + axes])) : length);
        }
        String sums = windowSum(g, channelByChannel(g, x, window), window);
        String counts = alwaysFull(counted)
                ? g.scalar(Arrays.stream(window.kernel()).reduce(1, Math::multiplyExact))
                : windowSum(g, g.add(g.zeros(g.concat(0, lone)), g.scalar(1)), counted);
        return inChannelsOf(g, x, g.div(sums, counts), window);
    }

    /** Whether each window lies within what is counted. */
    private static boolean alwaysFull(SpatialWindow counted) {
        return Arrays.stream(counted.pads()).allMatch(p -> p == 0);
    }

    /** What a window reaches beyond the given margins. */
    private static SpatialWindow beyond(SpatialWindow window, SpatialWindow given) {
        long[] pads = window.pads().clone();
        Arrays.setAll(pads, i -> pads[i] - given.pads()[i]);
        return new SpatialWindow(window.kernel(), window.strides(), window.dilations(), pads);
    }

    /** With margins behind each axis so that the last window, which ceil_mode adds, is whole. */
    private static SpatialWindow reaching(NodeProto node, SpatialWindow window, TensorTypes types) {
        int axes = window.kernel().length;
        long[] pads = window.pads().clone();
        for (int i = 0; i < axes; i++) {
            long length = knownLength(node, node.getInput(0), i + 2, types);
            long windows = knownLength(node, node.getOutput(0), i + 2, types);
            long reach = (windows - 1) * window.strides()[i] + (window.kernel()[i] - 1) * window.dilations()[i] + 1;
            pads[i + axes] = Math.max(pads[i + axes], reach - length - pads[i]);
        }
        return new SpatialWindow(window.kernel(), window.strides(), window.dilations(), pads);
    }

    private static long knownLength(NodeProto node, String tensor, int axis, TensorTypes types) {
        return types.length(tensor, axis)
                .orElseThrow(() -> new NotDifferentiableException("AveragePool with ceil_mode (result "
                        + node.getOutput(0) + ") works on an axis of free size; "
                        + NotDifferentiableException.REMAINING_ROUTES));
    }

    private static String windowSum(WorkingGraph g, String x, SpatialWindow window) {
        long[] shape = new long[window.kernel().length + 2];
        shape[0] = 1;
        shape[1] = 1;
        System.arraycopy(window.kernel(), 0, shape, 2, window.kernel().length);
        double[] ones =
                new double[Math.toIntExact(Arrays.stream(window.kernel()).reduce(1, Math::multiplyExact))];
        Arrays.fill(ones, 1);
        return g.op(
                "Conv",
                List.of(x, g.reals(shape, ones)),
                Attributes.of("kernel_shape", window.kernel()),
                Attributes.of("strides", window.strides()),
                Attributes.of("dilations", window.dilations()),
                Attributes.of("pads", window.pads()));
    }
}
