package org.probatum.registry.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A node as the rules of shapes read it: its attributes, and what is known of its inputs. */
abstract sealed class NodeShapes permits ArrangedShapes, BroadcastShapes, MadeShapes, WindowShapes {

    /** Values are followed in tensors of at most this many. */
    static final int MOST_VALUES = 4096;

    final NodeProto node;
    final List<Extent> in;

    NodeShapes(NodeProto node, List<Extent> in) {
        this.node = node;
        this.in = in;
    }

    final long axis(int index) {
        return in.get(0).shape().orElseThrow()[index];
    }

    /** Axes from the second input, or from the attribute of older opsets; empty for none given. */
    final long[] axes() {
        if (in.size() > 1) {
            return in.get(1).values().orElseThrow();
        }
        return integers("axes").orElse(new long[0]);
    }

    final long value(int input) {
        return in.get(input).values().orElseThrow()[0];
    }

    static int axisOf(long axis, int rank) {
        return Math.toIntExact(axis < 0 ? axis + rank : axis);
    }

    static int clamp(long index, int rank) {
        return (int) Math.clamp(index < 0 ? index + rank : index, 0, rank);
    }

    static long[] repeat(long value, int count) {
        long[] values = new long[count];
        Arrays.fill(values, value);
        return values;
    }

    final Optional<AttributeProto> attribute(String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }

    final long integer(String name, long otherwise) {
        return attribute(name).map(AttributeProto::getI).orElse(otherwise);
    }

    final Optional<long[]> integers(String name) {
        return attribute(name)
                .map(attribute ->
                        attribute.getIntsList().stream().mapToLong(i -> i).toArray());
    }

    final String text(String name) {
        return attribute(name).map(attribute -> attribute.getS().toStringUtf8()).orElse("");
    }
}
