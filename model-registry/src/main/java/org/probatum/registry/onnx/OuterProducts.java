package org.probatum.registry.onnx;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds outer products of two branches: a column times a row, multiplied out and flattened. */
final class OuterProducts {

    private static final Set<String> FLATTENING = Set.of("Flatten", "Reshape");

    private final GraphFlow flow;
    private boolean bilinear;
    private boolean kronecker;

    OuterProducts(GraphFlow flow, List<GraphFlow.Step> steps) {
        this.flow = flow;
        steps.forEach(this::look);
    }

    /** Whether two branches are multiplied out. */
    boolean bilinear() {
        return bilinear;
    }

    /** Whether they are multiplied out with a constant appended to each. */
    boolean kronecker() {
        return kronecker;
    }

    private void look(GraphFlow.Step step) {
        String type = step.node().getOpType();
        List<String> inputs = flow.valueInputs(step);
        if (!(type.equals("MatMul") || type.equals("Mul") || type.equals("Einsum")) || inputs.size() != 2) {
            return;
        }
        BitSet together = flow.sourcesOf(step.node().getOutput(0));
        boolean flattened = flow.consumers(step.node().getOutput(0)).stream()
                .anyMatch(consumer -> FLATTENING.contains(consumer.node().getOpType()));
        Optional<String> left = vector(inputs.get(0));
        Optional<String> right = vector(inputs.get(1));
        boolean spread = left.isPresent() && right.isPresent();
        if (together.cardinality() < 2 || !flattened || !(spread || type.equals("Einsum"))) {
            return;
        }
        bilinear = true;
        kronecker |= spread && hasConstantAppended(left.get()) && hasConstantAppended(right.get());
    }

    /** The vector that was given a further axis. */
    private Optional<String> vector(String tensor) {
        return flow.producer(tensor)
                .filter(step -> step.node().getOpType().equals("Unsqueeze")
                        || step.node().getOpType().equals("Reshape"))
                .map(step -> step.node().getInput(0));
    }

    private boolean hasConstantAppended(String vector) {
        return flow.producer(vector)
                .filter(step -> step.node().getOpType().equals("Concat"))
                .filter(step -> step.inputs().stream()
                        .anyMatch(input -> flow.sourcesOf(input).isEmpty()))
                .isPresent();
    }
}
