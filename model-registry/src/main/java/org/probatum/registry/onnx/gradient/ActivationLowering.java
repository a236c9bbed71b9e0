package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Map;

/** Activations by their definitions in the ONNX operator list. */
final class ActivationLowering {

    /** Above this, log(1 + exp(x)) is x in 64-bit arithmetic. */
    private static final double SOFTPLUS_LINEAR = 37;

    /** Fixed point of mean 0 and variance 1: G. Klambauer et al. (2017), Self-normalizing neural networks, NeurIPS, eq. 14. */
    private static final double SELU_ALPHA = 1.6732632423543772;

    private static final double SELU_GAMMA = 1.0507009873554805;

    private ActivationLowering() {}

    static void register(Map<String, Lowering.Rule> rules) {
        rules.put(
                "LeakyRelu",
                (n, g, t) -> positiveOr(g, n, g.mul(n.getInput(0), g.scalar(Attributes.real(n, "alpha", 0.01)))));
        rules.put("PRelu", (n, g, t) -> positiveOr(g, n, g.mul(n.getInput(0), n.getInput(1))));
        rules.put("ThresholdedRelu", (n, g, t) -> {
            String above = g.op("Greater", n.getInput(0), g.scalar(Attributes.real(n, "alpha", 1)));
            return g.op("Where", above, n.getInput(0), g.scalar(0));
        });
        rules.put(
                "Elu", (n, g, t) -> positiveOr(g, n, exponential(g, n.getInput(0), Attributes.real(n, "alpha", 1), 1)));
        rules.put("Celu", (n, g, t) -> {
            double alpha = Attributes.real(n, "alpha", 1);
            return positiveOr(g, n, exponential(g, n.getInput(0), alpha, alpha));
        });
        rules.put("Selu", ActivationLowering::selu);
        rules.put("Softplus", (n, g, t) -> softplus(g, n.getInput(0)));
        rules.put("Softsign", (n, g, t) -> g.div(n.getInput(0), g.add(g.scalar(1), g.op("Abs", n.getInput(0)))));
        rules.put(
                "HardSigmoid",
                (n, g, t) -> hardSigmoid(
                        g, n.getInput(0), Attributes.real(n, "alpha", 0.2), Attributes.real(n, "beta", 0.5)));
        rules.put("HardSwish", (n, g, t) -> g.mul(n.getInput(0), hardSigmoid(g, n.getInput(0), 1.0 / 6, 0.5)));
        rules.put("Swish", (n, g, t) -> {
            String scaled = g.mul(n.getInput(0), g.scalar(Attributes.real(n, "alpha", 1)));
            return g.mul(n.getInput(0), g.op("Sigmoid", scaled));
        });
        rules.put("Mish", (n, g, t) -> g.mul(n.getInput(0), g.op("Tanh", softplus(g, n.getInput(0)))));
        rules.put("Gelu", ActivationLowering::gelu);
        rules.put("Shrink", ActivationLowering::shrink);
        rules.put("Tan", (n, g, t) -> g.div(g.op("Sin", n.getInput(0)), g.op("Cos", n.getInput(0))));
        rules.put("Sinh", (n, g, t) -> hyperbolic(g, n.getInput(0), "Sub"));
        rules.put("Cosh", (n, g, t) -> hyperbolic(g, n.getInput(0), "Add"));
        rules.put("Asinh", (n, g, t) -> {
            String size = g.op("Abs", n.getInput(0));
            String root = g.op("Sqrt", g.add(g.mul(size, size), g.scalar(1)));
            return g.mul(g.op("Sign", n.getInput(0)), g.op("Log", g.add(size, root)));
        });
        rules.put("Acosh", (n, g, t) -> {
            String x = n.getInput(0);
            return g.op("Log", g.add(x, g.op("Sqrt", g.sub(g.mul(x, x), g.scalar(1)))));
        });
        rules.put("Atanh", (n, g, t) -> {
            String above = g.op("Log", g.add(g.scalar(1), n.getInput(0)));
            return g.mul(g.scalar(0.5), g.sub(above, g.op("Log", g.sub(g.scalar(1), n.getInput(0)))));
        });
        rules.put("Dropout", (n, g, t) -> n.getInput(0));
    }

    /** Towards 0 by the bias; 0 between −λ and λ. */
    private static String shrink(NodeProto node, WorkingGraph g, TensorTypes types) {
        String x = node.getInput(0);
        double limit = Attributes.real(node, "lambd", 0.5);
        String bias = g.scalar(Attributes.real(node, "bias", 0));
        String low = g.op("Where", g.op("Less", x, g.scalar(-limit)), g.add(x, bias), g.scalar(0));
        return g.op("Where", g.op("Greater", x, g.scalar(limit)), g.sub(x, bias), low);
    }

    /** (exp(x) ± exp(−x)) / 2. */
    private static String hyperbolic(WorkingGraph g, String x, String joined) {
        return g.mul(g.scalar(0.5), g.op(joined, g.op("Exp", x), g.op("Exp", g.op("Neg", x))));
    }

    private static String positiveOr(WorkingGraph g, NodeProto node, String otherwise) {
        String x = node.getInput(0);
        return g.op("Where", g.op("Greater", x, g.scalar(0)), x, otherwise);
    }

    /** α (exp(min(x, 0) / γ) − 1). */
    private static String exponential(WorkingGraph g, String x, double alpha, double gamma) {
        String negative = g.div(g.op("Min", x, g.scalar(0)), g.scalar(gamma));
        return g.mul(g.scalar(alpha), g.sub(g.op("Exp", negative), g.scalar(1)));
    }

    private static String selu(NodeProto node, WorkingGraph g, TensorTypes types) {
        double alpha = unrounded(node, "alpha", SELU_ALPHA);
        double gamma = unrounded(node, "gamma", SELU_GAMMA);
        return g.mul(g.scalar(gamma), positiveOr(g, node, exponential(g, node.getInput(0), alpha, 1)));
    }

    /** A constant of the definition, which the attribute holds (or leaves to the default) rounded to 32 bits. */
    private static double unrounded(NodeProto node, String name, double defined) {
        double given = Attributes.real(node, name, defined);
        return (float) given == (float) defined ? defined : given;
    }

    private static String softplus(WorkingGraph g, String x) {
        String limit = g.scalar(SOFTPLUS_LINEAR);
        String curved = g.op("Log", g.add(g.scalar(1), g.op("Exp", g.op("Min", x, limit))));
        return g.op("Where", g.op("Greater", x, limit), x, curved);
    }

    private static String hardSigmoid(WorkingGraph g, String x, double alpha, double beta) {
        String line = g.add(g.mul(x, g.scalar(alpha)), g.scalar(beta));
        return g.op("Clip", line, g.scalar(0), g.scalar(1));
    }

    private static String gelu(NodeProto node, WorkingGraph g, TensorTypes types) {
        String x = node.getInput(0);
        String half = g.mul(g.scalar(0.5), x);
        if (Attributes.text(node, "approximate", "none").equals("tanh")) {
            String cube = g.mul(x, g.mul(x, x));
            String inner = g.mul(g.scalar(Math.sqrt(2 / Math.PI)), g.add(x, g.mul(g.scalar(0.044715), cube)));
            return g.mul(half, g.add(g.scalar(1), g.op("Tanh", inner)));
        }
        String error = g.op("Erf", g.mul(x, g.scalar(Math.sqrt(0.5))));
        return g.mul(half, g.add(g.scalar(1), error));
    }
}
