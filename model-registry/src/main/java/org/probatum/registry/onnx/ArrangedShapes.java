package org.probatum.registry.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/** Shapes of nodes that pick from, join or rearrange a tensor, and the values of small whole ones. */
final class ArrangedShapes extends NodeShapes {

    ArrangedShapes(NodeProto node, List<Extent> in) {
        super(node, in);
    }

    /** The result's extent, or empty when the operator belongs to another family. */
    Optional<Extent> of(String type) {
        return switch (type) {
            case "Cast" -> Optional.of(in.get(0));
            case "Concat" -> Optional.of(concat());
            case "Gather" -> Optional.of(gather());
            case "Slice" -> Optional.of(slice());
            case "Unsqueeze" -> Optional.of(unsqueeze());
            case "Squeeze" -> Optional.of(squeeze());
            case "Flatten" -> Optional.of(flatten());
            case "Transpose" -> Optional.of(transpose());
            case "Tile" -> Optional.of(tile());
            case "Pad" -> Optional.of(pad());
            case "Size" ->
                Optional.of(Extent.known(new long[0], new long[] {in.get(0).size()}));
            default -> Optional.empty();
        };
    }

    /** The extents of the parts that a Split node makes. */
    List<Extent> parts() {
        long[] shape = in.get(0).shape().orElseThrow();
        int axis = axisOf(integer("axis", 0), shape.length);
        int parts = node.getOutputCount();
        long even = Math.ceilDiv(shape[axis], parts);
        Optional<long[]> given = in.size() > 1 ? in.get(1).values() : integers("split");
        return LongStream.range(0, parts)
                .mapToObj(part -> {
                    long[] result = shape.clone();
                    result[axis] =
                            given.map(lengths -> lengths[(int) part]).orElse(Math.min(even, shape[axis] - part * even));
                    return Extent.of(result);
                })
                .toList();
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
        Set<Integer> dropped = new HashSet<>();
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
}
