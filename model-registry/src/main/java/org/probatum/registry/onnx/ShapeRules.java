package org.probatum.registry.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongBinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/**
 * The shapes, and where few and whole the values, of a node's results. An operator that is not known here gives an unknown
 * extent.
 *
 * <p>Source: the ONNX operator specification, opset 7 to 21.
 */
final class ShapeRules {

    private static final int MOST_VALUES = 4096;
    private static final Set<String> SAME = Set.of(
            "Relu",
            "Sigmoid",
            "Tanh",
            "Selu",
            "Elu",
            "Celu",
            "LeakyRelu",
            "PRelu",
            "Gelu",
            "Erf",
            "Exp",
            "Log",
            "Sqrt",
            "Neg",
            "Abs",
            "Identity",
            "Clip",
            "Softmax",
            "LogSoftmax",
            "Hardmax",
            "LayerNormalization",
            "BatchNormalization",
            "InstanceNormalization",
            "GroupNormalization",
            "Dropout",
            "Not",
            "Floor",
            "Ceil",
            "Round",
            "Sign",
            "Reciprocal",
            "HardSigmoid",
            "HardSwish",
            "Softplus",
            "Softsign",
            "Sin",
            "Cos",
            "IsNaN",
            "IsInf",
            "CumSum",
            "LRN",
            "ThresholdedRelu",
            "Mish",
            "Trilu");
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

    private final NodeProto node;
    private final List<Extent> in;

    private ShapeRules(NodeProto node, List<Extent> in) {
        this.node = node;
        this.in = in;
    }

    /** The extent of the node's first result. */
    static Extent apply(NodeProto node, List<Extent> inputs) {
        try {
            return new ShapeRules(node, inputs).apply();
        } catch (RuntimeException e) {
            // A graph whose shapes contradict each other is refused by the runtime, with its own message.
            return Extent.UNKNOWN;
        }
    }

    /** The extents of all results of a node; of most operators only the first is followed. */
    static List<Extent> applyAll(NodeProto node, List<Extent> inputs) {
        if (!node.getOpType().equals("Split")
                || inputs.isEmpty()
                || inputs.get(0).shape().isEmpty()) {
            return List.of(apply(node, inputs));
        }
        ShapeRules rules = new ShapeRules(node, inputs);
        long[] shape = inputs.get(0).shape().get();
        int axis = axisOf(rules.integer("axis", 0), shape.length);
        int parts = node.getOutputCount();
        long even = Math.ceilDiv(shape[axis], parts);
        Optional<long[]> given = inputs.size() > 1 ? inputs.get(1).values() : rules.integers("split");
        return LongStream.range(0, parts)
                .mapToObj(part -> {
                    long[] result = shape.clone();
                    result[axis] =
                            given.map(lengths -> lengths[(int) part]).orElse(Math.min(even, shape[axis] - part * even));
                    return Extent.of(result);
                })
                .toList();
    }

    private Extent apply() {
        String type = node.getOpType();
        if (type.equals("Constant")) {
            return constant();
        }
        if (type.equals("Shape")) {
            return shapeOf();
        }
        boolean needed = in.stream().anyMatch(extent -> extent.shape().isEmpty());
        if (type.equals("ConstantOfShape") || type.equals("Expand") || type.equals("Reshape") || type.equals("Range")) {
            return made(type);
        }
        if (needed) {
            return Extent.UNKNOWN;
        }
        if (SAME.contains(type)) {
            return type.equals("Identity")
                    ? in.get(0)
                    : Extent.of(in.get(0).shape().orElseThrow());
        }
        if (BROADCAST.contains(type)) {
            return broadcast();
        }
        return structural(type);
    }

    private Extent structural(String type) {
        return switch (type) {
            case "Cast" -> in.get(0);
            case "Concat" -> concat();
            case "Gather" -> gather();
            case "Slice" -> slice();
            case "Unsqueeze" -> unsqueeze();
            case "Squeeze" -> squeeze();
            case "Flatten" -> flatten();
            case "Transpose" -> transpose();
            case "Tile" -> tile();
            case "MatMul" -> matMul();
            case "Gemm" -> gemm();
            case "Conv" -> conv();
            case "ConvTranspose" -> convTranspose();
            case "MaxPool", "AveragePool" -> pool(axis(1));
            case "GlobalAveragePool", "GlobalMaxPool" -> globalPool();
            case "Pad" -> pad();
            case "Size" -> Extent.known(new long[0], new long[] {in.get(0).size()});
            case "ArgMax", "ArgMin" -> reduced(new long[] {integer("axis", 0)});
            default -> type.startsWith("Reduce") ? reduced(axes()) : Extent.UNKNOWN;
        };
    }

    private Extent made(String type) {
        return switch (type) {
            case "ConstantOfShape" -> in.get(0).values().map(this::filled).orElse(Extent.UNKNOWN);
            case "Expand" ->
                in.get(1).values().isPresent() && in.get(0).shape().isPresent()
                        ? Extent.of(broadcast(
                                in.get(0).shape().get(), in.get(1).values().get()))
                        : Extent.UNKNOWN;
            case "Range" -> range();
            default -> reshape();
        };
    }

    /** A tensor of one repeated value, known where it is whole and the tensor small. */
    private Extent filled(long[] shape) {
        Extent bare = Extent.of(shape);
        Optional<long[]> value = attribute("value")
                .map(attribute -> AllocationCheck.extent(attribute.getT()))
                .flatMap(Extent::values);
        return value.isPresent() && bare.size() <= MOST_VALUES
                ? Extent.known(shape, repeat(value.get()[0], (int) bare.size()))
                : bare;
    }

    private Extent range() {
        if (in.stream().anyMatch(extent -> extent.values().isEmpty())) {
            return Extent.UNKNOWN;
        }
        long start = value(0);
        long limit = value(1);
        long delta = value(2);
        return Extent.of(Math.max(0, Math.ceilDiv(limit - start, delta)));
    }

    private Extent constant() {
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.hasT()) {
                return AllocationCheck.extent(attribute.getT());
            }
            if (attribute.getName().equals("value_int")) {
                return Extent.known(new long[0], new long[] {attribute.getI()});
            }
            if (attribute.getName().equals("value_ints")) {
                return Extent.vector(
                        attribute.getIntsList().stream().mapToLong(i -> i).toArray());
            }
            if (attribute.getName().equals("value_float")) {
                return Extent.of();
            }
            if (attribute.getName().equals("value_floats")) {
                return Extent.of(attribute.getFloatsCount());
            }
        }
        return Extent.UNKNOWN;
    }

    private Extent shapeOf() {
        if (in.get(0).shape().isEmpty()) {
            return Extent.UNKNOWN;
        }
        long[] shape = in.get(0).shape().get();
        int rank = shape.length;
        int start = clamp(integer("start", 0), rank);
        int end = clamp(integer("end", rank), rank);
        return Extent.vector(Arrays.copyOfRange(shape, start, Math.max(start, end)));
    }

    private static int clamp(long index, int rank) {
        return (int) Math.clamp(index < 0 ? index + rank : index, 0, rank);
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

    private static long[] broadcast(long[] a, long[] b) {
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

    private Extent concat() {
        int rank = in.get(0).rank();
        int axis = axisOf(integer("axis", 0), rank);
        long[] shape = in.get(0).shape().orElseThrow().clone();
        shape[axis] = in.stream()
                .mapToLong(extent -> extent.shape().orElseThrow()[axis])
                .sum();
        boolean known =
                rank == 1 && in.stream().allMatch(extent -> extent.values().isPresent());
        return known
                ? Extent.vector(in.stream()
                        .flatMapToLong(extent -> Arrays.stream(extent.values().orElseThrow()))
                        .toArray())
                : Extent.of(shape);
    }

    private Extent gather() {
        long[] data = in.get(0).shape().orElseThrow();
        long[] indices = in.get(1).shape().orElseThrow();
        int axis = axisOf(integer("axis", 0), data.length);
        long[] shape = LongStream.concat(
                        LongStream.concat(Arrays.stream(data, 0, axis), Arrays.stream(indices)),
                        Arrays.stream(data, axis + 1, data.length))
                .toArray();
        if (data.length == 1
                && in.get(0).values().isPresent()
                && in.get(1).values().isPresent()) {
            long[] values = in.get(0).values().get();
            return Extent.known(
                    shape,
                    Arrays.stream(in.get(1).values().get())
                            .map(i -> values[(int) (i < 0 ? i + values.length : i)])
                            .toArray());
        }
        return Extent.of(shape);
    }

    private Extent slice() {
        long[] shape = in.get(0).shape().orElseThrow().clone();
        if (in.size() < 3) {
            return Extent.UNKNOWN; // starts and ends were attributes before opset 10
        }
        Optional<long[]> starts = in.get(1).values();
        Optional<long[]> ends = in.get(2).values();
        if (starts.isEmpty() || ends.isEmpty()) {
            return Extent.UNKNOWN;
        }
        int count = starts.get().length;
        long[] axes = in.size() > 3 && in.get(3).values().isPresent()
                ? in.get(3).values().get()
                : LongStream.range(0, count).toArray();
        long[] steps = in.size() > 4 && in.get(4).values().isPresent()
                ? in.get(4).values().get()
                : LongStream.range(0, count).map(i -> 1).toArray();
        long[] first = new long[shape.length];
        long[] stride = repeat(1, shape.length);
        for (int i = 0; i < count; i++) {
            int axis = axisOf(axes[i], shape.length);
            long length = shape[axis];
            first[axis] = bound(starts.get()[i], length, steps[i]);
            stride[axis] = steps[i];
            boolean pastTheStart = steps[i] < 0 && ends.get()[i] < -length;
            long to = pastTheStart ? -1 : bound(ends.get()[i], length, steps[i]);
            shape[axis] = Math.max(0, Math.ceilDiv(to - first[axis], steps[i]));
        }
        return picked(shape, index -> {
            long[] from = new long[index.length];
            for (int axis = 0; axis < from.length; axis++) {
                from[axis] = first[axis] + index[axis] * stride[axis];
            }
            return from;
        });
    }

    /** The values of the first input that lie at the places that {@code source} gives, where they are known. */
    private Extent picked(long[] shape, UnaryOperator<long[]> source) {
        Extent bare = Extent.of(shape);
        Optional<long[]> values = in.get(0).values();
        if (values.isEmpty() || bare.size() > MOST_VALUES) {
            return bare;
        }
        long[] old = in.get(0).shape().orElseThrow();
        long[] found = new long[(int) bare.size()];
        for (int i = 0; i < found.length; i++) {
            long[] from = source.apply(index(shape, i));
            long flat = 0;
            for (int axis = 0; axis < old.length; axis++) {
                flat = flat * old[axis] + from[axis];
            }
            found[i] = values.get()[(int) flat];
        }
        return Extent.known(shape, found);
    }

    private static long[] index(long[] shape, int flat) {
        long[] index = new long[shape.length];
        long rest = flat;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            index[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        return index;
    }

    private static long bound(long index, long length, long step) {
        long absolute = index < 0 ? index + length : index;
        return step > 0 ? Math.clamp(absolute, 0, length) : Math.clamp(absolute, 0, length - 1);
    }

    private Extent unsqueeze() {
        long[] axes = axes();
        long[] old = in.get(0).shape().orElseThrow();
        long[] shape = new long[old.length + axes.length];
        Arrays.fill(shape, -1);
        for (long axis : axes) {
            shape[axisOf(axis, shape.length)] = 1;
        }
        int next = 0;
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] < 0) {
                shape[i] = old[next++];
            }
        }
        return new Extent(Optional.of(shape), in.get(0).values());
    }

    private Extent squeeze() {
        long[] old = in.get(0).shape().orElseThrow();
        long[] axes = axes();
        Set<Integer> dropped = new java.util.HashSet<>();
        if (axes.length == 0) {
            LongStream.range(0, old.length).filter(i -> old[(int) i] == 1).forEach(i -> dropped.add((int) i));
        }
        for (long axis : axes) {
            dropped.add(axisOf(axis, old.length));
        }
        long[] shape = LongStream.range(0, old.length)
                .filter(i -> !dropped.contains((int) i))
                .map(i -> old[(int) i])
                .toArray();
        return new Extent(Optional.of(shape), in.get(0).values());
    }

    private Extent flatten() {
        long[] shape = in.get(0).shape().orElseThrow();
        int axis = clamp(integer("axis", 1), shape.length);
        return Extent.of(product(shape, 0, axis), product(shape, axis, shape.length));
    }

    private static long product(long[] shape, int from, int to) {
        return Arrays.stream(shape, from, to).reduce(1, Math::multiplyExact);
    }

    private Extent transpose() {
        long[] shape = in.get(0).shape().orElseThrow();
        long[] order = integers("perm")
                .orElse(LongStream.range(0, shape.length)
                        .map(i -> shape.length - 1 - i)
                        .toArray());
        return picked(Arrays.stream(order).map(i -> shape[(int) i]).toArray(), index -> {
            long[] from = new long[index.length];
            for (int axis = 0; axis < from.length; axis++) {
                from[(int) order[axis]] = index[axis];
            }
            return from;
        });
    }

    private Extent tile() {
        long[] shape = in.get(0).shape().orElseThrow().clone();
        if (in.get(1).values().isEmpty()) {
            return Extent.UNKNOWN;
        }
        for (int i = 0; i < shape.length; i++) {
            shape[i] = saturatedProduct(shape[i], in.get(1).values().get()[i]);
        }
        return Extent.of(shape);
    }

    private static long saturatedProduct(long a, long b) {
        return a != 0 && b > Long.MAX_VALUE / a ? Long.MAX_VALUE : a * b;
    }

    private Extent reshape() {
        if (in.get(1).values().isEmpty()) {
            return Extent.UNKNOWN;
        }
        long[] shape = in.get(1).values().get().clone();
        if (in.get(0).shape().isEmpty()) {
            return Arrays.stream(shape).allMatch(axis -> axis > 0) ? Extent.of(shape) : Extent.UNKNOWN;
        }
        long[] old = in.get(0).shape().get();
        long size = in.get(0).size();
        int open = -1;
        long rest = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = shape[i] == 0 && integer("allowzero", 0) == 0 ? old[i] : shape[i];
            open = shape[i] == -1 ? i : open;
            rest *= shape[i] == -1 ? 1 : shape[i];
        }
        if (open >= 0) {
            shape[open] = rest == 0 ? 0 : size / rest;
        }
        return new Extent(Optional.of(shape), in.get(0).values());
    }

    private Extent matMul() {
        long[] a = in.get(0).shape().orElseThrow();
        long[] b = in.get(1).shape().orElseThrow();
        long[] left = a.length == 1 ? new long[] {1, a[0]} : a;
        long[] right = b.length == 1 ? new long[] {b[0], 1} : b;
        long[] batch = broadcast(Arrays.copyOf(left, left.length - 2), Arrays.copyOf(right, right.length - 2));
        LongStream rows = a.length == 1 ? LongStream.empty() : LongStream.of(left[left.length - 2]);
        LongStream columns = b.length == 1 ? LongStream.empty() : LongStream.of(right[right.length - 1]);
        return Extent.of(LongStream.concat(Arrays.stream(batch), LongStream.concat(rows, columns))
                .toArray());
    }

    private Extent gemm() {
        long[] a = in.get(0).shape().orElseThrow();
        long[] b = in.get(1).shape().orElseThrow();
        return Extent.of(integer("transA", 0) == 0 ? a[0] : a[1], integer("transB", 0) == 0 ? b[1] : b[0]);
    }

    private Extent conv() {
        return pool(in.get(1).shape().orElseThrow()[0]);
    }

    private long axis(int index) {
        return in.get(0).shape().orElseThrow()[index];
    }

    private Extent pool(long channels) {
        long[] shape = in.get(0).shape().orElseThrow().clone();
        int spatial = shape.length - 2;
        long[] kernel = integers("kernel_shape")
                .orElseGet(() -> Arrays.copyOfRange(in.get(1).shape().orElseThrow(), 2, 2 + spatial));
        long[] strides = integers("strides").orElseGet(() -> repeat(1, spatial));
        long[] dilations = integers("dilations").orElseGet(() -> repeat(1, spatial));
        long[] pads = integers("pads").orElseGet(() -> repeat(0, 2 * spatial));
        boolean same = text("auto_pad").startsWith("SAME");
        shape[1] = channels;
        for (int i = 0; i < spatial; i++) {
            long window = dilations[i] * (kernel[i] - 1) + 1;
            long free = shape[i + 2] + pads[i] + pads[i + spatial] - window;
            boolean up = integer("ceil_mode", 0) == 1;
            shape[i + 2] = same
                    ? Math.ceilDiv(shape[i + 2], strides[i])
                    : (up ? Math.ceilDiv(free, strides[i]) : Math.floorDiv(free, strides[i])) + 1;
        }
        return Extent.of(shape);
    }

    private Extent convTranspose() {
        long[] shape = in.get(0).shape().orElseThrow().clone();
        long[] weight = in.get(1).shape().orElseThrow();
        int spatial = shape.length - 2;
        long[] strides = integers("strides").orElseGet(() -> repeat(1, spatial));
        long[] dilations = integers("dilations").orElseGet(() -> repeat(1, spatial));
        long[] pads = integers("pads").orElseGet(() -> repeat(0, 2 * spatial));
        long[] extra = integers("output_padding").orElseGet(() -> repeat(0, spatial));
        shape[1] = weight[1] * integer("group", 1);
        for (int i = 0; i < spatial; i++) {
            shape[i + 2] = strides[i] * (shape[i + 2] - 1)
                    + extra[i]
                    + dilations[i] * (weight[i + 2] - 1)
                    + 1
                    - pads[i]
                    - pads[i + spatial];
        }
        return Extent.of(shape);
    }

    private Extent globalPool() {
        long[] shape = in.get(0).shape().orElseThrow().clone();
        Arrays.fill(shape, 2, shape.length, 1);
        return Extent.of(shape);
    }

    private Extent pad() {
        long[] shape = in.get(0).shape().orElseThrow().clone();
        Optional<long[]> pads = in.size() > 1 ? in.get(1).values() : integers("pads");
        if (pads.isEmpty() || in.size() > 3) {
            return Extent.UNKNOWN;
        }
        for (int i = 0; i < shape.length; i++) {
            shape[i] += pads.get()[i] + pads.get()[i + shape.length];
        }
        return Extent.of(shape);
    }

    private Extent reduced(long[] axes) {
        long[] shape = in.get(0).shape().orElseThrow();
        boolean keep = integer("keepdims", 1) == 1;
        Set<Integer> gone = new java.util.HashSet<>();
        for (long axis : axes) {
            gone.add(axisOf(axis, shape.length));
        }
        return Extent.of(LongStream.range(0, shape.length)
                .filter(i -> keep || !(axes.length == 0 || gone.contains((int) i)))
                .map(i -> axes.length == 0 || gone.contains((int) i) ? 1 : shape[(int) i])
                .toArray());
    }

    /** Axes from the second input, or from the attribute of older opsets; empty for none given. */
    private long[] axes() {
        if (in.size() > 1) {
            return in.get(1).values().orElseThrow();
        }
        return integers("axes").orElse(new long[0]);
    }

    private long value(int input) {
        return in.get(input).values().orElseThrow()[0];
    }

    private static int axisOf(long axis, int rank) {
        return Math.toIntExact(axis < 0 ? axis + rank : axis);
    }

    private static long[] repeat(long value, int count) {
        long[] values = new long[count];
        Arrays.fill(values, value);
        return values;
    }

    private Optional<AttributeProto> attribute(String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }

    private long integer(String name, long otherwise) {
        return attribute(name).map(AttributeProto::getI).orElse(otherwise);
    }

    private Optional<long[]> integers(String name) {
        return attribute(name)
                .map(attribute ->
                        attribute.getIntsList().stream().mapToLong(i -> i).toArray());
    }

    private String text(String name) {
        return attribute(name).map(attribute -> attribute.getS().toStringUtf8()).orElse("");
    }
}
