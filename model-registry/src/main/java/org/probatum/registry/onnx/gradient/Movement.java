package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;

/** Gradients of operators that only move values: each value's gradient goes back to where the value came from. */
final class Movement {

    private Movement() {}

    /**
     * Zeros in the shape of a source, to which gradients are added at given places.
     *
     * @param places row-major positions in the source, in the shape of the gradient
     */
    static String scattered(WorkingGraph graph, String source, String places, String gradient) {
        String flat = graph.integers(-1);
        String zeros = graph.zeros(graph.reshape(graph.op("Size", source), graph.integers(1)));
        String sum = graph.op(
                "ScatterElements",
                List.of(zeros, graph.reshape(places, flat), graph.reshape(gradient, flat)),
                Attributes.of("axis", 0),
                Attributes.of("reduction", "add"));
        return graph.reshape(sum, graph.shapeOf(source));
    }

    /** Moves the positions of the first argument as the node moves its values, and scatters along them. */
    static void differentiate(DerivativeContext c) {
        for (int i = 1; i < c.node().getInputCount(); i++) {
            if (c.wants(i)) {
                throw c.refuse("is steered by values that depend on the input");
            }
        }
        WorkingGraph graph = c.graph();
        List<String> results = new ArrayList<>();
        c.node().getOutputList().forEach(o -> results.add(graph.fresh("places")));
        List<String> arguments = new ArrayList<>(c.node().getInputList());
        arguments.set(0, graph.positions(c.in(0)));
        graph.add(NodeProto.newBuilder(c.node())
                .setName(graph.fresh("node"))
                .clearInput()
                .addAllInput(arguments)
                .clearOutput()
                .addAllOutput(results)
                .build());
        for (int i = 0; i < results.size(); i++) {
            String places = results.get(i);
            c.grad(i).ifPresent(g -> c.give(0, scattered(graph, c.in(0), places, g)));
        }
    }
}
