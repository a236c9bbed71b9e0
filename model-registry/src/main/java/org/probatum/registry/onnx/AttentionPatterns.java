package org.probatum.registry.onnx;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds attention in a graph: a softmax whose result weights other values. */
final class AttentionPatterns {

    private static final Set<String> PASSES = Set.of(
            "Div",
            "Mul",
            "Add",
            "Sub",
            "Where",
            "Unsqueeze",
            "Squeeze",
            "Transpose",
            "Reshape",
            "Cast",
            "Dropout",
            "Identity",
            "Slice",
            "Expand");

    private final GraphFlow flow;
    private boolean coAttention;
    private boolean selfAttention;
    private boolean attentionPooling;

    AttentionPatterns(GraphFlow flow, List<GraphFlow.Step> steps) {
        this.flow = flow;
        for (GraphFlow.Step step : steps) {
            if (step.node().getOpType().equals("Softmax") && weights(step.node().getOutput(0), 6)) {
                classify(step.node().getInput(0));
            }
        }
    }

    /** Whether one branch attends to another. */
    boolean coAttention() {
        return coAttention;
    }

    /** Whether a branch attends to itself. */
    boolean selfAttention() {
        return selfAttention;
    }

    /** Whether instances (tiles, slices, words) are pooled by a learnt weight each. */
    boolean attentionPooling() {
        return attentionPooling;
    }

    private void classify(String scores) {
        Optional<GraphFlow.Step> product = product(scores, 8);
        if (product.isEmpty()) {
            attentionPooling = true;
            return;
        }
        List<String> inputs = flow.valueInputs(product.get());
        BitSet left = flow.sourcesOf(inputs.get(0));
        BitSet right = flow.sourcesOf(inputs.get(1));
        if (left.equals(right)) {
            selfAttention = true;
        } else {
            coAttention = true;
        }
    }

    /** The product of two computed tensors from which scores come, if they come from one. */
    private Optional<GraphFlow.Step> product(String tensor, int reach) {
        Optional<GraphFlow.Step> producer = flow.producer(tensor);
        if (producer.isEmpty() || reach == 0) {
            return Optional.empty();
        }
        GraphFlow.Step step = producer.get();
        List<String> computed = flow.valueInputs(step).stream()
                .filter(input -> !flow.sourcesOf(input).isEmpty())
                .toList();
        if (step.node().getOpType().equals("MatMul") || step.node().getOpType().equals("Einsum")) {
            return computed.size() == 2 ? producer : Optional.empty();
        }
        if (!PASSES.contains(step.node().getOpType())) {
            return Optional.empty();
        }
        for (String input : computed) {
            Optional<GraphFlow.Step> found = product(input, reach - 1);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Whether a softmax's result is multiplied with computed values. */
    private boolean weights(String tensor, int reach) {
        if (reach == 0) {
            return false;
        }
        for (GraphFlow.Step step : flow.consumers(tensor)) {
            String type = step.node().getOpType();
            boolean others = flow.valueInputs(step).stream()
                    .anyMatch(input ->
                            !input.equals(tensor) && !flow.sourcesOf(input).isEmpty());
            if ((type.equals("MatMul") || type.equals("Mul") || type.equals("Einsum")) && others) {
                return true;
            }
            if (PASSES.contains(type) && weights(step.node().getOutput(0), reach - 1)) {
                return true;
            }
        }
        return false;
    }
}
