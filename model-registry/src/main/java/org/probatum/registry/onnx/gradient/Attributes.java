package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.TensorFiles;

/** Reads and makes the attributes of a node. */
final class Attributes {

    private Attributes() {}

    static Optional<AttributeProto> find(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(a -> a.getName().equals(name))
                .findFirst();
    }

    static boolean has(NodeProto node, String name) {
        return find(node, name).isPresent();
    }

    static long integer(NodeProto node, String name, long otherwise) {
        return find(node, name).map(AttributeProto::getI).orElse(otherwise);
    }

    static double real(NodeProto node, String name, double otherwise) {
        // The attribute is a 32-bit float; its shortest decimal form is what the exporter was given, such as 0.01.
        return find(node, name)
                .map(a -> Double.parseDouble(Float.toString(a.getF())))
                .orElse(otherwise);
    }

    static String text(NodeProto node, String name, String otherwise) {
        return find(node, name).map(a -> a.getS().toStringUtf8()).orElse(otherwise);
    }

    static Optional<long[]> integers(NodeProto node, String name) {
        return find(node, name)
                .map(a -> a.getIntsList().stream().mapToLong(Long::longValue).toArray());
    }

    static AttributeProto of(String name, long value) {
        return builder(name, AttributeProto.AttributeType.INT).setI(value).build();
    }

    static AttributeProto of(String name, String value) {
        return builder(name, AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    static AttributeProto of(String name, double value) {
        return builder(name, AttributeProto.AttributeType.FLOAT)
                .setF((float) value)
                .build();
    }

    static AttributeProto of(String name, long[] values) {
        AttributeProto.Builder attribute = builder(name, AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    static AttributeProto of(String name, TensorProto value) {
        return builder(name, AttributeProto.AttributeType.TENSOR).setT(value).build();
    }

    /** What a Constant node holds, in whichever of its forms; empty for text and sparse tensors. */
    static Optional<TensorProto> constant(NodeProto node) {
        return node.getAttributeList().stream().findFirst().flatMap(a -> switch (a.getName()) {
            case "value" -> Optional.of(a.getT());
            case "value_int" -> Optional.of(proto(new Tensor.Longs(new long[0], new long[] {a.getI()})));
            case "value_ints" -> {
                long[] values =
                        a.getIntsList().stream().mapToLong(Long::longValue).toArray();
                yield Optional.of(proto(new Tensor.Longs(new long[] {values.length}, values)));
            }
            case "value_float" -> Optional.of(proto(new Tensor.Floats(new long[0], new float[] {a.getF()})));
            case "value_floats" -> {
                float[] values = new float[a.getFloatsCount()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = a.getFloats(i);
                }
                yield Optional.of(proto(new Tensor.Floats(new long[] {values.length}, values)));
            }
            default -> Optional.empty();
        });
    }

    private static TensorProto proto(Tensor tensor) {
        return TensorFiles.toProto("", tensor);
    }

    /** The attributes of a node whose names are listed. */
    static AttributeProto[] copy(NodeProto node, String... names) {
        List<String> wanted = List.of(names);
        return node.getAttributeList().stream()
                .filter(a -> wanted.contains(a.getName()))
                .toArray(AttributeProto[]::new);
    }

    private static AttributeProto.Builder builder(String name, AttributeProto.AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }
}
