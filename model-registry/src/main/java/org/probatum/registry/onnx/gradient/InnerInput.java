package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes an inner tensor of a model an input, so that what lies behind it can be run on chosen values: paths between word vectors,
 * for example, where the model itself takes words.
 */
public final class InnerInput {

    private static final Set<String> PASSED_THROUGH = Set.of("Cast", "Identity");

    private InnerInput() {}

    /**
     * The model with one more input, which takes the place of an inner tensor.
     *
     * @param model the bytes of an ONNX model
     * @param tensor the name of a 32-bit floating tensor that a node of the graph makes
     * @param axes how many axes it has; their lengths stay free
     * @throws IllegalArgumentException if no node makes it
     */
    public static byte[] at(byte[] model, String tensor, int axes) {
        ModelProto proto = GradientModel.parse(model);
        ModelProto.Builder changed = proto.toBuilder();
        GraphProto.Builder graph = changed.getGraphBuilder();
        Optional<Integer> maker = maker(proto.getGraph(), tensor);
        int node = maker.orElseThrow(() -> new IllegalArgumentException(
                "No operator of the model makes a tensor " + tensor + "; name an inner tensor"));
        NodeProto.Builder replaced = graph.getNodeBuilder(node);
        for (int i = 0; i < replaced.getOutputCount(); i++) {
            if (replaced.getOutput(i).equals(tensor)) {
                replaced.setOutput(i, "probatum/original of " + tensor);
            }
        }
        TensorShapeProto.Builder free = TensorShapeProto.newBuilder();
        for (int axis = 0; axis < axes; axis++) {
            free.addDim(TensorShapeProto.Dimension.newBuilder());
        }
        graph.addInput(ValueInfoProto.newBuilder()
                .setName(tensor)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT_VALUE)
                                .setShape(free))));
        for (int i = graph.getOutputCount() - 1; i >= 0; i--) {
            if (graph.getOutput(i).getName().equals(tensor)) {
                graph.removeOutput(i);
            }
        }
        return changed.build().toByteArray();
    }

    private static Optional<Integer> maker(GraphProto graph, String tensor) {
        for (int i = 0; i < graph.getNodeCount(); i++) {
            if (graph.getNode(i).getOutputList().contains(tensor)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /**
     * The tensor of word vectors behind an input of word numbers: what a look-up in a constant table makes of it.
     *
     * @return the tensor's name; empty if the input is not looked up
     */
    public static Optional<String> wordVectors(byte[] model, String input) {
        GraphProto graph = GradientModel.parse(model).getGraph();
        Set<String> constants = new HashSet<>();
        graph.getInitializerList().forEach(t -> constants.add(t.getName()));
        Map<String, String> same = new HashMap<>(Map.of(input, input));
        for (NodeProto node : graph.getNodeList()) {
            if (node.getOpType().equals("Constant")) {
                constants.add(node.getOutput(0));
            } else if (PASSED_THROUGH.contains(node.getOpType()) && same.containsKey(node.getInput(0))) {
                same.put(node.getOutput(0), input);
            } else if (node.getOpType().equals("Gather")
                    && constants.contains(node.getInput(0))
                    && same.containsKey(node.getInput(1))) {
                return Optional.of(node.getOutput(0));
            }
        }
        return Optional.empty();
    }
}
