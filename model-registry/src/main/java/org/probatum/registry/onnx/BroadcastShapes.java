package org.probatum.registry.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongBinaryOperator;
import java.util.stream.LongStream;

/** Shapes of nodes that combine their inputs element by element, and the values of small whole ones. */
final class BroadcastShapes extends NodeShapes {

    private static final Set<String> BROADCAST = Set.of(
            "Add",
            "Sub",
            "Mul",
            "Div",
            "Pow",
            "Greater",
            "Less",
            "GreaterOrEqual",
            "LessOrEqual",
            "Equal",
            "And",
            "Or",
            "Xor",
            "Where",
            "Min",
            "Max",
            "Sum",
            "Mean",
            "Mod");

    BroadcastShapes(NodeProto node, List<Extent> in) {
        super(node, in);
    }

    /** The result's extent, or empty when the operator belongs to another family. */
    Optional<Extent> of(String type) {
        return BROADCAST.contains(type) ? Optional.of(broadcast()) : Optional.empty();
    }

    private Extent broadcast() {
        long[] shape = new long[0];
        for (Extent extent : in) {
            shape = broadcast(shape, extent.shape().orElseThrow());
        }
        Extent result = Extent.of(shape);
        if (result.size() > MOST_VALUES
                || in.stream().anyMatch(extent -> extent.values().isEmpty())) {
            return result;
        }
        int size = (int) result.size();
        if (node.getOpType().equals("Where")) {
            long[] values = LongStream.range(0, size)
                    .map(i -> at(0, i) != 0 ? at(1, i) : at(2, i))
                    .toArray();
            return sameSizes(size) ? Extent.known(shape, values) : result;
        }
        Optional<LongBinaryOperator> operator = operator();
        if (operator.isEmpty() || in.size() != 2 || !sameSizes(size)) {
            return result;
        }
        long[] values = LongStream.range(0, size)
                .map(i -> operator.get().applyAsLong(at(0, i), at(1, i)))
                .toArray();
        return Extent.known(shape, values);
    }

    private boolean sameSizes(int size) {
        return in.stream()
                .allMatch(extent -> extent.values().orElseThrow().length == size
                        || extent.values().orElseThrow().length == 1);
    }

    private long at(int input, long index) {
        long[] values = in.get(input).values().orElseThrow();
        return values[values.length == 1 ? 0 : (int) index];
    }

    private Optional<LongBinaryOperator> operator() {
        return switch (node.getOpType()) {
            case "Add" -> Optional.of(Math::addExact);
            case "Sub" -> Optional.of(Math::subtractExact);
            case "Mul" -> Optional.of(Math::multiplyExact);
            case "Div" -> Optional.of((a, b) -> a / b);
            case "Equal" -> Optional.of((a, b) -> a == b ? 1 : 0);
            case "Greater" -> Optional.of((a, b) -> a > b ? 1 : 0);
            case "Less" -> Optional.of((a, b) -> a < b ? 1 : 0);
            case "Min" -> Optional.of(Math::min);
            case "Max" -> Optional.of(Math::max);
            default -> Optional.empty();
        };
    }

    static long[] broadcast(long[] a, long[] b) {
        int rank = Math.max(a.length, b.length);
        long[] shape = new long[rank];
        for (int i = 1; i <= rank; i++) {
            long left = i <= a.length ? a[a.length - i] : 1;
            long right = i <= b.length ? b[b.length - i] : 1;
            if (left != right && left != 1 && right != 1) {
                throw new IllegalArgumentException("Shapes do not broadcast");
            }
            shape[rank - i] = left == 1 ? right : left;
        }
        return shape;
    }
}
