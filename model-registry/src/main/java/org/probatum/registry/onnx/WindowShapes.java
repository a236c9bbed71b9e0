package org.probatum.registry.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** Shapes of nodes that sum over something: matrix products, convolutions, poolings and reductions. */
final class WindowShapes extends NodeShapes {

    WindowShapes(NodeProto node, List<Extent> in) {
        super(node, in);
    }

    /** The result's extent, or empty when the operator belongs to another family. */
    Optional<Extent> of(String type) {
        return switch (type) {
            case "MatMul" -> Optional.of(matMul());
            case "Gemm" -> Optional.of(gemm());
            case "Conv" -> Optional.of(pool(in.get(1).shape().orElseThrow()[0]));
            case "ConvTranspose" -> Optional.of(convTranspose());
            case "MaxPool", "AveragePool" -> Optional.of(pool(axis(1)));
            case "GlobalAveragePool", "GlobalMaxPool" -> Optional.of(globalPool());
            case "ArgMax", "ArgMin" -> Optional.of(reduced(new long[] {integer("axis", 0)}));
            default -> type.startsWith("Reduce") ? Optional.of(reduced(axes())) : Optional.empty();
        };
    }

    private Extent matMul() {
        long[] a = in.get(0).shape().orElseThrow();
        long[] b = in.get(1).shape().orElseThrow();
        long[] left = a.length == 1 ? new long[] {1, a[0]} : a;
        long[] right = b.length == 1 ? new long[] {b[0], 1} : b;
        long[] batch =
                BroadcastShapes.broadcast(Arrays.copyOf(left, left.length - 2), Arrays.copyOf(right, right.length - 2));
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

    private Extent reduced(long[] axes) {
        long[] shape = in.get(0).shape().orElseThrow();
        boolean keep = integer("keepdims", 1) == 1;
        Set<Integer> gone = new HashSet<>();
        for (long axis : axes) {
            gone.add(axisOf(axis, shape.length));
        }
        return Extent.of(LongStream.range(0, shape.length)
                .filter(i -> keep || !(axes.length == 0 || gone.contains((int) i)))
                .map(i -> axes.length == 0 || gone.contains((int) i) ? 1 : shape[(int) i])
                .toArray());
    }
}
