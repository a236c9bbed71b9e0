package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;

/**
 * Inverse trigonometric functions in 64 bits, from the runtime's 32-bit ones by one step of refinement.
 *
 * <pre>
 *   atan x = y + atan((x − t) / (1 + x t)),        t = tan y
 *   asin x = y + asin(x cos y − √(1 − x²) sin y)
 * </pre>
 *
 * <p>With y right to 1e-7, the second term is its own argument to 1e-21.
 */
final class InverseFunctions {

    private InverseFunctions() {}

    /** @param seed the 32-bit value, in a 64-bit tensor */
    static String atan(WorkingGraph g, String x, String seed) {
        String t = g.div(g.op("Sin", seed), g.op("Cos", seed));
        return g.add(seed, g.div(g.sub(x, t), g.add(g.scalar(1), g.mul(x, t))));
    }

    static String asin(WorkingGraph g, String x, String seed) {
        String root = g.op("Sqrt", g.sub(g.scalar(1), g.mul(x, x)));
        return g.add(seed, g.sub(g.mul(x, g.op("Cos", seed)), g.mul(root, g.op("Sin", seed))));
    }

    /** acos x = ½π − asin x, with the seed of the arc sine. */
    static String acos(WorkingGraph g, String x, String seed) {
        return g.sub(g.scalar(Math.PI / 2), asin(g, x, seed));
    }

    /** The 32-bit value in a 64-bit tensor. */
    static String seed(WorkingGraph g, String type, String x) {
        String narrow = g.op("Cast", List.of(x), Attributes.of("to", DataType.FLOAT_VALUE));
        return g.op("Cast", List.of(g.op(type, narrow)), Attributes.of("to", DataType.DOUBLE_VALUE));
    }
}
