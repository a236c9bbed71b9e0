package org.probatum.registry.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.probatum.registry.Finding;
import org.probatum.registry.Finding.Severity;
import org.probatum.registry.Tensor;

/**
 * How much memory and how many rounds a graph would ask for, found by following shapes and constants through it.
 *
 * <p>What cannot be followed is named: such a model runs only where it can be ended from outside.
 */
final class AllocationCheck {

    /** The largest tensor that a model may make: 1 GiB of 32-bit values. */
    static final long MOST_VALUES = 1L << 28;

    /** The most rounds of loops, nested ones multiplied. */
    static final long MOST_ROUNDS = 100_000;

    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> unfollowed = new TreeSet<>();
    private long total;

    /**
     * @param findings what is too much
     * @param unfollowed operators whose memory or rounds could not be bounded
     * @param values the number of all values that one run makes, as far as followed
     */
    record Bounds(List<Finding> findings, Set<String> unfollowed, long values) {

        /** Whether memory and time of a run are known to be bounded. */
        boolean bounded() {
            return unfollowed.isEmpty() && values < MOST_VALUES;
        }
    }

    /**
     * @param inputs the shapes of the inputs that will be given
     */
    static Bounds check(ModelGraph model, Map<String, long[]> inputs) {
        AllocationCheck check = new AllocationCheck();
        Map<String, Extent> known = new HashMap<>();
        inputs.forEach((name, shape) -> known.put(name, Extent.of(shape)));
        check.graph(model.graph(), known, 1);
        if (model.proto().getFunctionsCount() > 0) {
            check.unfollowed.add("functions");
        }
        return new Bounds(check.findings, check.unfollowed, check.total);
    }

    static Extent extent(TensorProto proto) {
        long[] shape = proto.getDimsList().stream().mapToLong(Long::longValue).toArray();
        Extent bare = Extent.of(shape);
        if (ModelGraph.isOutside(proto) || bare.size() > 4096) {
            return bare;
        }
        return switch (TensorFiles.toTensor(proto)) {
            case Tensor.Longs longs -> Extent.known(shape, longs.values());
            case Tensor.Ints ints ->
                Extent.known(
                        shape,
                        java.util.Arrays.stream(ints.values()).asLongStream().toArray());
            case Tensor.Booleans booleans -> {
                long[] values = new long[booleans.values().length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = booleans.values()[i] ? 1 : 0;
                }
                yield Extent.known(shape, values);
            }
            default -> bare;
        };
    }

    private void graph(GraphProto graph, Map<String, Extent> outer, long rounds) {
        Map<String, Extent> known = new HashMap<>(outer);
        for (TensorProto tensor : graph.getInitializerList()) {
            known.put(tensor.getName(), readable(tensor));
        }
        for (NodeProto node : graph.getNodeList()) {
            node(node, known, rounds);
        }
    }

    private static Extent readable(TensorProto tensor) {
        try {
            return extent(tensor);
        } catch (IllegalArgumentException e) {
            return Extent.UNKNOWN; // its own finding, where weights are checked
        }
    }

    private void node(NodeProto node, Map<String, Extent> known, long rounds) {
        List<Extent> inputs = new ArrayList<>();
        for (String input : node.getInputList()) {
            if (!input.isEmpty()) {
                inputs.add(known.getOrDefault(input, Extent.UNKNOWN));
            }
        }
        List<GraphProto> subgraphs = ModelGraph.subgraphs(node);
        if (!subgraphs.isEmpty()) {
            long inner = node.getOpType().equals("Loop") ? loop(node, known, rounds) : rounds;
            subgraphs.forEach(subgraph -> graph(subgraph, known, inner));
        }
        List<Extent> results = subgraphs.isEmpty() ? ShapeRules.applyAll(node, inputs) : List.of(Extent.UNKNOWN);
        for (int i = 0; i < node.getOutputCount(); i++) {
            Extent result = i < results.size() ? results.get(i) : Extent.UNKNOWN;
            known.put(node.getOutput(i), result);
            if (result.shape().isPresent()) {
                count(node, result);
            } else if (i == 0) {
                unfollowed.add(node.getOpType());
            }
        }
    }

    private void count(NodeProto node, Extent result) {
        long size = result.size();
        total = size > Long.MAX_VALUE - total ? Long.MAX_VALUE : total + size;
        if (size > MOST_VALUES) {
            findings.add(new Finding(
                    Severity.UNSAFE,
                    "HUGE_ALLOCATION",
                    ModelGraph.label(node) + " asks for a tensor of shape " + result + ", "
                            + (size == Long.MAX_VALUE ? "more values than can be counted" : gigabytes(size))
                            + "; at most " + MOST_VALUES + " values (1 GiB as float32) are allowed. Nothing was run"));
        }
    }

    private static String gigabytes(long size) {
        return size + " values (" + String.format(java.util.Locale.ROOT, "%.1f", size * 4.0 / (1L << 30))
                + " GiB as float32)";
    }

    private long loop(NodeProto node, Map<String, Extent> known, long rounds) {
        String trips = node.getInputCount() > 0 ? node.getInput(0) : "";
        boolean counted = !trips.isEmpty();
        Optional<long[]> count = counted
                ? known.getOrDefault(trips, Extent.UNKNOWN).values().filter(values -> values.length == 1)
                : Optional.empty();
        boolean runsOn = conditionStaysTrue(node, known);
        if (!counted && runsOn) {
            endless(node, "has no trip count and a condition that stays true: it never ends");
            return rounds;
        }
        if (count.isEmpty()) {
            return rounds;
        }
        long asked = count.get()[0];
        long all = asked > 0 && rounds > Long.MAX_VALUE / asked ? Long.MAX_VALUE : rounds * Math.max(0, asked);
        if (all > MOST_ROUNDS && runsOn) {
            endless(node, "asks for " + asked + " rounds and its condition stays true: it would not end");
        } else if (all > MOST_ROUNDS) {
            findings.add(new Finding(
                    Severity.WARNING,
                    "LONG_LOOP",
                    ModelGraph.label(node) + " may run " + asked + " rounds; it is run under a time limit"));
        }
        return Math.max(1, all);
    }

    private void endless(NodeProto node, String what) {
        findings.add(new Finding(
                Severity.UNSAFE,
                "ENDLESS_LOOP",
                ModelGraph.label(node) + " " + what + ". At most " + MOST_ROUNDS
                        + " rounds are allowed. Nothing was run"));
    }

    /** Whether the condition that a loop's body hands on is the one it was given, or a constant true. */
    private static boolean conditionStaysTrue(NodeProto node, Map<String, Extent> known) {
        GraphProto body = ModelGraph.subgraphs(node).getFirst();
        if (body.getOutputCount() == 0 || body.getInputCount() < 2) {
            return false;
        }
        String name = body.getOutput(0).getName();
        for (NodeProto inner : body.getNodeList().reversed()) {
            if (inner.getOutputList().contains(name)) {
                if (inner.getOpType().equals("Identity") || inner.getOpType().equals("Cast")) {
                    name = inner.getInput(0);
                } else {
                    return inner.getOpType().equals("Constant") && isTrue(ShapeRules.apply(inner, List.of()));
                }
            }
        }
        String condition = name;
        Optional<TensorProto> stored = body.getInitializerList().stream()
                .filter(tensor -> tensor.getName().equals(condition))
                .findFirst();
        if (stored.isPresent()) {
            return isTrue(readable(stored.get()));
        }
        boolean handedOn = condition.equals(body.getInput(1).getName());
        boolean given = node.getInputCount() > 1 && !node.getInput(1).isEmpty();
        return handedOn && (!given || isTrue(known.getOrDefault(node.getInput(1), Extent.UNKNOWN)));
    }

    private static boolean isTrue(Extent extent) {
        return extent.values()
                .filter(values -> values.length == 1 && values[0] != 0)
                .isPresent();
    }
}
