package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One step of a recurrent layer. Tensors of a step have shape [1, rows, hidden].
 *
 * <pre>
 *   RNN    h' = f(x W + h R + b)
 *   GRU    z = f(x Wz + h Rz + bz),  r = f(x Wr + h Rr + br),
 *          n = g(x Wn + bn + r (h Rn + cn))  or, with linear_before_reset 0,  g(x Wn + (r h) Rn + bn + cn),
 *          h' = (1 − z) n + z h
 *   LSTM   i = f(x Wi + h Ri + bi + pi c),  o = f(x Wo + h Ro + bo + po c'),  m = f(x Wf + h Rf + bf + pf c),
 *          c' = m c + i g(x Wc + h Rc + bc),  h' = o k(c')
 * </pre>
 */
final class RecurrentCell {

    /** The state after a step; for RNN and GRU, whose only state is hidden, both are the same tensor. */
    record State(String hidden, String cell) {}

    /**
     * The weights of one direction.
     *
     * @param input transposed, shape [inputs, gates × hidden]
     * @param recurrent transposed, shape [hidden, gates × hidden]
     * @param inputBias shape [gates × hidden], if any
     * @param recurrentBias shape [gates × hidden], if any
     * @param peephole pi, po, pf, if any
     */
    record Weights(
            String input,
            String recurrent,
            Optional<String> inputBias,
            Optional<String> recurrentBias,
            List<String> peephole) {}

    private final NodeProto node;
    private final WorkingGraph g;
    private final int gates;
    private final long hidden;

    private RecurrentCell(NodeProto node, WorkingGraph g, int gates, long hidden) {
        this.node = node;
        this.g = g;
        this.gates = gates;
        this.hidden = hidden;
    }

    static RecurrentCell of(NodeProto node, WorkingGraph g) {
        int gates = switch (node.getOpType()) {
            case "RNN" -> 1;
            case "GRU" -> 3;
            default -> 4;
        };
        long hidden = Attributes.integer(node, "hidden_size", 0);
        if (hidden < 1) {
            throw RecurrentLowering.refuse(node, "does not name its hidden_size");
        }
        return new RecurrentCell(node, g, gates, hidden);
    }

    long hiddenSize() {
        return hidden;
    }

    /** From the node's own weights of one direction, shapes [1, …]. */
    Weights weights(String input, String recurrent, Optional<String> bias, Optional<String> peephole) {
        List<String> biases = bias.map(b -> split(g.reshape(b, g.integers(-1)), 2, gates * hidden, 0))
                .orElse(List.of());
        return new Weights(
                transposed(input),
                transposed(recurrent),
                biases.stream().findFirst(),
                biases.stream().skip(1).findFirst(),
                peephole.map(p -> split(g.reshape(p, g.integers(-1)), 3, hidden, 0))
                        .orElse(List.of()));
    }

    private String transposed(String matrix) {
        return g.transpose(g.op("Squeeze", matrix, g.integers(0)), 1, 0);
    }

    /** What all steps see of the input: x W + b; shape [steps, rows, gates × hidden]. */
    String projected(String x, Weights weights) {
        String product = g.op("MatMul", x, weights.input());
        return weights.inputBias().map(b -> g.add(product, b)).orElse(product);
    }

    State step(String projected, State before, Weights weights, List<String> activations) {
        return switch (node.getOpType()) {
            case "RNN" -> {
                String next = apply(activations.get(0), g.add(projected, fromState(before.hidden(), weights)));
                yield new State(next, next);
            }
            case "GRU" -> gru(projected, before.hidden(), weights, activations);
            default -> lstm(projected, before, weights, activations);
        };
    }

    private String fromState(String h, Weights weights) {
        String product = g.op("MatMul", h, weights.recurrent());
        return weights.recurrentBias().map(b -> g.add(product, b)).orElse(product);
    }

    private State gru(String projected, String h, Weights weights, List<String> activations) {
        List<String> x = split(projected, 3, hidden, 2);
        boolean linearFirst = Attributes.integer(node, "linear_before_reset", 0) != 0;
        List<String> s = split(fromState(h, weights), 3, hidden, 2);
        String z = apply(activations.get(0), g.add(x.get(0), s.get(0)));
        String r = apply(activations.get(0), g.add(x.get(1), s.get(1)));
        String candidate = linearFirst
                ? g.add(x.get(2), g.mul(r, s.get(2)))
                : g.add(
                        x.get(2),
                        split(fromState(g.mul(r, h), weights), 3, hidden, 2).get(2));
        String n = apply(activations.get(1), candidate);
        String next = g.add(g.mul(g.sub(g.scalar(1), z), n), g.mul(z, h));
        return new State(next, next);
    }

    private State lstm(String projected, State before, Weights weights, List<String> activations) {
        List<String> gate = split(g.add(projected, fromState(before.hidden(), weights)), 4, hidden, 2);
        List<String> p = weights.peephole();
        String i = apply(activations.get(0), peeped(gate.get(0), p, 0, before.cell()));
        String m = apply(activations.get(0), peeped(gate.get(2), p, 2, before.cell()));
        String cell = g.add(g.mul(m, before.cell()), g.mul(i, apply(activations.get(1), gate.get(3))));
        String o = apply(activations.get(0), peeped(gate.get(1), p, 1, cell));
        return new State(g.mul(o, apply(activations.get(2), cell)), cell);
    }

    private String peeped(String gate, List<String> peephole, int index, String cell) {
        return peephole.isEmpty() ? gate : g.add(gate, g.mul(peephole.get(index), cell));
    }

    /** The activations of one direction, by their ONNX names. */
    List<String> activations(int direction) {
        List<String> usual = switch (node.getOpType()) {
            case "RNN" -> List.of("Tanh");
            case "GRU" -> List.of("Sigmoid", "Tanh");
            default -> List.of("Sigmoid", "Tanh", "Tanh");
        };
        List<String> given = Attributes.find(node, "activations")
                .map(a -> a.getStringsList().stream().map(s -> s.toStringUtf8()).toList())
                .orElse(List.of());
        if (given.isEmpty()) {
            return usual;
        }
        int from = direction * usual.size();
        if (given.size() < from + usual.size()) {
            throw RecurrentLowering.refuse(node, "names " + given.size() + " activations");
        }
        return given.subList(from, from + usual.size());
    }

    private String apply(String activation, String x) {
        return switch (activation) {
            case "Sigmoid", "Tanh", "Relu" -> g.op(activation, x);
            case "HardSigmoid" -> {
                String line = g.add(g.mul(x, g.scalar(0.2)), g.scalar(0.5));
                yield g.op("Clip", line, g.scalar(0), g.scalar(1));
            }
            case "Softsign" -> g.div(x, g.add(g.scalar(1), g.op("Abs", x)));
            default -> throw RecurrentLowering.refuse(node, "has activation " + activation);
        };
    }

    private List<String> split(String tensor, int count, long length, long axis) {
        List<String> parts = new ArrayList<>();
        long[] lengths = new long[count];
        for (int i = 0; i < count; i++) {
            parts.add(g.fresh("gate"));
            lengths[i] = length;
        }
        g.opNamed("Split", List.of(tensor, g.integers(lengths)), parts, Attributes.of("axis", axis));
        return parts;
    }
}
