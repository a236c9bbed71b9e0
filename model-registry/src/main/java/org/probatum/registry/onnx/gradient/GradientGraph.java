package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.probatum.registry.Tensor;

/**
 * Derives, from a model, a model that computes one of its output values together with the gradient of that value.
 *
 * <p>Rows are taken as independent: the gradient of the sum over rows holds each row's own gradient.
 */
final class GradientGraph {

    static final String TARGET = "probatum/target";

    private GradientGraph() {}

    /**
     * A derived model and what to know about it.
     *
     * @param model the derived model; its outputs are named by {@link #TARGET}, {@link #gradientOf} and {@link #valueOf}
     * @param roundedOperators operators that are computed in 32 bits although 64 were asked for
     */
    record Derived(ModelProto model, Set<String> roundedOperators) {}

    static String gradientOf(String source) {
        return "probatum/gradient of " + source;
    }

    static String valueOf(String tensor) {
        return "probatum/value of " + tensor;
    }

    static Derived derive(ModelProto model, GradientRequest request) {
        return derive(model, request, Optional.empty());
    }

    /**
     * @param example inputs whose sizes the derived model is made for, where they do not follow from the graph; the number of
     *     rows may differ
     */
    static Derived derive(ModelProto given, GradientRequest request, Optional<Map<String, Tensor>> example) {
        ModelProto model = FunctionInlining.apply(given);
        requireOutput(model, request.output());
        WorkingGraph graph = WorkingGraph.of(model);
        Optional<ExampleSizes> sizes = example.map(inputs -> ExampleSizes.of(graph, inputs));
        sizes.ifPresent(s -> BranchInlining.apply(graph, s));
        List<String> sources = request.sources().stream()
                .map(s -> TensorNames.resolve(model, graph, s))
                .toList();
        List<String> values = request.values().stream()
                .map(v -> TensorNames.resolve(model, graph, v))
                .toList();
        if (!isPlainPrediction(request)) {
            OpsetUpgrade.apply(graph);
            ConstantFolding.apply(graph);
            Lowering.apply(graph, sizes);
        }
        String target = appendTarget(graph, request);
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put(TARGET, target);
        if (!sources.isEmpty()) {
            String seed = graph.expand(graph.scalar(1), graph.shapeOf(target));
            TensorTypes types = TensorTypes.infer(graph, sizes);
            requireInRange(types, request);
            List<String> gradients =
                    new ReverseMode(graph, types, request.reluRule()).differentiate(target, seed, sources);
            for (int i = 0; i < gradients.size(); i++) {
                wanted.put(gradientOf(request.sources().get(i)), gradients.get(i));
            }
        } else {
            requireInRange(TensorTypes.infer(graph), request);
        }
        for (int i = 0; i < values.size(); i++) {
            wanted.put(valueOf(request.values().get(i)), values.get(i));
        }
        graph.keepOnly(wanted);
        if (request.precision() == Precision.DOUBLE) {
            Set<String> rounded = DoublePrecision.apply(graph).roundedOperators();
            return new Derived(graph.toModel(DataType.DOUBLE_VALUE), rounded);
        }
        return new Derived(graph.toModel(DataType.FLOAT_VALUE), Set.of());
    }

    /** Without a gradient and in 32 bits, every operator can stay as it is. */
    private static boolean isPlainPrediction(GradientRequest request) {
        return request.sources().isEmpty() && request.precision() == Precision.SINGLE;
    }

    private static String appendTarget(WorkingGraph graph, GradientRequest request) {
        String rows = graph.op("Flatten", List.of(request.output()), Attributes.of("axis", 1));
        return graph.op("Gather", List.of(rows, graph.integerScalar(request.index())), Attributes.of("axis", 1));
    }

    private static void requireOutput(ModelProto model, String output) {
        List<String> names =
                model.getGraph().getOutputList().stream().map(o -> o.getName()).toList();
        if (!names.contains(output)) {
            throw new IllegalArgumentException(
                    "The model has no output " + output + "; it has " + String.join(", ", names));
        }
    }

    private static void requireInRange(TensorTypes types, GradientRequest request) {
        int rank = types.rank(request.output());
        Optional<Long> count = Optional.of(1L).filter(one -> rank > 0);
        for (int axis = 1; axis < rank; axis++) {
            Optional<Long> length = types.length(request.output(), axis);
            count = count.flatMap(c -> length.map(l -> c * l));
        }
        if (count.isPresent() && request.index() >= count.get()) {
            throw new IllegalArgumentException(
                    "Target " + request.index() + " is out of range: output " + request.output() + " has " + count.get()
                            + " value" + (count.get() == 1 ? "" : "s") + " per row, counted from 0");
        }
    }
}
