package org.probatum.registry.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.probatum.registry.Axis;
import org.probatum.registry.ModelLoadException;
import org.probatum.registry.TensorSpec;

/** A model file as its protobuf states it; nothing is run and nothing outside the bytes is opened. */
final class ModelGraph {

    private final ModelProto model;

    private ModelGraph(ModelProto model) {
        this.model = model;
    }

    /**
     * @throws ModelLoadException if the bytes are no ONNX model
     */
    static ModelGraph parse(byte[] bytes) {
        try {
            ModelProto model = ModelProto.parseFrom(bytes);
            if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
                throw new ModelLoadException("model.onnx holds no ONNX graph; export the model again");
            }
            return new ModelGraph(model);
        } catch (InvalidProtocolBufferException e) {
            String found = looksLikeText(bytes)
                    ? "is plain text, not an ONNX model"
                    : startsLikeAModel(bytes)
                            ? "ends too early or is damaged: it begins like an ONNX model and then cannot be read"
                            : "is not an ONNX model";
            throw new ModelLoadException("model.onnx " + found + "; export or upload it again", e);
        }
    }

    ModelProto proto() {
        return model;
    }

    GraphProto graph() {
        return model.getGraph();
    }

    long irVersion() {
        return model.getIrVersion();
    }

    /** The version of the standard operators. */
    long opset() {
        return model.getOpsetImportList().stream()
                .filter(opset -> isStandard(opset.getDomain()))
                .mapToLong(opset -> opset.getVersion())
                .findFirst()
                .orElse(0);
    }

    static boolean isStandard(String domain) {
        return domain.isEmpty() || domain.equals("ai.onnx");
    }

    /** The inputs that a caller gives: those that no initializer fills. */
    List<TensorSpec> inputs() {
        Set<String> filled = new HashSet<>();
        graph().getInitializerList().forEach(tensor -> filled.add(tensor.getName()));
        return graph().getInputList().stream()
                .filter(input -> !filled.contains(input.getName()))
                .map(ModelGraph::spec)
                .toList();
    }

    List<TensorSpec> outputs() {
        return graph().getOutputList().stream().map(ModelGraph::spec).toList();
    }

    /** The number of values in all initializers of floating point type. */
    long parameters() {
        long count = 0;
        for (TensorProto tensor : graph().getInitializerList()) {
            if (isFloat(tensor.getDataType())) {
                count += tensor.getDimsList().stream().reduce(1L, (a, b) -> a * b);
            }
        }
        return count;
    }

    /** How often each operator occurs, also in subgraphs and functions, by name. */
    Map<String, Integer> operators() {
        Map<String, Integer> histogram = new TreeMap<>();
        allNodes().forEach(node -> histogram.merge(operatorName(node), 1, Integer::sum));
        return histogram;
    }

    static String operatorName(NodeProto node) {
        return isStandard(node.getDomain()) ? node.getOpType() : node.getDomain() + "." + node.getOpType();
    }

    /** A node as a reader finds it: its name, or its first output when it has none. */
    static String label(NodeProto node) {
        String name = !node.getName().isEmpty()
                ? node.getName()
                : node.getOutputCount() > 0 ? "that makes " + node.getOutput(0) : "without name";
        return node.getOpType() + " " + name;
    }

    /** Every node, also in subgraphs and functions. */
    List<NodeProto> allNodes() {
        List<NodeProto> nodes = new ArrayList<>();
        walk(graph().getNodeList(), nodes::add, tensor -> {});
        for (FunctionProto function : model.getFunctionsList()) {
            walk(function.getNodeList(), nodes::add, tensor -> {});
        }
        return nodes;
    }

    /** Every stored tensor: initializers and attributes, also sparse ones and those in subgraphs and functions. */
    List<TensorProto> allTensors() {
        List<TensorProto> tensors = new ArrayList<>();
        addInitializers(graph(), tensors::add);
        walk(graph().getNodeList(), node -> {}, tensors::add);
        for (FunctionProto function : model.getFunctionsList()) {
            walk(function.getNodeList(), node -> {}, tensors::add);
        }
        return tensors;
    }

    /**
     * Refuses a model that stores weights in other files: the runtime would open whatever path they name.
     *
     * @throws ModelLoadException if one does
     */
    void requireAllInside() {
        for (TensorProto tensor : allTensors()) {
            if (isOutside(tensor)) {
                throw new ModelLoadException("The model does not load: weight " + tensor.getName()
                        + " is stored outside model.onnx; export with all weights inside");
            }
        }
    }

    static boolean isOutside(TensorProto tensor) {
        return tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL || tensor.getExternalDataCount() > 0;
    }

    /** The subgraphs in the attributes of a node. */
    static List<GraphProto> subgraphs(NodeProto node) {
        List<GraphProto> graphs = new ArrayList<>();
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.hasG()) {
                graphs.add(attribute.getG());
            }
            graphs.addAll(attribute.getGraphsList());
        }
        return graphs;
    }

    static boolean isFloat(int dataType) {
        return dataType == TensorProto.DataType.FLOAT.getNumber()
                || dataType == TensorProto.DataType.DOUBLE.getNumber()
                || dataType == TensorProto.DataType.FLOAT16.getNumber()
                || dataType == TensorProto.DataType.BFLOAT16.getNumber();
    }

    private static void walk(List<NodeProto> nodes, Consumer<NodeProto> onNode, Consumer<TensorProto> onTensor) {
        for (NodeProto node : nodes) {
            onNode.accept(node);
            for (AttributeProto attribute : node.getAttributeList()) {
                if (attribute.hasT()) {
                    onTensor.accept(attribute.getT());
                }
                attribute.getTensorsList().forEach(onTensor);
                if (attribute.hasSparseTensor()) {
                    addSparse(attribute.getSparseTensor(), onTensor);
                }
                attribute.getSparseTensorsList().forEach(sparse -> addSparse(sparse, onTensor));
            }
            for (GraphProto subgraph : subgraphs(node)) {
                addInitializers(subgraph, onTensor);
                walk(subgraph.getNodeList(), onNode, onTensor);
            }
        }
    }

    private static void addInitializers(GraphProto graph, Consumer<TensorProto> onTensor) {
        graph.getInitializerList().forEach(onTensor);
        graph.getSparseInitializerList().forEach(sparse -> addSparse(sparse, onTensor));
    }

    private static void addSparse(SparseTensorProto sparse, Consumer<TensorProto> onTensor) {
        onTensor.accept(sparse.getValues());
        onTensor.accept(sparse.getIndices());
    }

    private static TensorSpec spec(ValueInfoProto value) {
        TypeProto.Tensor type = value.getType().getTensorType();
        List<Axis> shape = type.getShape().getDimList().stream()
                .<Axis>map(dim -> dim.hasDimValue()
                        ? new Axis.Fixed(dim.getDimValue())
                        : new Axis.Free(dim.getDimParam().isEmpty() ? "?" : dim.getDimParam()))
                .toList();
        return TensorSpec.of(value.getName(), dtype(type.getElemType()), shape);
    }

    static String dtype(int elementType) {
        TensorProto.DataType type = TensorProto.DataType.forNumber(elementType);
        return switch (type) {
            case FLOAT -> "float32";
            case DOUBLE -> "float64";
            case null -> "unknown";
            default -> type.name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    private static boolean looksLikeText(byte[] bytes) {
        int n = Math.min(bytes.length, 256);
        for (int i = 0; i < n; i++) {
            int c = bytes[i];
            if (c < 9 || (c > 13 && c < 32)) {
                return false;
            }
        }
        return n > 0;
    }

    /** A model begins with field 1, the version of the format, a small number. */
    private static boolean startsLikeAModel(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == 0x08 && bytes[1] > 0 && bytes[1] < 32;
    }
}
