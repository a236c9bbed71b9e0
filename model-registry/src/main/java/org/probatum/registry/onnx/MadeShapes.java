package org.probatum.registry.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Shapes of nodes that make a tensor from values: constants, ranges, shapes, and reshaped or expanded inputs. */
final class MadeShapes extends NodeShapes {

    MadeShapes(NodeProto node, List<Extent> in) {
        super(node, in);
    }

    /** The result's extent, or empty when the operator belongs to another family. */
    Optional<Extent> of(String type) {
        return switch (type) {
            case "Constant" -> Optional.of(constant());
            case "Shape" -> Optional.of(shapeOf());
            case "ConstantOfShape" ->
                Optional.of(in.get(0).values().map(this::filled).orElse(Extent.UNKNOWN));
            case "Expand" -> Optional.of(expanded());
            case "Range" -> Optional.of(range());
            case "Reshape" -> Optional.of(reshape());
            default -> Optional.empty();
        };
    }

    private Extent expanded() {
        return in.get(1).values().isPresent() && in.get(0).shape().isPresent()
                ? Extent.of(BroadcastShapes.broadcast(
                        in.get(0).shape().get(), in.get(1).values().get()))
                : Extent.UNKNOWN;
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
}
