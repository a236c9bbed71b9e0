package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds a tensor by its own name or by that of the node that makes it. */
final class TensorNames {

    private static final int CANDIDATES = 12;

    private TensorNames() {}

    static String resolve(ModelProto model, WorkingGraph graph, String name) {
        Set<String> tensors = graph.tensorNames();
        if (tensors.contains(name)) {
            return name;
        }
        Optional<String> made = model.getGraph().getNodeList().stream()
                .filter(n -> n.getName().equals(name) && n.getOutputCount() > 0)
                .map(n -> n.getOutput(0))
                .filter(tensors::contains)
                .findFirst();
        return made.orElseThrow(() -> new IllegalArgumentException(
                "The model has no input or layer " + name + "; it has " + String.join(", ", candidates(model, name))
                        + (model.getGraph().getNodeCount() > CANDIDATES ? ", …" : "")));
    }

    /** Inputs and outputs first, then the inner tensors whose names are nearest. */
    private static List<String> candidates(ModelProto model, String name) {
        List<String> outer = java.util.stream.Stream.concat(
                        model.getGraph().getInputList().stream().map(i -> i.getName()),
                        model.getGraph().getOutputList().stream().map(o -> o.getName()))
                .toList();
        List<String> inner = model.getGraph().getNodeList().stream()
                .filter(n -> !n.getOpType().equals("Constant"))
                .map(NodeProto::getName)
                .filter(n -> !n.isEmpty() && !outer.contains(n))
                .sorted(Comparator.comparing((String n) -> -commonPrefix(n, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(Math.max(0, CANDIDATES - outer.size()))
                .toList();
        return java.util.stream.Stream.concat(outer.stream(), inner.stream()).toList();
    }

    private static int commonPrefix(String a, String b) {
        String left = a.toLowerCase(Locale.ROOT);
        String right = b.toLowerCase(Locale.ROOT);
        int length = 0;
        while (length < Math.min(left.length(), right.length()) && left.charAt(length) == right.charAt(length)) {
            length++;
        }
        return length;
    }
}
