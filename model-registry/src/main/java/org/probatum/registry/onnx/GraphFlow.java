package org.probatum.registry.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which inputs' values reach which tensors, and through how many layers with weights.
 *
 * <p>Values do not flow through what only looks at a shape, nor through a comparison or the condition of a choice: a mask
 * decides which values count, and carries none.
 */
final class GraphFlow {

    private static final Set<String> WEIGHTED = Set.of(
            "Gemm",
            "MatMul",
            "Conv",
            "ConvTranspose",
            "LSTM",
            "GRU",
            "RNN",
            "Einsum",
            "Attention",
            "MatMulInteger",
            "ConvInteger",
            "QLinearConv",
            "QLinearMatMul");
    private static final Set<String> NO_VALUES = Set.of(
            "Shape",
            "Size",
            "Greater",
            "Less",
            "Equal",
            "GreaterOrEqual",
            "LessOrEqual",
            "Not",
            "And",
            "Or",
            "Xor",
            "IsNaN",
            "IsInf",
            "ConstantOfShape",
            "NonZero");

    /** One node with what it takes, including what its subgraphs take from outside. */
    record Step(NodeProto node, List<String> inputs) {}

    private final List<String> carriers;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Step> producers = new HashMap<>();
    private final Map<String, List<Step>> consumers = new HashMap<>();
    private final Map<String, BitSet> sources = new HashMap<>();
    private final Map<String, int[]> layers = new HashMap<>();
    private final Set<String> constants = new HashSet<>();

    GraphFlow(GraphProto graph, List<String> carriers) {
        this.carriers = List.copyOf(carriers);
        graph.getInitializerList().forEach(tensor -> constants.add(tensor.getName()));
        for (int i = 0; i < carriers.size(); i++) {
            BitSet own = new BitSet();
            own.set(i);
            sources.put(carriers.get(i), own);
            layers.put(carriers.get(i), new int[carriers.size()]);
        }
        graph.getNodeList().forEach(this::add);
    }

    private void add(NodeProto node) {
        List<String> inputs = new ArrayList<>(node.getInputList());
        ModelGraph.subgraphs(node).forEach(subgraph -> outerNames(subgraph, inputs));
        Step step = new Step(node, inputs);
        steps.add(step);
        boolean constant = !inputs.isEmpty() ? constants.containsAll(withoutEmpty(inputs)) : true;
        for (String input : inputs) {
            consumers.computeIfAbsent(input, name -> new ArrayList<>()).add(step);
        }
        BitSet reached = new BitSet();
        int[] depth = new int[carriers.size()];
        if (!NO_VALUES.contains(node.getOpType())) {
            for (String input : valueInputs(step)) {
                reached.or(sourcesOf(input));
                int[] before = layers.getOrDefault(input, depth);
                for (int i = 0; i < depth.length; i++) {
                    depth[i] = Math.max(depth[i], before[i]);
                }
            }
        }
        if (hasWeights(step)) {
            reached.stream().forEach(i -> depth[i]++);
        }
        for (String output : node.getOutputList()) {
            producers.put(output, step);
            sources.put(output, reached);
            layers.put(output, depth);
            if (constant) {
                constants.add(output);
            }
        }
    }

    List<Step> steps() {
        return steps;
    }

    boolean isConstant(String tensor) {
        return constants.contains(tensor);
    }

    BitSet sourcesOf(String tensor) {
        return sources.getOrDefault(tensor, new BitSet());
    }

    /** Layers with weights on the longest way from a carrier to a tensor. */
    int layersBefore(String tensor, int carrier) {
        int[] depth = layers.get(tensor);
        return depth == null ? 0 : depth[carrier];
    }

    java.util.Optional<Step> producer(String tensor) {
        return java.util.Optional.ofNullable(producers.get(tensor));
    }

    List<Step> consumers(String tensor) {
        return consumers.getOrDefault(tensor, List.of());
    }

    /** The inputs of a node whose values reach its output. */
    List<String> valueInputs(Step step) {
        List<String> inputs = withoutEmpty(step.inputs());
        boolean conditional = step.node().getOpType().equals("Where") && inputs.size() == 3;
        return conditional ? inputs.subList(1, 3) : inputs;
    }

    /** Whether the node multiplies values with stored weights, or looks them up there. */
    boolean hasWeights(Step step) {
        List<String> inputs = withoutEmpty(step.inputs());
        boolean stored = inputs.stream().anyMatch(this::isConstant);
        boolean given = inputs.stream().anyMatch(input -> !sourcesOf(input).isEmpty());
        if (step.node().getOpType().equals("Gather")) {
            return inputs.size() == 2 && isConstant(inputs.get(0)) && given;
        }
        return WEIGHTED.contains(step.node().getOpType()) && stored && given;
    }

    /** The tensors from which a tensor is computed, and itself. */
    Set<String> ancestors(String tensor) {
        Set<String> found = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(tensor));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            if (found.add(next)) {
                producer(next).ifPresent(step -> open.addAll(step.inputs()));
            }
        }
        return found;
    }

    /** Layers with weights on the longest way from each tensor to {@code target}; absent where there is no way. */
    Map<String, Integer> layersTo(String target) {
        Map<String, Integer> after = new HashMap<>();
        after.put(target, 0);
        for (Step step : steps.reversed()) {
            int best = -1;
            for (String output : step.node().getOutputList()) {
                best = Math.max(best, after.getOrDefault(output, -1));
            }
            if (best < 0) {
                continue;
            }
            int through = best + (hasWeights(step) ? 1 : 0);
            for (String input : valueInputs(step)) {
                after.merge(input, through, Math::max);
            }
        }
        return after;
    }

    private static List<String> withoutEmpty(List<String> names) {
        return names.stream().filter(name -> !name.isEmpty()).toList();
    }

    private static void outerNames(GraphProto graph, List<String> names) {
        Set<String> inside = new HashSet<>();
        graph.getInputList().forEach(input -> inside.add(input.getName()));
        graph.getInitializerList().forEach(tensor -> inside.add(tensor.getName()));
        for (NodeProto node : graph.getNodeList()) {
            node.getInputList().stream().filter(name -> !inside.contains(name)).forEach(names::add);
            ModelGraph.subgraphs(node).forEach(subgraph -> outerNames(subgraph, names));
            inside.addAll(node.getOutputList());
        }
    }
}
