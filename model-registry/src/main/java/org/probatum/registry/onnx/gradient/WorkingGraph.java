package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.TensorFiles;

/**
 * A graph while the passes work on it: nodes in the order of computation, constants by name, inputs, outputs.
 *
 * <p>Constants of 64-bit precision are kept beside the graph, which itself is 32-bit until the last pass decides.
 */
final class WorkingGraph {

    static final String DEFAULT_DOMAIN = "";

    private final List<NodeProto> nodes = new ArrayList<>();
    private final Map<String, TensorProto> constants = new LinkedHashMap<>();
    private final Map<String, double[]> exact = new HashMap<>();
    private final Map<String, String> reused = new HashMap<>();
    private final List<ValueInfoProto> inputs = new ArrayList<>();
    private final List<ValueInfoProto> outputs = new ArrayList<>();
    private final Map<String, Long> opsets = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private int counter;

    private WorkingGraph() {}

    static WorkingGraph of(ModelProto model) {
        WorkingGraph graph = new WorkingGraph();
        for (OperatorSetIdProto opset : model.getOpsetImportList()) {
            String domain = opset.getDomain().equals("ai.onnx") ? DEFAULT_DOMAIN : opset.getDomain();
            graph.opsets.put(domain, opset.getVersion());
        }
        GraphProto proto = model.getGraph();
        proto.getInitializerList().forEach(t -> graph.putConstant(t.getName(), t));
        proto.getInputList().stream()
                .filter(i -> !graph.constants.containsKey(i.getName()))
                .map(WorkingGraph::inSingle)
                .forEach(graph.inputs::add);
        proto.getOutputList().stream().map(WorkingGraph::inSingle).forEach(graph.outputs::add);
        graph.inputs.forEach(i -> graph.names.add(i.getName()));
        proto.getNodeList().forEach(graph::addOriginal);
        return graph;
    }

    private void addOriginal(NodeProto node) {
        names.addAll(node.getOutputList());
        Optional<TensorProto> value = isConstant(node) ? Attributes.constant(node) : Optional.empty();
        if (value.isPresent()) {
            putConstant(node.getOutput(0), value.get());
            widenLiteral(node.getOutput(0));
        } else {
            nodes.add(inSingle(node));
        }
    }

    /**
     * A single number in the network's source, such as 0.8, is stored in 32 bits; in 64-bit arithmetic it is what was written,
     * its shortest decimal form. Learned weights are initializers, and stay as they are stored.
     */
    private void widenLiteral(String name) {
        if (constants.get(name) instanceof TensorProto proto
                && proto.getDataType() == DataType.FLOAT_VALUE
                && proto.getDimsCount() == 0
                && !exact.containsKey(name)
                && TensorFiles.toTensor(proto) instanceof Tensor.Floats literal) {
            exact.put(name, new double[] {Double.parseDouble(Float.toString(literal.values()[0]))});
        }
    }

    private static ValueInfoProto inSingle(ValueInfoProto value) {
        if (!DoublePrecision.isFloating(value.getType().getTensorType().getElemType())) {
            return value;
        }
        ValueInfoProto.Builder single = value.toBuilder();
        single.getTypeBuilder().getTensorTypeBuilder().setElemType(DataType.FLOAT_VALUE);
        return single.build();
    }

    private static TensorProto inSingle(TensorProto tensor) {
        Tensor values = TensorFiles.toTensor(tensor);
        return TensorFiles.toProto(
                tensor.getName(),
                new Tensor.Floats(values.shape(), TensorValues.toFloats(TensorValues.toDoubles(values))));
    }

    private static NodeProto inSingle(NodeProto node) {
        NodeProto.Builder single = node.toBuilder();
        for (int i = 0; i < node.getAttributeCount(); i++) {
            AttributeProto attribute = node.getAttribute(i);
            boolean type =
                    attribute.getName().equals("to") || attribute.getName().equals("dtype");
            if (type && DoublePrecision.isFloating((int) attribute.getI())) {
                single.setAttribute(i, Attributes.of(attribute.getName(), DataType.FLOAT_VALUE));
            } else if (attribute.hasT()
                    && DoublePrecision.isFloating(attribute.getT().getDataType())) {
                single.setAttribute(i, Attributes.of(attribute.getName(), inSingle(attribute.getT())));
            }
        }
        return single.build();
    }

    private static boolean isConstant(NodeProto node) {
        return node.getOpType().equals("Constant");
    }

    /**
     * Adds the nodes of a branch in place of the node that chose it; names that the graph already has are replaced.
     *
     * @param results the names that the branch's results get
     */
    void inline(GraphProto branch, List<String> results) {
        Map<String, String> renamed = new HashMap<>();
        for (TensorProto constant : branch.getInitializerList()) {
            String name = names.contains(constant.getName()) ? fresh(constant.getName()) : constant.getName();
            renamed.put(constant.getName(), name);
            putConstant(name, constant);
        }
        for (NodeProto node : branch.getNodeList()) {
            NodeProto.Builder inner = node.toBuilder();
            for (int i = 0; i < node.getInputCount(); i++) {
                inner.setInput(i, renamed.getOrDefault(node.getInput(i), node.getInput(i)));
            }
            for (int i = 0; i < node.getOutputCount(); i++) {
                String result = node.getOutput(i);
                if (!result.isEmpty() && names.contains(result)) {
                    renamed.put(result, fresh(result));
                }
                inner.setOutput(i, renamed.getOrDefault(result, result));
            }
            addOriginal(inner.build());
        }
        for (int i = 0; i < results.size(); i++) {
            String inner = branch.getOutput(i).getName();
            opNamed("Identity", List.of(renamed.getOrDefault(inner, inner)), List.of(results.get(i)));
        }
    }

    List<NodeProto> nodes() {
        return nodes;
    }

    List<ValueInfoProto> inputs() {
        return inputs;
    }

    List<ValueInfoProto> outputs() {
        return outputs;
    }

    Map<String, TensorProto> constants() {
        return constants;
    }

    long opset() {
        return opsets.getOrDefault(DEFAULT_DOMAIN, 1L);
    }

    void opset(long version) {
        opsets.put(DEFAULT_DOMAIN, version);
    }

    /** Takes the nodes away, for a pass that adds them again one by one. */
    List<NodeProto> takeNodes() {
        List<NodeProto> taken = List.copyOf(nodes);
        nodes.clear();
        return taken;
    }

    /** The node that makes a tensor; empty for an input or a constant. */
    Optional<NodeProto> maker(String tensor) {
        return nodes.stream().filter(n -> n.getOutputList().contains(tensor)).findFirst();
    }

    boolean isInput(String name) {
        return inputs.stream().anyMatch(i -> i.getName().equals(name));
    }

    Set<String> tensorNames() {
        Set<String> all = new java.util.LinkedHashSet<>();
        inputs.forEach(i -> all.add(i.getName()));
        nodes.forEach(n -> n.getOutputList().stream().filter(o -> !o.isEmpty()).forEach(all::add));
        return all;
    }

    Optional<Tensor> constant(String name) {
        return Optional.ofNullable(constants.get(name)).map(TensorFiles::toTensor);
    }

    /** Makes a computed tensor a constant. */
    void constant(String name, Tensor value) {
        if (value instanceof Tensor.Doubles d) {
            putReals(name, d.shape(), d.values());
        } else {
            putConstant(name, TensorFiles.toProto(name, value));
        }
    }

    /** A graph without inputs of some of this one's nodes, which need constants only, with the given results. */
    WorkingGraph part(List<NodeProto> some, List<String> results) {
        WorkingGraph part = new WorkingGraph();
        part.opsets.putAll(opsets);
        part.constants.putAll(constants);
        part.exact.putAll(exact);
        part.names.addAll(names);
        part.counter = counter;
        part.nodes.addAll(some);
        results.forEach(
                r -> part.outputs.add(ValueInfoProto.newBuilder().setName(r).build()));
        return part;
    }

    /** A floating constant in 64 bits, exactly as it was made. */
    Optional<double[]> reals(String name) {
        double[] kept = exact.get(name);
        return kept != null ? Optional.of(kept) : constant(name).map(TensorValues::toDoubles);
    }

    Optional<long[]> integers(String name) {
        return constant(name).flatMap(t -> switch (t) {
            case Tensor.Longs l -> Optional.of(l.values());
            case Tensor.Ints i ->
                Optional.of(Arrays.stream(i.values()).asLongStream().toArray());
            default -> Optional.empty();
        });
    }

    long[] constantShape(String name) {
        TensorProto proto = constants.get(name);
        if (proto == null) {
            throw new IllegalArgumentException("There is no constant " + name);
        }
        return proto.getDimsList().stream().mapToLong(Long::longValue).toArray();
    }

    private void putConstant(String name, TensorProto proto) {
        names.add(name);
        int type = proto.getDataType();
        if (type == DataType.DOUBLE_VALUE || type == DataType.FLOAT16_VALUE) {
            Tensor tensor = TensorFiles.toTensor(proto);
            putReals(name, tensor.shape(), TensorValues.toDoubles(tensor));
        } else {
            constants.put(name, proto.toBuilder().setName(name).build());
        }
    }

    private void putReals(String name, long[] shape, double[] values) {
        exact.put(name, values);
        constants.put(name, TensorFiles.toProto(name, new Tensor.Floats(shape, TensorValues.toFloats(values))));
    }

    String scalar(double value) {
        return reused.computeIfAbsent("real " + value, key -> reals(new long[0], new double[] {value}));
    }

    String reals(long[] shape, double[] values) {
        String name = fresh("constant");
        putReals(name, shape, values);
        return name;
    }

    /** Integers of shape [n]. */
    String integers(long... values) {
        return reused.computeIfAbsent("integers " + Arrays.toString(values), key -> {
            String name = fresh("constant");
            constants.put(name, TensorFiles.toProto(name, new Tensor.Longs(new long[] {values.length}, values)));
            return name;
        });
    }

    String integerScalar(long value) {
        return reused.computeIfAbsent("integer " + value, key -> {
            String name = fresh("constant");
            constants.put(name, TensorFiles.toProto(name, new Tensor.Longs(new long[0], new long[] {value})));
            return name;
        });
    }

    String op(String type, List<String> arguments, AttributeProto... attributes) {
        String result = fresh(type);
        opNamed(type, arguments, List.of(result), attributes);
        return result;
    }

    String op(String type, String... arguments) {
        return op(type, List.of(arguments));
    }

    /** A node whose result has a given name: what a lowered operator was called in the model. */
    void opNamed(String type, List<String> arguments, List<String> results, AttributeProto... attributes) {
        names.addAll(results);
        nodes.add(NodeProto.newBuilder()
                .setOpType(type)
                .setName(fresh("node"))
                .addAllInput(arguments)
                .addAllOutput(results)
                .addAllAttribute(List.of(attributes))
                .build());
    }

    void add(NodeProto node) {
        nodes.add(node);
    }

    String add(String a, String b) {
        return op("Add", a, b);
    }

    String sub(String a, String b) {
        return op("Sub", a, b);
    }

    String mul(String a, String b) {
        return op("Mul", a, b);
    }

    String div(String a, String b) {
        return op("Div", a, b);
    }

    String shapeOf(String tensor) {
        return op("Shape", tensor);
    }

    String reshape(String tensor, String shape) {
        return op("Reshape", tensor, shape);
    }

    String expand(String tensor, String shape) {
        return op("Expand", tensor, shape);
    }

    String concat(long axis, List<String> parts) {
        return parts.size() == 1 ? parts.get(0) : op("Concat", parts, Attributes.of("axis", axis));
    }

    String castToReal(String tensor) {
        return op("Cast", List.of(tensor), Attributes.of("to", DataType.FLOAT_VALUE));
    }

    String transpose(String tensor, long... permutation) {
        return op("Transpose", List.of(tensor), Attributes.of("perm", permutation));
    }

    String sum(String tensor, String axes, boolean keep) {
        return op("ReduceSum", List.of(tensor, axes), Attributes.of("keepdims", keep ? 1 : 0));
    }

    String mean(String tensor, long[] axes, boolean keep) {
        return reduce("ReduceMean", tensor, axes, keep);
    }

    /** A reduction over constant axes; they became an input in opset 18. */
    String reduce(String type, String tensor, long[] axes, boolean keep) {
        AttributeProto keepdims = Attributes.of("keepdims", keep ? 1 : 0);
        return opset() >= 18
                ? op(type, List.of(tensor, integers(axes)), keepdims)
                : op(type, List.of(tensor), Attributes.of("axes", axes), keepdims);
    }

    /** The length of one axis, as integers of shape [1]. */
    String dimension(String shape, long axis) {
        return op("Gather", List.of(shape, integers(axis)), Attributes.of("axis", 0));
    }

    /** Real zeros in the shape that an integer tensor holds. */
    String zeros(String shape) {
        TensorProto zero = TensorFiles.toProto("", new Tensor.Floats(new long[] {1}, new float[] {0}));
        return op("ConstantOfShape", List.of(shape), Attributes.of("value", zero));
    }

    /** 0, 1, 2 … in the shape of a tensor: where each value lies in row-major order. */
    String positions(String tensor) {
        String count = op("Size", tensor);
        String range = op("Range", integerScalar(0), count, integerScalar(1));
        return reshape(range, shapeOf(tensor));
    }

    /** Makes tensors the only outputs of the graph, under given names, and drops what they do not need. */
    void keepOnly(Map<String, String> tensorsByName) {
        outputs.clear();
        tensorsByName.forEach((name, tensor) -> {
            opNamed("Identity", List.of(tensor), List.of(name));
            outputs.add(ValueInfoProto.newBuilder().setName(name).build());
        });
        Set<String> needed = new HashSet<>(tensorsByName.keySet());
        List<NodeProto> kept = new ArrayList<>();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            NodeProto node = nodes.get(i);
            if (node.getOutputList().stream().anyMatch(needed::contains)) {
                addUses(node, needed);
                kept.add(node);
            }
        }
        nodes.clear();
        nodes.addAll(kept.reversed());
    }

    /** The tensors that a node reads, also inside its branches and loop bodies. */
    static Set<String> uses(NodeProto node) {
        Set<String> uses = new HashSet<>();
        addUses(node, uses);
        uses.remove("");
        return uses;
    }

    private static void addUses(NodeProto node, Set<String> uses) {
        uses.addAll(node.getInputList());
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.hasG()) {
                attribute.getG().getNodeList().forEach(inner -> addUses(inner, uses));
                attribute.getG().getOutputList().forEach(o -> uses.add(o.getName()));
            }
        }
    }

    /** A name that nothing in the graph has. */
    String fresh(String hint) {
        String name;
        do {
            name = "probatum/" + hint + "_" + counter++;
        } while (names.contains(name));
        names.add(name);
        return name;
    }

    ModelProto toModel(int floatingType) {
        GraphProto.Builder graph = GraphProto.newBuilder().setName("probatum");
        graph.addAllNode(nodes).addAllInput(inputs).addAllOutput(outputs);
        Set<String> used = new HashSet<>();
        nodes.forEach(n -> addUses(n, used));
        outputs.forEach(o -> used.add(o.getName()));
        constants.forEach((name, proto) -> {
            if (used.contains(name)) {
                graph.addInitializer(inType(name, proto, floatingType));
            }
        });
        ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(8).setGraph(graph);
        opsets.forEach((domain, version) -> model.addOpsetImport(
                OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(version)));
        return model.build();
    }

    private TensorProto inType(String name, TensorProto proto, int floatingType) {
        if (floatingType != DataType.DOUBLE_VALUE || proto.getDataType() != DataType.FLOAT_VALUE) {
            return proto;
        }
        double[] values = reals(name).orElseThrow();
        return TensorFiles.toProto(name, new Tensor.Doubles(constantShape(name), values));
    }
}
