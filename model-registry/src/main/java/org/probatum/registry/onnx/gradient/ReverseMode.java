package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reverse-mode differentiation of a graph of primitive operators, appended to the graph itself.
 *
 * <p>Going back from the target, each node turns the gradient at its results into gradients at its arguments; parts that reach
 * the same tensor add up. Only nodes that lie between a source and the target are visited.
 *
 * <p>Source: A. Griewank and A. Walther (2008), Evaluating derivatives, 2nd ed., SIAM, section 3.2.
 */
final class ReverseMode {

    private final WorkingGraph graph;
    private final TensorTypes types;
    private final ReluRule reluRule;

    ReverseMode(WorkingGraph graph, TensorTypes types, ReluRule reluRule) {
        this.graph = graph;
        this.types = types;
        this.reluRule = reluRule;
    }

    /**
     * @param target the tensor that is differentiated
     * @param seed the gradient that it starts with, in its shape
     * @param sources the tensors whose gradients are wanted
     * @return the gradient of each source, in the same order
     * @throws NotDifferentiableException if there is none; the message says for which source and why
     */
    List<String> differentiate(String target, String seed, List<String> sources) {
        List<NodeProto> forward = List.copyOf(graph.nodes());
        Set<String> relevant = ancestors(forward, target);
        Set<String> active = active(forward, sources);
        requireReachable(forward, target, sources, active, relevant);
        List<NodeProto> path = forward.stream()
                .filter(n -> n.getOutputList().stream().anyMatch(o -> active.contains(o) && relevant.contains(o)))
                .filter(n -> WorkingGraph.uses(n).stream().anyMatch(active::contains))
                .toList();
        requireDerivatives(path);
        Map<String, List<String>> gradients = DerivativeContext.noGradients();
        gradients.put(target, new ArrayList<>(List.of(seed)));
        for (int i = path.size() - 1; i >= 0; i--) {
            differentiate(path.get(i), active, gradients);
        }
        return sources.stream().map(s -> total(gradients, s)).toList();
    }

    private void differentiate(NodeProto node, Set<String> active, Map<String, List<String>> gradients) {
        boolean arrived = node.getOutputList().stream().anyMatch(gradients::containsKey);
        if (arrived) {
            Derivative derivative = Derivatives.of(node.getOpType()).orElseThrow();
            derivative.differentiate(new DerivativeContext(node, graph, types, reluRule, active, gradients));
        }
    }

    private String total(Map<String, List<String>> gradients, String source) {
        List<String> parts = gradients.getOrDefault(source, List.of());
        if (parts.isEmpty()) {
            throw independent(source);
        }
        String total = parts.get(0);
        for (int i = 1; i < parts.size(); i++) {
            total = graph.add(total, parts.get(i));
        }
        return total;
    }

    private static Set<String> ancestors(List<NodeProto> forward, String target) {
        Set<String> relevant = new HashSet<>(Set.of(target));
        for (int i = forward.size() - 1; i >= 0; i--) {
            NodeProto node = forward.get(i);
            if (node.getOutputList().stream().anyMatch(relevant::contains)) {
                relevant.addAll(WorkingGraph.uses(node));
            }
        }
        return relevant;
    }

    /** Tensors that change smoothly with a source. */
    private Set<String> active(List<NodeProto> forward, List<String> sources) {
        Set<String> active = new HashSet<>(sources);
        for (NodeProto node : forward) {
            boolean passes = !Derivatives.isConstantAlmostEverywhere(node.getOpType())
                    && WorkingGraph.uses(node).stream().anyMatch(active::contains);
            if (passes) {
                node.getOutputList().stream().filter(types::isFloating).forEach(active::add);
            }
        }
        return active;
    }

    private void requireReachable(
            List<NodeProto> forward, String target, List<String> sources, Set<String> active, Set<String> relevant) {
        for (String source : sources) {
            if (!types.isFloating(source)) {
                throw new NotDifferentiableException("Tensor " + source
                        + " holds whole numbers, which have no gradient;" + " choose an inner tensor behind it, or "
                        + NotDifferentiableException.REMAINING_ROUTES);
            }
            if (!relevant.contains(source)) {
                throw independent(source);
            }
            Optional<String> barrier = active(forward, List.of(source)).contains(target)
                    ? Optional.empty()
                    : Optional.of(barriers(forward, source, relevant));
            if (barrier.isPresent()) {
                throw new NotDifferentiableException("The output changes with " + source + " only in steps, through "
                        + barrier.get() + "; " + NotDifferentiableException.REMAINING_ROUTES);
            }
        }
        if (!active.contains(target)) {
            throw independent(String.join(", ", sources));
        }
    }

    private String barriers(List<NodeProto> forward, String source, Set<String> relevant) {
        Set<String> reached = active(forward, List.of(source));
        Set<String> barriers = new TreeSet<>();
        for (NodeProto node : forward) {
            boolean stops = WorkingGraph.uses(node).stream().anyMatch(reached::contains)
                    && node.getOutputList().stream().noneMatch(reached::contains)
                    && node.getOutputList().stream().anyMatch(relevant::contains);
            if (stops) {
                barriers.add(node.getOpType());
            }
        }
        return String.join(", ", barriers);
    }

    private static NotDifferentiableException independent(String source) {
        return new NotDifferentiableException(
                "The output does not depend on " + source + "; choose an input or layer that lies before the output");
    }

    private static void requireDerivatives(List<NodeProto> path) {
        Set<String> unsupported = new TreeSet<>();
        for (NodeProto node : path) {
            if (!node.getDomain().isEmpty() && !node.getDomain().equals("ai.onnx")) {
                unsupported.add(node.getDomain() + "." + node.getOpType());
            } else if (Derivatives.of(node.getOpType()).isEmpty()) {
                unsupported.add(node.getOpType());
            }
        }
        if (!unsupported.isEmpty()) {
            throw new NotDifferentiableException("No derivative is known of operator " + String.join(", ", unsupported)
                    + "; " + NotDifferentiableException.REMAINING_ROUTES);
        }
    }
}
