package org.probatum.registry.onnx.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Derivatives of operators that reshape, select, join and repeat. */
final class ShapeDerivatives {

    private ShapeDerivatives() {}

    static void register(Map<String, Derivative> derivatives) {
        for (String type : List.of("Reshape", "Flatten", "Squeeze", "Unsqueeze")) {
            derivatives.put(
                    type,
                    c -> c.giveWhenWanted(0, g -> c.graph().reshape(g, c.graph().shapeOf(c.in(0)))));
        }
        for (String type : List.of("GatherElements", "GatherND", "Tile", "Compress")) {
            derivatives.put(type, Movement::differentiate);
        }
        derivatives.put(
                "SpaceToDepth",
                c -> c.giveWhenWanted(
                        0, g -> c.graph().op("DepthToSpace", List.of(g), Attributes.copy(c.node(), "blocksize"))));
        derivatives.put("Transpose", ShapeDerivatives::transpose);
        derivatives.put("Expand", ShapeDerivatives::expand);
        derivatives.put("Concat", ShapeDerivatives::concat);
        derivatives.put("Split", ShapeDerivatives::split);
        derivatives.put("Slice", ShapeDerivatives::slice);
        derivatives.put("Gather", ShapeDerivatives::gather);
        derivatives.put("Pad", ShapeDerivatives::pad);
        derivatives.put("TopK", c -> c.grad(0).ifPresent(g -> topK(c, g)));
        derivatives.put("Trilu", ShapeDerivatives::triangle);
        derivatives.put("ScatterElements", ShapeDerivatives::replaced);
        derivatives.put("ScatterND", ShapeDerivatives::replaced);
    }

    private static void transpose(DerivativeContext c) {
        Optional<long[]> permutation = Attributes.integers(c.node(), "perm");
        if (permutation.isEmpty()) {
            c.giveWhenWanted(0, g -> c.graph().op("Transpose", g));
            return;
        }
        long[] inverse = new long[permutation.get().length];
        for (int i = 0; i < inverse.length; i++) {
            inverse[(int) permutation.get()[i]] = i;
        }
        c.giveWhenWanted(0, g -> c.graph().transpose(g, inverse));
    }

    private static void expand(DerivativeContext c) {
        if (c.wants(0)) {
            c.giveReduced(0, c.grad());
        }
    }

    private static void concat(DerivativeContext c) {
        WorkingGraph graph = c.graph();
        long axis = Attributes.integer(c.node(), "axis", 0);
        List<String> lengths = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (String argument : c.node().getInputList()) {
            lengths.add(lengthAlong(c, argument, axis));
            parts.add(graph.fresh("part"));
        }
        graph.opNamed("Split", List.of(c.grad(), graph.concat(0, lengths)), parts, Attributes.of("axis", axis));
        for (int i = 0; i < parts.size(); i++) {
            if (c.wants(i)) {
                c.give(i, parts.get(i));
            }
        }
    }

    private static String lengthAlong(DerivativeContext c, String tensor, long axis) {
        int rank = c.types().rank(tensor);
        int positive = (int) (axis < 0 ? axis + rank : axis);
        Optional<Long> known = rank == 0 ? Optional.empty() : c.types().length(tensor, positive);
        WorkingGraph graph = c.graph();
        return known.map(graph::integers).orElseGet(() -> graph.dimension(graph.shapeOf(tensor), axis));
    }

    private static void split(DerivativeContext c) {
        WorkingGraph graph = c.graph();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < c.node().getOutputCount(); i++) {
            String result = c.out(i);
            parts.add(c.grad(i).orElseGet(() -> graph.zeros(graph.shapeOf(result))));
        }
        if (c.wants(0)) {
            c.give(0, graph.concat(Attributes.integer(c.node(), "axis", 0), parts));
        }
    }

    /** Steps of one from a constant start are undone by padding, the general case by scattering. */
    private static void slice(DerivativeContext c) {
        if (!c.wants(0)) {
            return;
        }
        Optional<long[]> starts = c.graph().integers(c.in(1));
        Optional<long[]> axes = c.hasIn(3) ? c.graph().integers(c.in(3)) : Optional.empty();
        Optional<long[]> steps = c.hasIn(4) ? c.graph().integers(c.in(4)) : Optional.of(new long[] {1});
        int rank = c.types().rank(c.in(0));
        boolean simple = rank > 0
                && starts.isPresent()
                && axes.isPresent()
                && steps.isPresent()
                && Arrays.stream(starts.get()).allMatch(s -> s == 0)
                && Arrays.stream(steps.get()).allMatch(s -> s == 1);
        if (!simple) {
            Movement.differentiate(c);
            return;
        }
        WorkingGraph graph = c.graph();
        String gradient = c.grad();
        String missing = graph.sub(graph.shapeOf(c.in(0)), graph.shapeOf(gradient));
        c.give(0, graph.op("Pad", gradient, graph.concat(0, List.of(graph.integers(new long[rank]), missing))));
    }

    private static void gather(DerivativeContext c) {
        if (!c.wants(0)) {
            return;
        }
        int rank = c.types().requireRank(c.in(0), "Gather");
        long axis = Math.floorMod(Attributes.integer(c.node(), "axis", 0), (long) rank);
        WorkingGraph graph = c.graph();
        String shape = graph.shapeOf(c.in(0));
        // The gradient with the axes of the indices joined into one, so that it has the rank of the data.
        List<String> joined = new ArrayList<>();
        long[] around = new long[rank];
        Arrays.fill(around, 1);
        around[(int) axis] = -1;
        for (int i = 0; i < rank; i++) {
            joined.add(i == axis ? graph.integers(-1) : graph.dimension(shape, i));
        }
        String gradient = graph.reshape(c.grad(), graph.concat(0, joined));
        String indices = graph.op(
                "Cast", List.of(c.in(1)), Attributes.of("to", ai.onnx.proto.OnnxMl.TensorProto.DataType.INT64_VALUE));
        String places = graph.expand(graph.reshape(indices, graph.integers(around)), graph.shapeOf(gradient));
        c.give(
                0,
                graph.op(
                        "ScatterElements",
                        List.of(graph.zeros(shape), places, gradient),
                        Attributes.of("axis", axis),
                        Attributes.of("reduction", "add")));
    }

    /** A constant margin is cut off again; a reflected or repeated one goes back to its source. */
    private static void pad(DerivativeContext c) {
        if (!c.wants(0)) {
            return;
        }
        if (!Attributes.text(c.node(), "mode", "constant").equals("constant")) {
            Movement.differentiate(c);
            return;
        }
        WorkingGraph graph = c.graph();
        List<String> arguments = new ArrayList<>(List.of(c.grad(), graph.op("Neg", c.in(1))));
        if (c.hasIn(3)) {
            arguments.addAll(List.of("", c.in(3)));
        }
        c.give(0, graph.op("Pad", arguments));
    }

    private static void topK(DerivativeContext c, String gradient) {
        int rank = c.types().requireRank(c.in(0), "TopK");
        long axis = Math.floorMod(Attributes.integer(c.node(), "axis", -1), (long) rank);
        WorkingGraph graph = c.graph();
        c.give(
                0,
                graph.op(
                        "ScatterElements",
                        List.of(graph.zeros(graph.shapeOf(c.in(0))), c.out(1), gradient),
                        Attributes.of("axis", axis),
                        Attributes.of("reduction", "add")));
    }

    private static void triangle(DerivativeContext c) {
        List<String> diagonal = c.hasIn(1) ? List.of(c.in(1)) : List.of();
        c.giveWhenWanted(0, g -> {
            List<String> arguments = new ArrayList<>(List.of(g));
            arguments.addAll(diagonal);
            return c.graph().op("Trilu", arguments, Attributes.copy(c.node(), "upper"));
        });
    }

    /** What was overwritten has no gradient; what was written, or added, takes the gradient at its place. */
    private static void replaced(DerivativeContext c) {
        String reduction = Attributes.text(c.node(), "reduction", "none");
        if (!reduction.equals("none") && !reduction.equals("add")) {
            throw c.refuse("combines values by " + reduction);
        }
        WorkingGraph graph = c.graph();
        boolean elements = c.node().getOpType().equals("ScatterElements");
        var attributes = Attributes.copy(c.node(), "axis");
        if (c.wants(0) && reduction.equals("add")) {
            c.give(0, c.grad());
        } else if (c.wants(0)) {
            String zeros = graph.zeros(graph.shapeOf(c.in(2)));
            c.give(0, graph.op(c.node().getOpType(), List.of(c.grad(), c.in(1), zeros), attributes));
        }
        if (c.wants(2)) {
            c.give(2, graph.op(elements ? "GatherElements" : "GatherND", List.of(c.grad(), c.in(1)), attributes));
        }
    }
}
