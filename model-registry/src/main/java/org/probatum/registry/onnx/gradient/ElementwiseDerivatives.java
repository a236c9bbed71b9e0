package org.probatum.registry.onnx.gradient;

import java.util.Map;
import java.util.function.BiFunction;

/** Derivatives of operators that work value by value, with broadcasting where they take several arguments. */
final class ElementwiseDerivatives {

    private ElementwiseDerivatives() {}

    static void register(Map<String, Derivative> derivatives) {
        derivatives.put("Add", c -> sum(c));
        derivatives.put("Sum", c -> sum(c));
        derivatives.put("Sub", ElementwiseDerivatives::difference);
        derivatives.put("Mul", ElementwiseDerivatives::product);
        derivatives.put("Div", ElementwiseDerivatives::quotient);
        derivatives.put("Pow", ElementwiseDerivatives::power);
        derivatives.put("Max", ElementwiseDerivatives::extreme);
        derivatives.put("Min", ElementwiseDerivatives::extreme);
        derivatives.put("Where", ElementwiseDerivatives::where);
        derivatives.put("Clip", ElementwiseDerivatives::clip);
        derivatives.put("Identity", c -> c.giveWhenWanted(0, g -> g));
        derivatives.put("Cast", c -> c.giveWhenWanted(0, g -> g));
        derivatives.put("CastLike", c -> c.giveWhenWanted(0, g -> g));
        derivatives.put("Mod", ElementwiseDerivatives::remainder);
        derivatives.put("Neg", c -> c.giveWhenWanted(0, g -> c.graph().op("Neg", g)));
        derivatives.put("Relu", c -> c.giveWhenWanted(0, g -> relu(c, g)));
        factor(derivatives, "Abs", (c, g) -> g.op("Sign", c.in(0)));
        factor(derivatives, "Exp", (c, g) -> c.out(0));
        factor(derivatives, "Log", (c, g) -> g.op("Reciprocal", c.in(0)));
        derivatives.put("Sqrt", c -> c.giveWhenWanted(0, g -> root(c, g)));
        factor(derivatives, "Reciprocal", (c, g) -> g.op("Neg", square(g, c.out(0))));
        factor(derivatives, "Sigmoid", (c, g) -> g.mul(c.out(0), g.sub(g.scalar(1), c.out(0))));
        factor(derivatives, "Tanh", (c, g) -> g.sub(g.scalar(1), square(g, c.out(0))));
        factor(derivatives, "Sin", (c, g) -> g.op("Cos", c.in(0)));
        factor(derivatives, "Cos", (c, g) -> g.op("Neg", g.op("Sin", c.in(0))));
        factor(derivatives, "Atan", (c, g) -> g.op("Reciprocal", g.add(g.scalar(1), square(g, c.in(0)))));
        factor(derivatives, "Asin", (c, g) -> inverseRoot(g, g.sub(g.scalar(1), square(g, c.in(0)))));
        factor(derivatives, "Acos", (c, g) -> g.op("Neg", inverseRoot(g, g.sub(g.scalar(1), square(g, c.in(0))))));
        factor(
                derivatives,
                "Erf",
                (c, g) -> g.mul(g.scalar(2 / Math.sqrt(Math.PI)), g.op("Exp", g.op("Neg", square(g, c.in(0))))));
    }

    /** f'(x) times the gradient; {@code slope} appends f'(x). */
    private static void factor(
            Map<String, Derivative> derivatives,
            String type,
            BiFunction<DerivativeContext, WorkingGraph, String> slope) {
        derivatives.put(type, c -> c.giveWhenWanted(0, g -> c.graph().mul(g, slope.apply(c, c.graph()))));
    }

    /**
     * ½ / √x; where no gradient arrives, none goes on, also at 0, where the slope is infinite. A norm, the root of a sum of squares,
     * passes nothing back at 0.
     */
    private static String root(DerivativeContext c, String gradient) {
        WorkingGraph graph = c.graph();
        if (isSumOfSquares(graph, c.in(0))) {
            String none = graph.op("Equal", c.out(0), graph.scalar(0));
            String size = graph.op("Where", none, graph.scalar(1), c.out(0));
            return graph.mul(gradient, graph.div(graph.scalar(0.5), size));
        }
        String slope = graph.mul(gradient, graph.div(graph.scalar(0.5), c.out(0)));
        return graph.op("Where", graph.op("Equal", gradient, graph.scalar(0)), graph.scalar(0), slope);
    }

    private static boolean isSumOfSquares(WorkingGraph graph, String tensor) {
        return graph.maker(tensor)
                .filter(sum -> sum.getOpType().equals("ReduceSum"))
                .flatMap(sum -> graph.maker(sum.getInput(0)))
                .filter(square -> square.getInputCount() == 2)
                .filter(square -> switch (square.getOpType()) {
                    case "Mul" -> square.getInput(0).equals(square.getInput(1));
                    case "Pow" ->
                        graph.reals(square.getInput(1))
                                .filter(p -> p.length == 1 && p[0] == 2)
                                .isPresent();
                    default -> false;
                })
                .isPresent();
    }

    private static void remainder(DerivativeContext c) {
        if (c.wants(1)) {
            throw c.refuse("has a divisor that depends on the input");
        }
        if (c.wants(0)) {
            c.giveReduced(0, c.grad());
        }
    }

    private static String square(WorkingGraph graph, String x) {
        return graph.mul(x, x);
    }

    private static String inverseRoot(WorkingGraph graph, String x) {
        return graph.op("Reciprocal", graph.op("Sqrt", x));
    }

    private static String relu(DerivativeContext c, String gradient) {
        // The sign of a rectified value is 0 or 1: cheaper than a comparison and a selection.
        String passing = c.reluRule() == ReluRule.GUIDED ? c.graph().op("Relu", gradient) : gradient;
        return c.graph().mul(passing, c.graph().op("Sign", c.out(0)));
    }

    private static void sum(DerivativeContext c) {
        String gradient = c.grad();
        for (int i = 0; i < c.node().getInputCount(); i++) {
            if (c.wants(i)) {
                c.giveReduced(i, gradient);
            }
        }
    }

    private static void difference(DerivativeContext c) {
        String gradient = c.grad();
        if (c.wants(0)) {
            c.giveReduced(0, gradient);
        }
        if (c.wants(1)) {
            c.giveReduced(1, c.graph().op("Neg", gradient));
        }
    }

    private static void product(DerivativeContext c) {
        String gradient = c.grad();
        if (c.wants(0)) {
            c.giveReduced(0, c.graph().mul(gradient, c.in(1)));
        }
        if (c.wants(1)) {
            c.giveReduced(1, c.graph().mul(gradient, c.in(0)));
        }
    }

    private static void quotient(DerivativeContext c) {
        WorkingGraph graph = c.graph();
        String share = graph.div(c.grad(), c.in(1));
        if (c.wants(0)) {
            c.giveReduced(0, share);
        }
        if (c.wants(1)) {
            c.giveReduced(1, graph.op("Neg", graph.mul(share, c.out(0))));
        }
    }

    private static void power(DerivativeContext c) {
        WorkingGraph graph = c.graph();
        String gradient = c.grad();
        String exponent = c.types().isFloating(c.in(1)) ? c.in(1) : graph.castToReal(c.in(1));
        if (c.wants(0)) {
            String lower = graph.op("Pow", c.in(0), graph.sub(exponent, graph.scalar(1)));
            c.giveReduced(0, graph.mul(gradient, graph.mul(exponent, lower)));
        }
        if (c.wants(1)) {
            c.giveReduced(1, graph.mul(gradient, graph.mul(c.out(0), graph.op("Log", c.in(0)))));
        }
    }

    /** Arguments that tie for the extreme share its gradient equally. */
    private static void extreme(DerivativeContext c) {
        WorkingGraph graph = c.graph();
        int count = c.node().getInputCount();
        String[] chosen = new String[count];
        String ties = "";
        for (int i = 0; i < count; i++) {
            chosen[i] = graph.castToReal(graph.op("Equal", c.in(i), c.out(0)));
            ties = ties.isEmpty() ? chosen[i] : graph.add(ties, chosen[i]);
        }
        String share = graph.div(c.grad(), ties);
        for (int i = 0; i < count; i++) {
            if (c.wants(i)) {
                c.giveReduced(i, graph.mul(share, chosen[i]));
            }
        }
    }

    private static void where(DerivativeContext c) {
        WorkingGraph graph = c.graph();
        String gradient = c.grad();
        if (c.wants(1)) {
            c.giveReduced(1, graph.op("Where", c.in(0), gradient, graph.scalar(0)));
        }
        if (c.wants(2)) {
            c.giveReduced(2, graph.op("Where", c.in(0), graph.scalar(0), gradient));
        }
    }

    /** Passes where the bounds, which count as inside, did not cut. */
    private static void clip(DerivativeContext c) {
        if (c.wants(1) || c.wants(2)) {
            throw c.refuse("has bounds that depend on the input");
        }
        WorkingGraph graph = c.graph();
        c.giveWhenWanted(0, g -> graph.mul(g, graph.castToReal(graph.op("Equal", c.in(0), c.out(0)))));
    }
}
