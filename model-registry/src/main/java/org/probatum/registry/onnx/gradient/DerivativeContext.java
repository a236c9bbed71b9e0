package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One node on the way back: its arguments and results, the gradients that arrived, and where to send them on. */
final class DerivativeContext {

    private final NodeProto node;
    private final WorkingGraph graph;
    private final TensorTypes types;
    private final ReluRule reluRule;
    private final Set<String> active;
    private final Map<String, List<String>> gradients;

    DerivativeContext(
            NodeProto node,
            WorkingGraph graph,
            TensorTypes types,
            ReluRule reluRule,
            Set<String> active,
            Map<String, List<String>> gradients) {
        this.node = node;
        this.graph = graph;
        this.types = types;
        this.reluRule = reluRule;
        this.active = active;
        this.gradients = gradients;
    }

    NodeProto node() {
        return node;
    }

    WorkingGraph graph() {
        return graph;
    }

    TensorTypes types() {
        return types;
    }

    ReluRule reluRule() {
        return reluRule;
    }

    String in(int i) {
        return node.getInput(i);
    }

    boolean hasIn(int i) {
        return i < node.getInputCount() && !node.getInput(i).isEmpty();
    }

    String out(int i) {
        return node.getOutput(i);
    }

    /** The gradient of the first result. */
    String grad() {
        return grad(0).orElseThrow(() -> refuse("is differentiated through a result other than its first"));
    }

    Optional<String> grad(int i) {
        if (i >= node.getOutputCount()) {
            return Optional.empty();
        }
        List<String> parts = gradients.getOrDefault(out(i), List.of());
        return parts.isEmpty() ? Optional.empty() : Optional.of(sum(parts));
    }

    private String sum(List<String> parts) {
        String total = parts.get(0);
        for (int i = 1; i < parts.size(); i++) {
            total = graph.add(total, parts.get(i));
        }
        return total;
    }

    boolean wants(int i) {
        return hasIn(i) && active.contains(in(i));
    }

    void give(int i, String gradient) {
        gradients.computeIfAbsent(in(i), key -> new ArrayList<>()).add(gradient);
    }

    /** Gives an argument of the result's shape its part, when wanted. */
    void giveWhenWanted(int i, UnaryOperator<String> ofGradient) {
        if (wants(i)) {
            give(i, ofGradient.apply(grad()));
        }
    }

    /** Gives an argument that was broadcast the sum over the axes along which it was repeated. */
    void giveReduced(int i, String gradient) {
        give(i, reduced(gradient, in(i)));
    }

    private String reduced(String gradient, String operand) {
        if (types.sameShape(out(0), operand)) {
            return gradient;
        }
        Optional<long[]> axes = types.repeatedAxes(out(0), operand);
        if (axes.isEmpty()) {
            return reducedAtRun(gradient, operand);
        }
        String total = axes.get().length == 0 ? gradient : graph.sum(gradient, graph.integers(axes.get()), true);
        return types.rank(out(0)) == types.rank(operand) ? total : graph.reshape(total, graph.shapeOf(operand));
    }

    /** The same, where the shapes are known only when the model runs. */
    private String reducedAtRun(String gradient, String operand) {
        String wide = graph.shapeOf(gradient);
        String narrow = graph.shapeOf(operand);
        String missing = graph.sub(graph.op("Size", wide), graph.op("Size", narrow));
        String ones = graph.expand(graph.integers(1), graph.reshape(missing, graph.integers(1)));
        String padded = graph.concat(0, List.of(ones, narrow));
        String differs = graph.op("Not", graph.op("Equal", wide, padded));
        String axes = graph.op("Squeeze", graph.op("NonZero", differs), graph.integers(0));
        String total = graph.op(
                "ReduceSum",
                List.of(gradient, axes),
                Attributes.of("keepdims", 1),
                Attributes.of("noop_with_empty_axes", 1));
        return graph.reshape(total, narrow);
    }

    NotDifferentiableException refuse(String why) {
        return new NotDifferentiableException("Operator " + node.getOpType() + " (result " + node.getOutput(0) + ") "
                + why + "; " + NotDifferentiableException.REMAINING_ROUTES);
    }

    static Map<String, List<String>> noGradients() {
        return new HashMap<>();
    }
}
