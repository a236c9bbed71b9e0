package org.probatum.registry.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The shapes, and where few and whole the values, of a node's results. An operator that is not known here gives an unknown
 * extent.
 *
 * <p>Source: the ONNX operator specification, opset 7 to 21.
 */
final class ShapeRules {

    private static final Set<String> SAME = Set.of(
            "Relu",
            "Sigmoid",
            "Tanh",
            "Selu",
            "Elu",
            "Celu",
            "LeakyRelu",
            "PRelu",
            "Gelu",
            "Erf",
            "Exp",
            "Log",
            "Sqrt",
            "Neg",
            "Abs",
            "Clip",
            "Softmax",
            "LogSoftmax",
            "Hardmax",
            "LayerNormalization",
            "BatchNormalization",
            "InstanceNormalization",
            "GroupNormalization",
            "Dropout",
            "Not",
            "Floor",
            "Ceil",
            "Round",
            "Sign",
            "Reciprocal",
            "HardSigmoid",
            "HardSwish",
            "Softplus",
            "Softsign",
            "Sin",
            "Cos",
            "IsNaN",
            "IsInf",
            "CumSum",
            "LRN",
            "ThresholdedRelu",
            "Mish",
            "Trilu");

    private ShapeRules() {}

    /** The extent of the node's first result. */
    static Extent apply(NodeProto node, List<Extent> inputs) {
        try {
            return first(node, inputs);
        } catch (RuntimeException e) {
            // A graph whose shapes contradict each other is refused by the runtime, with its own message.
            return Extent.UNKNOWN;
        }
    }

    /** The extents of all results of a node; of most operators only the first is followed. */
    static List<Extent> applyAll(NodeProto node, List<Extent> inputs) {
        boolean split = node.getOpType().equals("Split")
                && !inputs.isEmpty()
                && inputs.get(0).shape().isPresent();
        return split ? new ArrangedShapes(node, inputs).parts() : List.of(apply(node, inputs));
    }

    private static Extent first(NodeProto node, List<Extent> in) {
        String type = node.getOpType();
        Optional<Extent> made = new MadeShapes(node, in).of(type);
        if (made.isPresent()) {
            return made.get();
        }
        if (in.stream().anyMatch(extent -> extent.shape().isEmpty())) {
            return Extent.UNKNOWN;
        }
        if (type.equals("Identity")) {
            return in.get(0);
        }
        if (SAME.contains(type)) {
            return Extent.of(in.get(0).shape().orElseThrow());
        }
        return new BroadcastShapes(node, in)
                .of(type)
                .or(() -> new ArrangedShapes(node, in).of(type))
                .or(() -> new WindowShapes(node, in).of(type))
                .orElse(Extent.UNKNOWN);
    }
}
