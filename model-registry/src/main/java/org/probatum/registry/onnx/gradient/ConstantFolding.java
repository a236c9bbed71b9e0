package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.probatum.registry.ModelLoadException;
import org.probatum.registry.ModelRunException;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.OnnxModelSession;
import org.probatum.registry.onnx.SessionSettings;

/**
 * Computes, in 64-bit arithmetic, what depends on constants only: weights that an exporter left as a product of length and
 * direction (weight normalization), standardized weights, scales of a resizing. The later passes then find a constant.
 *
 * <p>Operators that only repeat or number values are left alone where no weights are made of them, because their results may be
 * large and nothing needs them.
 */
final class ConstantFolding {

    private static final Set<String> REPEATING =
            Set.of("Expand", "Tile", "ConstantOfShape", "Range", "EyeLike", "OneHot");

    private static final Set<String> RANDOM = Set.of(
            "Multinomial", "Bernoulli", "RandomNormal", "RandomNormalLike", "RandomUniform", "RandomUniformLike");

    /** Operators whose later arguments must be constants for their derivatives. */
    private static final Set<String> WEIGHTED =
            Set.of("Conv", "ConvTranspose", "LSTM", "GRU", "RNN", "Resize", "Upsample", "BatchNormalization");

    private ConstantFolding() {}

    static void apply(WorkingGraph graph) {
        List<NodeProto> foldable = foldable(graph);
        if (foldable.isEmpty()) {
            return;
        }
        Optional<Map<String, Tensor>> values =
                run(graph, foldable, true).or(() -> run(graph, foldable, false)); // where a kernel is 32-bit only
        values.ifPresent(found -> {
            graph.takeNodes().stream()
                    .filter(n -> !found.keySet().containsAll(results(n)))
                    .forEach(graph::add);
            found.forEach(graph::constant);
        });
    }

    private static List<String> results(NodeProto node) {
        return node.getOutputList().stream().filter(o -> !o.isEmpty()).toList();
    }

    private static List<NodeProto> foldable(WorkingGraph graph) {
        Set<String> constant = new HashSet<>(graph.constants().keySet());
        Set<String> weights = weights(graph);
        List<NodeProto> foldable = new ArrayList<>();
        for (NodeProto node : graph.nodes()) {
            Set<String> uses = WorkingGraph.uses(node);
            boolean folds = node.getDomain().isEmpty()
                    && !uses.isEmpty()
                    && !RANDOM.contains(node.getOpType())
                    && (!REPEATING.contains(node.getOpType()) || weights.contains(node.getOutput(0)))
                    && !node.getOpType().contains("Sequence")
                    && node.getAttributeList().stream().noneMatch(AttributeProto::hasG)
                    && constant.containsAll(uses);
            if (folds) {
                foldable.add(node);
                constant.addAll(results(node));
            }
        }
        return foldable;
    }

    /** What weights are made of. */
    private static Set<String> weights(WorkingGraph graph) {
        Set<String> weights = new HashSet<>();
        for (NodeProto node : graph.nodes().reversed()) {
            if (WEIGHTED.contains(node.getOpType())) {
                weights.addAll(node.getInputList().subList(1, node.getInputCount()));
            }
            if (node.getOutputList().stream().anyMatch(weights::contains)) {
                weights.addAll(node.getInputList());
            }
        }
        return weights;
    }

    private static Optional<Map<String, Tensor>> run(WorkingGraph graph, List<NodeProto> nodes, boolean wide) {
        WorkingGraph part = graph.part(
                nodes, nodes.stream().flatMap(n -> results(n).stream()).toList());
        if (wide) {
            DoublePrecision.apply(part);
        }
        ModelProto model = part.toModel(wide ? DataType.DOUBLE_VALUE : DataType.FLOAT_VALUE);
        SessionSettings plain = SessionSettings.defaults().with(SessionSettings.Optimization.NONE);
        try (OnnxModelSession session = OnnxModelSession.open(model.toByteArray(), plain)) {
            return Optional.of(new LinkedHashMap<>(session.run(Map.of(), Set.of())));
        } catch (ModelLoadException | ModelRunException e) {
            return Optional.empty(); // then the weights stay computed, and whoever needs a constant says so
        }
    }
}
