package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.TensorFiles;

/**
 * A model with some of its learned weights drawn anew: what an explanation must not survive.
 *
 * <p>Layers are randomized from the output towards the input. Each weight tensor becomes normal noise with its own mean and
 * standard deviation, so that activations keep their size.
 *
 * <p>Source: J. Adebayo et al. (2018), Sanity checks for saliency maps, NeurIPS, section 3 (cascading randomization).
 */
public final class WeightRandomization {

    private static final List<String> WEIGHTED = List.of("Conv", "ConvTranspose", "Gemm", "MatMul", "Gather", "Einsum");

    private WeightRandomization() {}

    /** The names of the weight tensors (two axes or more), the one nearest to the output first. */
    public static List<String> layers(byte[] model) {
        GraphProto graph = GradientModel.parse(model).getGraph();
        Map<String, TensorProto> initializers = new HashMap<>();
        graph.getInitializerList().forEach(t -> initializers.put(t.getName(), t));
        List<String> layers = new ArrayList<>();
        for (NodeProto node : graph.getNodeList()) {
            if (WEIGHTED.contains(node.getOpType())) {
                node.getInputList().stream()
                        .filter(i -> isWeight(initializers.get(i)) && !layers.contains(i))
                        .forEach(layers::add);
            }
        }
        Collections.reverse(layers);
        return layers;
    }

    private static boolean isWeight(@org.jspecify.annotations.Nullable TensorProto tensor) {
        return tensor != null && tensor.getDimsCount() >= 2 && DoublePrecision.isFloating(tensor.getDataType());
    }

    /**
     * The model with the weights of the {@code count} layers nearest to the output drawn anew.
     *
     * @param count 1 to the number of {@link #layers}
     * @param seed the same seed gives the same bits
     */
    public static byte[] randomize(byte[] model, int count, long seed) {
        List<String> layers = layers(model);
        if (count < 1 || count > layers.size()) {
            throw new IllegalArgumentException(
                    "The model has " + layers.size() + " weight tensors; cannot randomize " + count);
        }
        List<String> chosen = layers.subList(0, count);
        ModelProto.Builder changed = GradientModel.parse(model).toBuilder();
        GraphProto.Builder graph = changed.getGraphBuilder();
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            TensorProto tensor = graph.getInitializer(i);
            int place = chosen.indexOf(tensor.getName());
            if (place >= 0) {
                graph.setInitializer(i, drawn(tensor, new SplittableRandom(seed + place)));
            }
        }
        return changed.build().toByteArray();
    }

    private static TensorProto drawn(TensorProto tensor, SplittableRandom random) {
        Tensor weights = TensorFiles.toTensor(tensor);
        double[] values = TensorValues.toDoubles(weights);
        double mean = Arrays.stream(values).average().orElse(0);
        double variance = Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0);
        double[] drawn = new double[values.length];
        Arrays.setAll(drawn, i -> mean + Math.sqrt(variance) * random.nextGaussian());
        return TensorFiles.toProto(tensor.getName(), new Tensor.Floats(weights.shape(), TensorValues.toFloats(drawn)));
    }
}
