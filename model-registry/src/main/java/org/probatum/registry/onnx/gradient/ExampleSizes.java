package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.probatum.registry.ModelLoadException;
import org.probatum.registry.ModelRunException;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.OnnxModelSession;
import org.probatum.registry.onnx.SessionSettings;

/**
 * The sizes that tensors have when the model runs on given inputs: for graphs whose sizes do not follow from the graph alone.
 *
 * <p>The graph runs with two numbers of rows. What is equal in both does not depend on the number of rows. Where a graph takes
 * one number of rows only, it runs with that, and all sizes are those of that number.
 */
final class ExampleSizes {

    private static final int[] ROWS = {2, 3};

    private final List<Map<String, Tensor>> batches;

    private ExampleSizes(List<Map<String, Tensor>> batches) {
        this.batches = batches;
    }

    /**
     * @param inputs one tensor for each input, rows along axis 0; at least one row
     * @throws NotDifferentiableException if the graph has a loop, which may not end
     */
    static ExampleSizes of(WorkingGraph graph, Map<String, Tensor> inputs) {
        requireNoLoop(graph);
        boolean free = graph.inputs().stream().noneMatch(ExampleSizes::hasFixedRows);
        if (free) {
            ExampleSizes two = new ExampleSizes(
                    Arrays.stream(ROWS).mapToObj(n -> repeated(inputs, n)).toList());
            if (two.runs(graph)) {
                return two;
            }
        }
        return new ExampleSizes(List.of(inSingle(inputs)));
    }

    private static void requireNoLoop(WorkingGraph graph) {
        for (NodeProto node : graph.nodes()) {
            if (node.getOpType().equals("Loop")) {
                throw new NotDifferentiableException("No derivative is known of operator Loop (node " + node.getName()
                        + "); " + NotDifferentiableException.REMAINING_ROUTES);
            }
        }
    }

    private static boolean hasFixedRows(ValueInfoProto input) {
        TypeProto.Tensor type = input.getType().getTensorType();
        return type.hasShape()
                && type.getShape().getDimCount() > 0
                && type.getShape().getDim(0).hasDimValue();
    }

    private boolean runs(WorkingGraph graph) {
        try {
            read(graph, graph.toModel(TensorProto.DataType.FLOAT_VALUE), List.of());
            return true;
        } catch (ModelRunException e) {
            return false; // as when a reshape inside holds a fixed number of rows
        }
    }

    private static Map<String, Tensor> inSingle(Map<String, Tensor> inputs) {
        Map<String, Tensor> single = new LinkedHashMap<>();
        inputs.forEach((name, tensor) -> single.put(
                name,
                tensor instanceof Tensor.Doubles d
                        ? new Tensor.Floats(d.shape(), TensorValues.toFloats(d.values()))
                        : tensor));
        return single;
    }

    private static Map<String, Tensor> repeated(Map<String, Tensor> inputs, int rows) {
        Map<String, Tensor> repeated = new LinkedHashMap<>();
        inSingle(inputs).forEach((name, tensor) -> repeated.put(name, TensorValues.repeatRows(tensor, rows)));
        return repeated;
    }

    /** The size of each tensor of a graph, one for each number of rows. */
    Map<String, List<long[]>> of(WorkingGraph graph) {
        ModelProto model = graph.toModel(TensorProto.DataType.FLOAT_VALUE);
        ModelProto.Builder probe = model.toBuilder();
        probe.getGraphBuilder().clearOutput();
        Map<String, String> sizes = new LinkedHashMap<>();
        for (NodeProto node : model.getGraph().getNodeList()) {
            for (String tensor : node.getOutputList()) {
                if (!tensor.isEmpty() && !node.getOpType().contains("Sequence")) {
                    String size = "probatum/size of " + tensor;
                    sizes.put(tensor, size);
                    probe.getGraphBuilder()
                            .addNode(NodeProto.newBuilder()
                                    .setOpType("Shape")
                                    .addInput(tensor)
                                    .addOutput(size));
                }
            }
        }
        Map<String, List<long[]>> found = new HashMap<>();
        for (Map<String, Tensor> results : read(graph, probe.build(), List.copyOf(sizes.values()))) {
            sizes.forEach((tensor, size) -> {
                if (results.get(size) instanceof Tensor.Longs l) {
                    found.computeIfAbsent(tensor, key -> new ArrayList<>()).add(l.values());
                }
            });
        }
        return found;
    }

    /** The values of some tensors, when they are the same for each number of rows. */
    Map<String, Tensor> valuesOf(WorkingGraph graph, Set<String> tensors) {
        ModelProto.Builder probe = graph.toModel(TensorProto.DataType.FLOAT_VALUE).toBuilder();
        probe.getGraphBuilder().clearOutput();
        Map<String, Tensor> common = new HashMap<>();
        tensors.forEach(t -> graph.constant(t).ifPresent(value -> common.put(t, value)));
        List<String> computed =
                tensors.stream().filter(t -> !common.containsKey(t)).toList();
        List<Map<String, Tensor>> results = computed.isEmpty() ? List.of() : read(graph, probe.build(), computed);
        for (String tensor : computed) {
            List<Tensor> values = results.stream()
                    .map(r -> Optional.ofNullable(r.get(tensor)))
                    .flatMap(Optional::stream)
                    .toList();
            boolean same = values.size() == results.size()
                    && values.stream()
                            .allMatch(v ->
                                    Arrays.equals(TensorValues.toDoubles(v), TensorValues.toDoubles(values.get(0))));
            if (same) {
                common.put(tensor, values.get(0));
            }
        }
        return common;
    }

    private List<Map<String, Tensor>> read(WorkingGraph graph, ModelProto model, List<String> outputs) {
        ModelProto.Builder probe = model.toBuilder();
        Set<String> already = new java.util.HashSet<>();
        model.getGraph().getOutputList().forEach(o -> already.add(o.getName()));
        outputs.stream()
                .filter(already::add)
                .forEach(o -> probe.getGraphBuilder()
                        .addOutput(ValueInfoProto.newBuilder().setName(o)));
        SessionSettings plain = SessionSettings.defaults().with(SessionSettings.Optimization.NONE);
        try (OnnxModelSession session = OnnxModelSession.open(probe.build().toByteArray(), plain)) {
            List<Map<String, Tensor>> results = new ArrayList<>();
            batches.forEach(batch -> results.add(session.run(batch, Set.of())));
            return results;
        } catch (ModelLoadException e) {
            throw new NotDifferentiableException("The sizes inside the model cannot be found (" + e.getMessage() + "); "
                    + NotDifferentiableException.REMAINING_ROUTES);
        }
    }
}
