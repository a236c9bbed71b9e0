package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Map;
import java.util.Optional;

/**
 * Resizing between fixed sizes as a product with one matrix per axis: each output point is a weighted mean of input points.
 *
 * <p>Modes nearest and linear; coordinates half_pixel, pytorch_half_pixel, align_corners and asymmetric, as the ONNX operator
 * list defines them. The others are left to the runtime, and have no derivative.
 */
final class ResizeLowering {

    private ResizeLowering() {}

    static void register(Map<String, Lowering.Rule> rules) {
        rules.put("Resize", ResizeLowering::lower);
        rules.put("Upsample", ResizeLowering::lower);
    }

    private static String lower(NodeProto node, WorkingGraph g, TensorTypes types) {
        String x = node.getInput(0);
        int rank = types.requireRank(x, "Resize");
        String current = x;
        for (int axis = 0; axis < rank; axis++) {
            Optional<Double> scale = scale(node, g, axis);
            if (scale.isPresent() && scale.get() == 1) {
                continue;
            }
            Optional<Long> before = types.length(x, axis);
            if (axis < 2 && before.isEmpty()) {
                continue; // rows and channels are not resized
            }
            long in = before.orElseThrow(() -> refuse(node, "works on an axis of free size"));
            long out = resized(node, g, types, axis, in);
            if (in != out) {
                double factor = scale.orElse((double) out / in);
                current = alongAxis(g, current, matrix(node, in, out, factor), new long[] {out, in}, axis, rank);
            }
        }
        return current;
    }

    private static long resized(NodeProto node, WorkingGraph g, TensorTypes types, int axis, long in) {
        Optional<Long> known = size(node, g, axis).or(() -> types.length(node.getOutput(0), axis));
        return known.orElseGet(() -> (long) Math.floor(
                in * scale(node, g, axis).orElseThrow(() -> refuse(node, "has a size that depends on the input"))));
    }

    private static NotDifferentiableException refuse(NodeProto node, String why) {
        return new NotDifferentiableException("Resize (result " + node.getOutput(0) + ") " + why + "; "
                + NotDifferentiableException.REMAINING_ROUTES);
    }

    private static Optional<Double> scale(NodeProto node, WorkingGraph g, int axis) {
        int input = node.getOpType().equals("Upsample") ? 1 : 2;
        return node.getInputCount() > input && !node.getInput(input).isEmpty()
                ? g.reals(node.getInput(input)).filter(s -> s.length > axis).map(s -> s[axis])
                : Optional.empty();
    }

    private static Optional<Long> size(NodeProto node, WorkingGraph g, int axis) {
        return node.getInputCount() > 3 && !node.getInput(3).isEmpty()
                ? g.integers(node.getInput(3)).filter(s -> s.length > axis).map(s -> s[axis])
                : Optional.empty();
    }

    private static String alongAxis(WorkingGraph g, String x, double[] matrix, long[] shape, int axis, int rank) {
        String weights = g.reals(shape, matrix);
        if (axis == rank - 2) {
            return g.op("MatMul", weights, x);
        }
        long[] swap = new long[rank];
        for (int i = 0; i < rank; i++) {
            swap[i] = i;
        }
        swap[axis] = rank - 2L;
        swap[rank - 2] = axis;
        return g.transpose(g.op("MatMul", weights, g.transpose(x, swap)), swap);
    }

    /** Row o holds the weights of the input points in output point o. */
    private static double[] matrix(NodeProto node, long in, long out, double scale) {
        String mode = Attributes.text(node, "mode", "nearest");
        double[] weights = new double[Math.toIntExact(in * out)];
        for (int o = 0; o < out; o++) {
            double position = position(node, o, in, out, scale);
            switch (mode) {
                case "nearest" -> weights[(int) (o * in + nearest(node, position, in))] = 1;
                case "linear" -> {
                    double inside = Math.min(Math.max(position, 0), in - 1.0);
                    int left = (int) Math.min(Math.floor(inside), in - 1.0);
                    int right = (int) Math.min(left + 1L, in - 1);
                    weights[(int) (o * in + left)] += 1 - (inside - left);
                    weights[(int) (o * in + right)] += inside - left;
                }
                default -> throw refuse(node, "has mode " + mode);
            }
        }
        return weights;
    }

    private static long nearest(NodeProto node, double position, long in) {
        String rounding = Attributes.text(node, "nearest_mode", "round_prefer_floor");
        double rounded = switch (rounding) {
            case "round_prefer_floor" -> Math.ceil(position - 0.5);
            case "round_prefer_ceil" -> Math.floor(position + 0.5);
            case "floor" -> Math.floor(position);
            case "ceil" -> Math.ceil(position);
            default -> throw refuse(node, "has nearest_mode " + rounding);
        };
        return (long) Math.min(Math.max(rounded, 0), in - 1.0);
    }

    private static double position(NodeProto node, int o, long in, long out, double scale) {
        String coordinates = Attributes.text(node, "coordinate_transformation_mode", "half_pixel");
        if (node.getOpType().equals("Upsample")) {
            coordinates = "asymmetric";
        }
        return switch (coordinates) {
            case "half_pixel" -> (o + 0.5) / scale - 0.5;
            case "pytorch_half_pixel" -> out > 1 ? (o + 0.5) / scale - 0.5 : 0;
            case "align_corners" -> out > 1 ? o * (in - 1.0) / (out - 1.0) : 0;
            case "asymmetric" -> o / scale;
            default -> throw refuse(node, "has coordinate_transformation_mode " + coordinates);
        };
    }
}
