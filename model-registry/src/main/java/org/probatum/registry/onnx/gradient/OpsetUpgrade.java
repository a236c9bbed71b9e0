package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Brings a graph to opset 17 or newer, so that the later passes know one form of each operator.
 *
 * <p>Until opset 13, axes, sections, bounds and margins were attributes; they become inputs. Softmax, which worked on a matrix,
 * is written out as such. Between opset 13 and 17 the operators that networks use kept their meaning.
 */
final class OpsetUpgrade {

    private static final long OLDEST = 7;
    private static final long COMMON = 17;

    private OpsetUpgrade() {}

    static void apply(WorkingGraph graph) {
        long version = graph.opset();
        if (version < OLDEST) {
            throw new NotDifferentiableException("The model is in ONNX opset " + version + "; gradients need opset "
                    + OLDEST + " or newer: export it again, or " + NotDifferentiableException.REMAINING_ROUTES);
        }
        if (version >= COMMON) {
            return;
        }
        graph.opset(COMMON);
        if (version < 13) {
            graph.nodes().forEach(node -> requireNoInnerGraph(node, version));
            graph.takeNodes().forEach(node -> upgrade(graph, node, version));
        }
    }

    private static void requireNoInnerGraph(NodeProto node, long version) {
        if (node.getAttributeList().stream().anyMatch(AttributeProto::hasG)) {
            throw new NotDifferentiableException("Operator " + node.getOpType() + " (result " + node.getOutput(0)
                    + ") holds a graph of its own, in opset " + version + "; export it in opset 13 or newer, or "
                    + NotDifferentiableException.REMAINING_ROUTES);
        }
    }

    private static void upgrade(WorkingGraph graph, NodeProto node, long version) {
        switch (node.getOpType()) {
            case "Squeeze", "Unsqueeze", "ReduceSum" -> toInputs(graph, node, List.of("axes"));
            case "Split" -> toInputs(graph, node, List.of("split"));
            case "Softmax", "LogSoftmax" -> softmaxOfMatrix(graph, node);
            case "Slice" -> toInputs(graph, node, version < 10 ? List.of("starts", "ends", "axes") : List.of());
            case "Pad" -> pad(graph, node, version);
            case "Clip" -> clip(graph, node, version);
            case "Dropout" -> graph.opNamed("Identity", List.of(node.getInput(0)), List.of(node.getOutput(0)));
            default -> graph.add(node);
        }
    }

    private static void toInputs(WorkingGraph graph, NodeProto node, List<String> names) {
        List<String> arguments = new ArrayList<>(node.getInputList());
        for (String name : names) {
            Attributes.integers(node, name).ifPresent(values -> arguments.add(graph.integers(values)));
        }
        replace(graph, node, arguments, names);
    }

    private static void pad(WorkingGraph graph, NodeProto node, long version) {
        List<String> arguments = new ArrayList<>(node.getInputList());
        if (version < 11) {
            arguments.add(graph.integers(Attributes.integers(node, "pads").orElseThrow()));
            arguments.add(graph.scalar(Attributes.real(node, "value", 0)));
        }
        replace(graph, node, arguments, List.of("pads", "value"));
    }

    private static void clip(WorkingGraph graph, NodeProto node, long version) {
        List<String> arguments = new ArrayList<>(node.getInputList());
        if (version < 11) {
            arguments.add(graph.scalar(Attributes.real(node, "min", -Float.MAX_VALUE)));
            arguments.add(graph.scalar(Attributes.real(node, "max", Float.MAX_VALUE)));
        }
        replace(graph, node, arguments, List.of("min", "max"));
    }

    private static void replace(WorkingGraph graph, NodeProto node, List<String> arguments, List<String> without) {
        AttributeProto[] kept = node.getAttributeList().stream()
                .filter(a -> !without.contains(a.getName()))
                .toArray(AttributeProto[]::new);
        graph.add(node.toBuilder()
                .clearInput()
                .addAllInput(arguments)
                .clearAttribute()
                .addAllAttribute(Arrays.asList(kept))
                .build());
    }

    private static void softmaxOfMatrix(WorkingGraph graph, NodeProto node) {
        String argument = node.getInput(0);
        String matrix =
                graph.op("Flatten", List.of(argument), Attributes.of("axis", Attributes.integer(node, "axis", 1)));
        String result = graph.op(node.getOpType(), List.of(matrix), Attributes.of("axis", 1));
        graph.opNamed("Reshape", List.of(result, graph.shapeOf(argument)), List.of(node.getOutput(0)));
    }
}
