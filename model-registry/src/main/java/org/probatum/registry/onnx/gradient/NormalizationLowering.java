package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Normalizations, (x − mean) / √(variance + ε) over different axes, and norms over axes. */
final class NormalizationLowering {

    private NormalizationLowering() {}

    static void register(Map<String, Lowering.Rule> rules) {
        rules.put("LayerNormalization", NormalizationLowering::layer);
        rules.put("RMSNormalization", NormalizationLowering::rootMeanSquare);
        rules.put("BatchNormalization", NormalizationLowering::batch);
        rules.put("InstanceNormalization", NormalizationLowering::instance);
        rules.put("GroupNormalization", NormalizationLowering::group);
        rules.put("LpNormalization", NormalizationLowering::byNorm);
        rules.put("MeanVarianceNormalization", NormalizationLowering::meanVariance);
        rules.put("LRN", NormalizationLowering::localResponse);
        rules.put("ReduceSumSquare", (n, g, t) -> reduced(g, n, g.mul(n.getInput(0), n.getInput(0))));
        rules.put("ReduceL1", (n, g, t) -> reduced(g, n, g.op("Abs", n.getInput(0))));
        rules.put("ReduceL2", (n, g, t) -> norm(g, reduced(g, n, g.mul(n.getInput(0), n.getInput(0))), 2));
        rules.put("ReduceLogSum", (n, g, t) -> g.op("Log", reduced(g, n, n.getInput(0))));
        rules.put("Mean", (n, g, t) -> {
            String total = n.getInput(0);
            for (int i = 1; i < n.getInputCount(); i++) {
                total = g.add(total, n.getInput(i));
            }
            return g.div(total, g.scalar(n.getInputCount()));
        });
    }

    private static String reduced(WorkingGraph g, NodeProto node, String tensor) {
        List<String> arguments = new ArrayList<>(List.of(tensor));
        ReductionDerivatives.axes(g, node).ifPresent(arguments::add);
        return g.op("ReduceSum", arguments, Attributes.copy(node, "keepdims", "noop_with_empty_axes"));
    }

    /** The p-th root of a sum of powers; at 0, where it has no derivative, it passes nothing back. */
    static String norm(WorkingGraph g, String total, double p) {
        String none = g.op("Equal", total, g.scalar(0));
        String inside = g.op("Where", none, g.scalar(1), total);
        String root = p == 2 ? g.op("Sqrt", inside) : g.op("Pow", inside, g.scalar(1 / p));
        return g.op("Where", none, g.scalar(0), root);
    }

    private static String standardized(WorkingGraph g, String x, long[] axes, double epsilon) {
        String centred = g.sub(x, g.mean(x, axes, true));
        String variance = g.mean(g.mul(centred, centred), axes, true);
        return g.div(centred, g.op("Sqrt", g.add(variance, g.scalar(epsilon))));
    }

    private static long[] lastAxes(NodeProto node, TensorTypes types) {
        long axis = Attributes.integer(node, "axis", -1);
        if (axis >= 0) {
            axis -= types.requireRank(node.getInput(0), node.getOpType());
        }
        return LongStream.range(axis, 0).toArray();
    }

    private static String layer(NodeProto node, WorkingGraph g, TensorTypes types) {
        String unit = standardized(g, node.getInput(0), lastAxes(node, types), Attributes.real(node, "epsilon", 1e-5));
        String scaled = g.mul(unit, node.getInput(1));
        return node.getInputCount() > 2 && !node.getInput(2).isEmpty() ? g.add(scaled, node.getInput(2)) : scaled;
    }

    private static String rootMeanSquare(NodeProto node, WorkingGraph g, TensorTypes types) {
        String x = node.getInput(0);
        String power = g.mean(g.mul(x, x), lastAxes(node, types), true);
        String root = g.op("Sqrt", g.add(power, g.scalar(Attributes.real(node, "epsilon", 1e-5))));
        return g.mul(g.div(x, root), node.getInput(1));
    }

    /** Per channel, with the stored mean and variance: as when a trained network is used. */
    private static String batch(NodeProto node, WorkingGraph g, TensorTypes types) {
        int rank = types.requireRank(node.getInput(0), "BatchNormalization");
        if (Attributes.integer(node, "training_mode", 0) == 1) {
            throw new NotDifferentiableException(
                    "BatchNormalization (result " + node.getOutput(0)
                            + ") is in training mode, so that every row depends on the others; export the model in evaluation mode");
        }
        String shape = channelShape(g, rank);
        String variance = g.add(g.reshape(node.getInput(4), shape), g.scalar(Attributes.real(node, "epsilon", 1e-5)));
        String factor = g.div(g.reshape(node.getInput(1), shape), g.op("Sqrt", variance));
        String centred = g.sub(node.getInput(0), g.reshape(node.getInput(3), shape));
        return g.add(g.mul(centred, factor), g.reshape(node.getInput(2), shape));
    }

    private static String channelShape(WorkingGraph g, int rank) {
        long[] shape = new long[rank - 1];
        java.util.Arrays.fill(shape, 1);
        shape[0] = -1;
        return g.integers(shape);
    }

    private static String instance(NodeProto node, WorkingGraph g, TensorTypes types) {
        int rank = types.requireRank(node.getInput(0), "InstanceNormalization");
        String unit = standardized(
                g, node.getInput(0), LongStream.range(2, rank).toArray(), Attributes.real(node, "epsilon", 1e-5));
        String shape = channelShape(g, rank);
        return g.add(g.mul(unit, g.reshape(node.getInput(1), shape)), g.reshape(node.getInput(2), shape));
    }

    /** Channels in groups; scale and bias are per group before opset 21, per channel since. */
    private static String group(NodeProto node, WorkingGraph g, TensorTypes types) {
        String x = node.getInput(0);
        int rank = types.requireRank(x, "GroupNormalization");
        long groups = Attributes.integer(node, "num_groups", 1);
        String grouped = g.reshape(x, g.integers(0, groups, -1));
        String unit = standardized(g, grouped, new long[] {2}, Attributes.real(node, "epsilon", 1e-5));
        if (g.opset() < 21) {
            String shape = g.integers(-1, 1);
            String scaled = g.add(g.mul(unit, g.reshape(node.getInput(1), shape)), g.reshape(node.getInput(2), shape));
            return g.reshape(scaled, g.shapeOf(x));
        }
        String shape = channelShape(g, rank);
        String back = g.reshape(unit, g.shapeOf(x));
        return g.add(g.mul(back, g.reshape(node.getInput(1), shape)), g.reshape(node.getInput(2), shape));
    }

    private static String meanVariance(NodeProto node, WorkingGraph g, TensorTypes types) {
        long[] axes = Attributes.integers(node, "axes").orElse(new long[] {0, 2, 3});
        int rank = types.requireRank(node.getInput(0), "MeanVarianceNormalization");
        if (java.util.Arrays.stream(axes).anyMatch(a -> Math.floorMod(a, (long) rank) == 0)) {
            throw new NotDifferentiableException("MeanVarianceNormalization (result " + node.getOutput(0)
                    + ") normalizes over the rows, so that no row has a gradient of its own; "
                    + NotDifferentiableException.REMAINING_ROUTES);
        }
        String centred = g.sub(node.getInput(0), g.mean(node.getInput(0), axes, true));
        String deviation = norm(g, g.mean(g.mul(centred, centred), axes, true), 2);
        return g.div(centred, g.add(deviation, g.scalar(1e-9)));
    }

    /**
     * x / (bias + α/size Σ x²)^β, the sum over neighbouring channels.
     *
     * <p>Source: A. Krizhevsky, I. Sutskever, G. Hinton (2012), ImageNet classification, NeurIPS, section 3.3.
     */
    private static String localResponse(NodeProto node, WorkingGraph g, TensorTypes types) {
        String x = node.getInput(0);
        int rank = types.requireRank(x, "LRN");
        long size = Attributes.integer(node, "size", 1);
        long[] pads = new long[2 * rank];
        pads[1] = (size - 1) / 2;
        pads[rank + 1] = size - 1 - pads[1];
        String squares = g.op("Pad", g.mul(x, x), g.integers(pads));
        String total = "";
        for (long k = 0; k < size; k++) {
            long end = k == size - 1 ? Long.MAX_VALUE : k + 1 - size;
            String neighbour = g.op("Slice", squares, g.integers(k), g.integers(end), g.integers(1));
            total = k == 0 ? neighbour : g.add(total, neighbour);
        }
        double share = Attributes.real(node, "alpha", 1e-4) / size;
        String base = g.add(g.mul(total, g.scalar(share)), g.scalar(Attributes.real(node, "bias", 1)));
        return g.div(x, g.op("Pow", base, g.scalar(Attributes.real(node, "beta", 0.75))));
    }

    private static String byNorm(NodeProto node, WorkingGraph g, TensorTypes types) {
        String x = node.getInput(0);
        String axis = g.integers(Attributes.integer(node, "axis", -1));
        boolean absolute = Attributes.integer(node, "p", 2) == 1;
        String total = g.sum(absolute ? g.op("Abs", x) : g.mul(x, x), axis, true);
        return g.div(x, absolute ? total : norm(g, total, 2));
    }
}
