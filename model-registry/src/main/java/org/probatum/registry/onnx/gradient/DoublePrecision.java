package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.TensorFiles;

/**
 * Turns a 32-bit graph of primitive operators into 64-bit arithmetic.
 *
 * <p>Where the runtime's CPU kernels are 32-bit only, convolutions become matrix products and the error function a series;
 * anything else of that kind is computed in 32 bits between two casts, and named by {@link #roundedOperators}.
 */
final class DoublePrecision {

    private static final Set<String> SINGLE_KERNELS_ONLY =
            Set.of("Resize", "Upsample", "GridSample", "RoiAlign", "MaxRoiPool", "MaxUnpool");

    private final WorkingGraph graph;
    private final Set<String> rounded = new TreeSet<>();

    private DoublePrecision(WorkingGraph graph) {
        this.graph = graph;
    }

    /** Converts the graph in place. */
    static DoublePrecision apply(WorkingGraph graph) {
        DoublePrecision conversion = new DoublePrecision(graph);
        graph.takeNodes().forEach(conversion::convert);
        graph.inputs().replaceAll(DoublePrecision::widened);
        graph.outputs().replaceAll(DoublePrecision::widened);
        return conversion;
    }

    /** Operators that are computed in 32 bits all the same. */
    Set<String> roundedOperators() {
        return Set.copyOf(rounded);
    }

    private void convert(NodeProto node) {
        switch (node.getOpType()) {
            case "Conv" -> rename(MatrixConvolution.convolution(graph, node), node);
            case "ConvTranspose" -> rename(MatrixConvolution.transposed(graph, node), node);
            case "Clip" -> clip(node);
            case "Atan" -> rename(InverseFunctions.atan(graph, node.getInput(0), seed(node, "Atan")), node);
            case "Asin" -> rename(InverseFunctions.asin(graph, node.getInput(0), seed(node, "Asin")), node);
            case "Acos" -> rename(InverseFunctions.acos(graph, node.getInput(0), seed(node, "Asin")), node);
            case "Erf" -> rename(ErrorFunction.append(graph, node.getInput(0)), node);
            default -> {
                if (SINGLE_KERNELS_ONLY.contains(node.getOpType())) {
                    inSingle(node);
                } else {
                    graph.add(widened(node));
                }
            }
        }
    }

    private String seed(NodeProto node, String type) {
        return InverseFunctions.seed(graph, type, node.getInput(0));
    }

    private void rename(String result, NodeProto node) {
        graph.opNamed("Identity", List.of(result), List.of(node.getOutput(0)));
    }

    private void inSingle(NodeProto node) {
        rounded.add(node.getOpType());
        List<String> arguments = new ArrayList<>();
        for (String argument : node.getInputList()) {
            arguments.add(argument.isEmpty() || graph.integers(argument).isPresent() ? argument : cast(argument));
        }
        String result = graph.fresh("single");
        graph.add(node.toBuilder()
                .clearInput()
                .addAllInput(arguments)
                .clearOutput()
                .addOutput(result)
                .build());
        graph.opNamed("Cast", List.of(result), List.of(node.getOutput(0)), Attributes.of("to", DataType.DOUBLE_VALUE));
    }

    /** As a maximum and a minimum: the runtime joins a clip to a rectifier before it, and only knows how in 32 bits. */
    private void clip(NodeProto node) {
        String x = node.getInput(0);
        boolean low = node.getInputCount() > 1 && !node.getInput(1).isEmpty();
        boolean high = node.getInputCount() > 2 && !node.getInput(2).isEmpty();
        String raised = low ? graph.op("Max", x, node.getInput(1)) : x;
        rename(high ? graph.op("Min", raised, node.getInput(2)) : raised, node);
    }

    private String cast(String argument) {
        return graph.op("Cast", List.of(argument), Attributes.of("to", DataType.FLOAT_VALUE));
    }

    private static NodeProto widened(NodeProto node) {
        NodeProto.Builder wide = node.toBuilder();
        for (int i = 0; i < wide.getAttributeCount(); i++) {
            AttributeProto attribute = wide.getAttribute(i);
            boolean type =
                    attribute.getName().equals("to") || attribute.getName().equals("dtype");
            if (type && isFloating((int) attribute.getI())) {
                wide.setAttribute(i, Attributes.of(attribute.getName(), DataType.DOUBLE_VALUE));
            } else if (attribute.hasT() && isFloating(attribute.getT().getDataType())) {
                wide.setAttribute(i, Attributes.of(attribute.getName(), widened(attribute.getT())));
            }
        }
        return wide.build();
    }

    private static TensorProto widened(TensorProto tensor) {
        Tensor values = TensorFiles.toTensor(tensor);
        return TensorFiles.toProto(
                tensor.getName(), new Tensor.Doubles(values.shape(), TensorValues.toDoubles(values)));
    }

    private static ValueInfoProto widened(ValueInfoProto value) {
        int type = value.getType().getTensorType().getElemType();
        if (!isFloating(type)) {
            return value;
        }
        ValueInfoProto.Builder wide = value.toBuilder();
        wide.getTypeBuilder().getTensorTypeBuilder().setElemType(DataType.DOUBLE_VALUE);
        return wide.build();
    }

    static boolean isFloating(int type) {
        return type == DataType.FLOAT_VALUE
                || type == DataType.FLOAT16_VALUE
                || type == DataType.BFLOAT16_VALUE
                || type == DataType.DOUBLE_VALUE;
    }
}
