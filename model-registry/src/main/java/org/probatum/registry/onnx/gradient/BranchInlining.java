package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.probatum.registry.Tensor;

/**
 * Replaces conditional nodes by the branch that is taken, where the condition depends on sizes only and not on the values of
 * inputs: exporters write such conditions, for example around a squeeze of an axis of free length.
 */
final class BranchInlining {

    /** Conditionals within conditionals; more than any exporter writes. */
    private static final int DEPTH = 8;

    private BranchInlining() {}

    static void apply(WorkingGraph graph, ExampleSizes example) {
        for (int level = 0; level < DEPTH; level++) {
            Set<String> conditions = conditionsOnSizes(graph);
            if (conditions.isEmpty()) {
                return;
            }
            Map<String, Tensor> values = example.valuesOf(graph, conditions);
            if (values.isEmpty()) {
                return;
            }
            for (NodeProto node : graph.takeNodes()) {
                boolean chosen = node.getOpType().equals("If") && values.containsKey(node.getInput(0));
                if (chosen) {
                    graph.inline(branch(node, values.get(node.getInput(0))), node.getOutputList());
                } else {
                    graph.add(node);
                }
            }
        }
    }

    private static GraphProto branch(NodeProto node, @org.jspecify.annotations.Nullable Tensor condition) {
        boolean then = condition instanceof Tensor.Booleans b && b.values()[0];
        return Attributes.find(node, then ? "then_branch" : "else_branch")
                .orElseThrow()
                .getG();
    }

    /** Conditions of the graph's conditional nodes that no value of an input reaches, except through sizes. */
    private static Set<String> conditionsOnSizes(WorkingGraph graph) {
        Set<String> values = new HashSet<>();
        graph.inputs().forEach(i -> values.add(i.getName()));
        Set<String> conditions = new TreeSet<>();
        for (NodeProto node : graph.nodes()) {
            boolean sizeOnly = List.of("Shape", "Size").contains(node.getOpType());
            if (!sizeOnly && WorkingGraph.uses(node).stream().anyMatch(values::contains)) {
                values.addAll(node.getOutputList());
            }
            if (node.getOpType().equals("If") && !values.contains(node.getInput(0))) {
                conditions.add(node.getInput(0));
            }
        }
        return conditions;
    }
}
