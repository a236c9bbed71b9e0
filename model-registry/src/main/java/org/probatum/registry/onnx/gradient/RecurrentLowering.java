package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recurrent layers (RNN, GRU, LSTM; forward, reverse, bidirectional) written out step by step, by the equations of the ONNX
 * operator list. Rows shorter than the longest keep their state and give zeros behind their end.
 */
final class RecurrentLowering {

    /** Longer sequences make graphs that no longer load in reasonable time. */
    private static final int MOST_STEPS = 2000;

    private final NodeProto node;
    private final WorkingGraph g;
    private final RecurrentCell cell;
    private final int steps;
    private final int directions;

    private RecurrentLowering(NodeProto node, WorkingGraph g, TensorTypes types) {
        this.node = node;
        this.g = g;
        this.cell = RecurrentCell.of(node, g);
        this.directions = direction(node).equals("bidirectional") ? 2 : 1;
        long length = types.length(node.getInput(0), 0)
                .orElseThrow(() -> refuse(node, "has a sequence length that is not known before the model runs"));
        if (length > MOST_STEPS) {
            throw refuse(node, "runs over " + length + " steps; up to " + MOST_STEPS + " can be differentiated");
        }
        this.steps = (int) length;
    }

    static void register(Map<String, Lowering.Rule> rules) {
        for (String type : List.of("RNN", "GRU", "LSTM")) {
            rules.put(type, (n, g, t) -> new RecurrentLowering(n, g, t).lower());
        }
    }

    static NotDifferentiableException refuse(NodeProto node, String why) {
        return new NotDifferentiableException("Operator " + node.getOpType() + " (result " + firstResult(node) + ") "
                + why + "; " + NotDifferentiableException.REMAINING_ROUTES);
    }

    private static String firstResult(NodeProto node) {
        return node.getOutputList().stream()
                .filter(o -> !o.isEmpty())
                .findFirst()
                .orElse(node.getName());
    }

    private static String direction(NodeProto node) {
        return Attributes.text(node, "direction", "forward");
    }

    private String lower() {
        requireSupported();
        List<String> outputs = new ArrayList<>();
        List<String> lastHidden = new ArrayList<>();
        List<String> lastCell = new ArrayList<>();
        for (int d = 0; d < directions; d++) {
            boolean backwards = d == 1 || direction(node).equals("reverse");
            List<String> results = new ArrayList<>();
            RecurrentCell.State last = run(d, backwards, results);
            outputs.add(g.op("Unsqueeze", g.concat(0, results), g.integers(1)));
            lastHidden.add(last.hidden());
            lastCell.add(last.cell());
        }
        name(0, g.concat(1, outputs));
        name(1, g.concat(0, lastHidden));
        name(2, g.concat(0, lastCell));
        return node.getOutput(0);
    }

    private void requireSupported() {
        if (Attributes.integer(node, "layout", 0) != 0) {
            throw refuse(node, "has its rows before its steps (layout 1)");
        }
        if (Attributes.has(node, "clip")) {
            throw refuse(node, "clips inside its cells");
        }
        if (Attributes.integer(node, "input_forget", 0) != 0) {
            throw refuse(node, "couples its input and forget gates");
        }
    }

    private void name(int output, String tensor) {
        if (output < node.getOutputCount() && !node.getOutput(output).isEmpty()) {
            g.opNamed("Identity", List.of(tensor), List.of(node.getOutput(output)));
        }
    }

    /** One direction over all steps; results in the order of the steps. */
    private RecurrentCell.State run(int d, boolean backwards, List<String> results) {
        RecurrentCell.Weights weights =
                cell.weights(part(1, d), part(2, d), optional(3).map(b -> slice(b, d)), peephole(d));
        String projected = cell.projected(node.getInput(0), weights);
        List<String> inputs = pieces(projected, steps);
        RecurrentCell.State state = initial(d);
        String[] inOrder = new String[steps];
        for (int i = 0; i < steps; i++) {
            int step = backwards ? steps - 1 - i : i;
            RecurrentCell.State next = cell.step(inputs.get(step), state, weights, cell.activations(d));
            Optional<String> running = running(step);
            RecurrentCell.State before = state;
            state = running.map(r -> kept(r, next, before)).orElse(next);
            inOrder[step] = running.map(r -> g.op("Where", r, next.hidden(), g.scalar(0)))
                    .orElse(next.hidden());
        }
        results.addAll(List.of(inOrder));
        return state;
    }

    private RecurrentCell.State kept(String running, RecurrentCell.State next, RecurrentCell.State before) {
        String hidden = g.op("Where", running, next.hidden(), before.hidden());
        boolean same = next.cell().equals(next.hidden());
        return new RecurrentCell.State(hidden, same ? hidden : g.op("Where", running, next.cell(), before.cell()));
    }

    /** Which rows have this step; shape [1, rows, 1]. */
    private Optional<String> running(int step) {
        return optional(4).map(lengths -> {
            String wide = g.op(
                    "Cast",
                    List.of(lengths),
                    Attributes.of("to", ai.onnx.proto.OnnxMl.TensorProto.DataType.INT64_VALUE));
            return g.reshape(g.op("Greater", wide, g.integerScalar(step)), g.integers(1, -1, 1));
        });
    }

    private RecurrentCell.State initial(int d) {
        String rows = g.dimension(g.shapeOf(node.getInput(0)), 1);
        String zeros = g.zeros(g.concat(0, List.of(g.integers(1), rows, g.integers(cell.hiddenSize()))));
        String hidden = optional(5).map(h -> slice(h, d)).orElse(zeros);
        boolean twoStates = node.getOpType().equals("LSTM");
        return new RecurrentCell.State(
                hidden, twoStates ? optional(6).map(c -> slice(c, d)).orElse(zeros) : hidden);
    }

    private Optional<String> peephole(int d) {
        return node.getOpType().equals("LSTM") ? optional(7).map(p -> slice(p, d)) : Optional.empty();
    }

    private Optional<String> optional(int input) {
        return input < node.getInputCount() && !node.getInput(input).isEmpty()
                ? Optional.of(node.getInput(input))
                : Optional.empty();
    }

    private String part(int input, int d) {
        return slice(node.getInput(input), d);
    }

    /** What belongs to one direction, the first axis kept. */
    private String slice(String tensor, int d) {
        return directions == 1 ? tensor : pieces(tensor, directions).get(d);
    }

    private List<String> pieces(String tensor, int count) {
        if (count == 1) {
            return List.of(tensor);
        }
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pieces.add(g.fresh("piece"));
        }
        long[] ones = new long[count];
        java.util.Arrays.fill(ones, 1);
        g.opNamed("Split", List.of(tensor, g.integers(ones)), pieces, Attributes.of("axis", 0));
        return pieces;
    }
}
