package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Derivatives of sums, means and extremes over axes, of softmax and of running sums. */
final class ReductionDerivatives {

    private ReductionDerivatives() {}

    static void register(Map<String, Derivative> derivatives) {
        derivatives.put("ReduceSum", c -> c.giveWhenWanted(0, g -> spread(c, g)));
        derivatives.put("ReduceMean", c -> c.giveWhenWanted(0, g -> c.graph().div(spread(c, g), count(c))));
        derivatives.put("ReduceMax", ReductionDerivatives::extreme);
        derivatives.put("ReduceMin", ReductionDerivatives::extreme);
        derivatives.put("ReduceProd", c -> c.giveWhenWanted(0, g -> ofProduct(c, g)));
        derivatives.put(
                "ReduceLogSumExp",
                c -> c.giveWhenWanted(0, g -> {
                    WorkingGraph graph = c.graph();
                    return graph.mul(spread(c, g), graph.op("Exp", graph.sub(c.in(0), spread(c, c.out(0)))));
                }));
        derivatives.put("Softmax", ReductionDerivatives::softmax);
        derivatives.put("LogSoftmax", ReductionDerivatives::logSoftmax);
        derivatives.put("CumSum", ReductionDerivatives::runningSum);
    }

    /** The axes that a reduction takes away, as a tensor; empty when it takes all. */
    static Optional<String> axes(WorkingGraph graph, NodeProto node) {
        Optional<long[]> fixed = Attributes.integers(node, "axes");
        if (fixed.isPresent()) {
            return Optional.of(graph.integers(fixed.get()));
        }
        return node.getInputCount() > 1 && !node.getInput(1).isEmpty()
                ? Optional.of(node.getInput(1))
                : Optional.empty();
    }

    /** A value per reduced group, repeated over the group. */
    private static String spread(DerivativeContext c, String value) {
        WorkingGraph graph = c.graph();
        boolean kept = Attributes.integer(c.node(), "keepdims", 1) == 1;
        Optional<String> axes = axes(graph, c.node());
        String open = kept || axes.isEmpty() ? value : graph.op("Unsqueeze", value, axes.get());
        return graph.expand(open, graph.shapeOf(c.in(0)));
    }

    private static String count(DerivativeContext c) {
        WorkingGraph graph = c.graph();
        return graph.castToReal(graph.div(graph.op("Size", c.in(0)), graph.op("Size", c.out(0))));
    }

    /** Each factor's gradient is the product of the others: with one factor 0, only that one has any; with more, none. */
    private static String ofProduct(DerivativeContext c, String gradient) {
        WorkingGraph graph = c.graph();
        String zero = graph.op("Equal", c.in(0), graph.scalar(0));
        String nonzero = graph.op("Where", zero, graph.scalar(1), c.in(0));
        List<String> arguments = new java.util.ArrayList<>(List.of(nonzero));
        arguments.addAll(c.node().getInputList().subList(1, c.node().getInputCount()));
        String product = graph.op("ReduceProd", arguments, Attributes.copy(c.node(), "axes", "keepdims"));
        Optional<String> axes = axes(graph, c.node());
        String counted = graph.castToReal(zero);
        String zeros = axes.isPresent()
                ? graph.sum(counted, axes.get(), true)
                : graph.op("ReduceSum", List.of(counted), Attributes.of("keepdims", 0));
        String others = graph.castToReal(graph.op("Equal", graph.sub(zeros, counted), graph.scalar(0)));
        return graph.mul(others, graph.div(spread(c, graph.mul(gradient, product)), nonzero));
    }

    /** Values that tie for the extreme share its gradient equally. */
    private static void extreme(DerivativeContext c) {
        WorkingGraph graph = c.graph();
        c.giveWhenWanted(0, g -> {
            String chosen = graph.castToReal(graph.op("Equal", c.in(0), spread(c, c.out(0))));
            Optional<String> axes = axes(graph, c.node());
            String ties = axes.isPresent()
                    ? graph.sum(chosen, axes.get(), true)
                    : graph.op("ReduceSum", List.of(chosen), Attributes.of("keepdims", 0));
            return graph.div(graph.mul(spread(c, g), chosen), ties);
        });
    }

    /** y = softmax(x): x̄ = y (ȳ − Σ ȳ y). */
    private static void softmax(DerivativeContext c) {
        WorkingGraph graph = c.graph();
        String axis = graph.integers(Attributes.integer(c.node(), "axis", -1));
        c.giveWhenWanted(0, g -> {
            String weighted = graph.mul(g, c.out(0));
            return graph.sub(weighted, graph.mul(c.out(0), graph.sum(weighted, axis, true)));
        });
    }

    /** y = log softmax(x): x̄ = ȳ − exp(y) Σ ȳ. */
    private static void logSoftmax(DerivativeContext c) {
        WorkingGraph graph = c.graph();
        String axis = graph.integers(Attributes.integer(c.node(), "axis", -1));
        c.giveWhenWanted(0, g -> graph.sub(g, graph.mul(graph.op("Exp", c.out(0)), graph.sum(g, axis, true))));
    }

    private static void runningSum(DerivativeContext c) {
        long reverse = Attributes.integer(c.node(), "reverse", 0);
        long exclusive = Attributes.integer(c.node(), "exclusive", 0);
        c.giveWhenWanted(
                0,
                g -> c.graph()
                        .op(
                                "CumSum",
                                List.of(g, c.in(1)),
                                Attributes.of("reverse", 1 - reverse),
                                Attributes.of("exclusive", exclusive)));
    }
}
