package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes composite operators (activations, normalizations, averages, resizing) in terms of the primitive ones whose derivatives
 * are known.
 *
 * <p>The result of a lowered operator keeps its name, so that layers can still be named.
 */
final class Lowering {

    /** How one composite operator is written out; the last node made must carry the node's own result name. */
    @FunctionalInterface
    interface Rule {
        /** The name of the tensor that equals the node's first result. */
        String lower(NodeProto node, WorkingGraph graph, TensorTypes types);
    }

    private static final Map<String, Rule> RULES = rules();

    private Lowering() {}

    private static Map<String, Rule> rules() {
        Map<String, Rule> rules = new HashMap<>();
        ActivationLowering.register(rules);
        NormalizationLowering.register(rules);
        PoolingLowering.register(rules);
        ResizeLowering.register(rules);
        RecurrentLowering.register(rules);
        rules.put("DepthToSpace", BlockLowering::depthToSpace);
        return Map.copyOf(rules);
    }

    static void apply(WorkingGraph graph, Optional<ExampleSizes> example) {
        TensorTypes types = TensorTypes.infer(graph, example);
        for (NodeProto node : graph.takeNodes()) {
            Optional<Rule> rule = Optional.ofNullable(RULES.get(node.getOpType()))
                    .filter(r -> node.getDomain().isEmpty());
            if (rule.isPresent()) {
                String result = rule.get().lower(node, graph, types);
                if (!result.equals(node.getOutput(0))) {
                    graph.opNamed("Identity", List.of(result), List.of(node.getOutput(0)));
                }
            } else {
                graph.add(SpatialWindow.explicit(node, types));
            }
        }
    }
}
