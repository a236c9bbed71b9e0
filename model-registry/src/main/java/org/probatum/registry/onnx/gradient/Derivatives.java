package org.probatum.registry.onnx.gradient;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The derivative of each primitive operator, by the operator's name. */
final class Derivatives {

    /** Operators whose results do not change with small changes of their arguments: nothing passes back. */
    private static final Set<String> CONSTANT_ALMOST_EVERYWHERE = Set.of(
            "Shape",
            "Size",
            "Greater",
            "GreaterOrEqual",
            "Less",
            "LessOrEqual",
            "Equal",
            "Not",
            "And",
            "Or",
            "Xor",
            "ArgMax",
            "ArgMin",
            "NonZero",
            "Ceil",
            "Floor",
            "Round",
            "Sign",
            "ConstantOfShape",
            "Range",
            "IsNaN",
            "IsInf",
            "OneHot",
            "EyeLike",
            "Hardmax",
            "RandomNormal",
            "RandomUniform",
            "RandomNormalLike",
            "RandomUniformLike",
            "NonMaxSuppression",
            "BitShift");

    private static final Map<String, Derivative> STANDARD = standard();

    private Derivatives() {}

    private static Map<String, Derivative> standard() {
        Map<String, Derivative> derivatives = new HashMap<>();
        ElementwiseDerivatives.register(derivatives);
        ProductDerivatives.register(derivatives);
        ConvolutionDerivatives.register(derivatives);
        ShapeDerivatives.register(derivatives);
        ReductionDerivatives.register(derivatives);
        return Map.copyOf(derivatives);
    }

    static Optional<Derivative> of(String operator) {
        return Optional.ofNullable(STANDARD.get(operator));
    }

    static boolean isConstantAlmostEverywhere(String operator) {
        return CONSTANT_ALMOST_EVERYWHERE.contains(operator);
    }
}
