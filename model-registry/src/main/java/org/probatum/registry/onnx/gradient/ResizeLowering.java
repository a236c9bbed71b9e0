package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Map;
import java.util.Optional;

/**
 * Resizing between fixed sizes as a product with one matrix per axis: each output point is a weighted mean of input points.
 *
 * <p>Modes nearest, linear and cubic; coordinates half_pixel, pytorch_half_pixel, align_corners and asymmetric, as the ONNX
 * operator list defines them. The others have no derivative.
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
        if (Attributes.integer(node, "antialias", 0) != 0 || Attributes.has(node, "axes")) {
            throw refuse(node, "is antialiased or resizes chosen axes");
        }
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
                case "cubic" -> cubic(node, weights, (int) (o * in), position, in);
                default -> throw refuse(node, "has mode " + mode);
            }
        }
        return weights;
    }

    /** Cubic convolution over four points; points outside repeat the border, or do not count with exclude_outside. */
    private static void cubic(NodeProto node, double[] weights, int row, double position, long in) {
        double a = Attributes.real(node, "cubic_coeff_a", -0.75);
        boolean exclude = Attributes.integer(node, "exclude_outside", 0) != 0;
        long first = (long) Math.floor(position) - 1;
        double total = 0;
        for (long point = first; point < first + 4; point++) {
            boolean inside = point >= 0 && point < in;
            if (inside || !exclude) {
                double weight = cubic(Math.abs(position - point), a);
                weights[(int) (row + Math.min(Math.max(point, 0), in - 1))] += weight;
                total += weight;
            }
        }
        for (int i = row; exclude && i < row + in; i++) {
            weights[i] /= total;
        }
    }

    /** R. Keys (1981), Cubic convolution interpolation for digital image processing, IEEE Trans. ASSP 29, eq. 4. */
    private static double cubic(double distance, double a) {
        return distance <= 1
                ? ((a + 2) * distance - (a + 3)) * distance * distance + 1
                : distance < 2 ? ((a * distance - 5 * a) * distance + 8 * a) * distance - 4 * a : 0;
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
