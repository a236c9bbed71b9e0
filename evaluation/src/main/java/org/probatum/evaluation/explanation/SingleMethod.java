package org.probatum.evaluation.explanation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.evaluation.interpretability.OcclusionUnits;
import org.probatum.evaluation.interpretability.Player;
import org.probatum.evaluation.interpretability.Tensors;
import org.probatum.registry.NamedTensor;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.TensorFiles;

/**
 * The options of {@code model explain --method}.
 *
 * @param method what to compute
 * @param output the explained output
 * @param target which of its values, counted from 0
 * @param layer for maps and attention; otherwise, and when there is only one choice, empty
 * @param steps of integrated gradients
 * @param baseline {@code zero}, {@code mean} or the path of a {@code .pb} file
 */
public record SingleMethod(
        ExplanationMethod method, String output, int target, Optional<String> layer, int steps, String baseline) {

    private static final int SAMPLES = 1000;
    private static final int DRAWS = 200;
    private static final long SEED = 1;
    private static final int PATCH_OF_IMAGE = 8;
    private static final int PATCH_OF_VOLUME = 4;

    /** The defaults of the command: target 0, 64 steps, baseline zero. */
    public static SingleMethod of(ExplanationMethod method, String output) {
        return new SingleMethod(method, output, 0, Optional.empty(), 64, "zero");
    }

    List<ExplanationRequest> requests(ExplainableModel model, InputBatch inputs, Path modelFolder) {
        if (!model.outputNames().contains(output)) {
            throw new IllegalArgumentException(
                    "The model has no output " + output + "; it has " + String.join(", ", model.outputNames()));
        }
        return switch (method) {
            case GRADIENT, GRADIENT_X_INPUT, GUIDED_BACKPROPAGATION ->
                smooth(inputs).stream()
                        .map(i -> request(i, new ExplanationRequest.OfInput(method, i)))
                        .toList();
            case INTEGRATED_GRADIENTS -> alongPath(model, inputs, modelFolder);
            case CAM, GRAD_CAM, GRAD_CAM_PLUS_PLUS, GRAD_CAM_WEIGHTS, ATTENTION, ATTENTION_ROLLOUT ->
                layers(model).stream()
                        .map(l -> request(l, new ExplanationRequest.OfLayer(method, l, Optional.empty())))
                        .toList();
            case OCCLUSION ->
                inputs.tensors().keySet().stream()
                        .map(i -> request(i, occlusion(inputs, i, modelFolder)))
                        .toList();
            case SHAPLEY_EXACT -> List.of(request("modalities", shapley(inputs, modelFolder)));
            case RISE, SCORE_CAM, GUIDED_GRAD_CAM -> sampled(images(inputs), model, inputs, modelFolder);
            case KERNEL_SHAPLEY, EXPECTED_GRADIENTS -> sampled(smooth(inputs), model, inputs, modelFolder);
        };
    }

    private ExplanationRequest request(String part, ExplanationRequest.Recipe recipe) {
        String file = method.id() + "__" + part.replaceAll("[^A-Za-z0-9._-]", "_") + ".pb";
        return new ExplanationRequest(file, new ExplanationRequest.Target(output, target), recipe);
    }

    /** Inputs that hold measurements; a mask says what is there, and does not move. */
    private static List<String> smooth(InputBatch inputs) {
        List<String> names = inputs.tensors().keySet().stream()
                .filter(n -> isFloating(inputs.get(n)) && !n.endsWith("mask"))
                .toList();
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "No input of the model holds real numbers; use integrated_gradients of words, occlusion, attention or"
                            + " attention_rollout");
        }
        return names;
    }

    private static boolean isFloating(Tensor tensor) {
        return tensor instanceof Tensor.Floats || tensor instanceof Tensor.Doubles;
    }

    /** Measurements move together; words, whose vectors move, are explained one input at a time. */
    private List<ExplanationRequest> alongPath(ExplainableModel model, InputBatch inputs, Path modelFolder) {
        List<ExplanationRequest> requests = new ArrayList<>();
        for (String name : inputs.tensors().keySet()) {
            if (isWords(model, inputs, name)) {
                requests.add(request(name, new ExplanationRequest.OfWords(name, layer, vectorBaseline(), steps)));
            }
        }
        Map<String, Tensor> baselines = new LinkedHashMap<>();
        if (requests.isEmpty() || inputs.tensors().values().stream().anyMatch(SingleMethod::isFloating)) {
            smooth(inputs).forEach(name -> baselines.put(name, baseline(inputs, name, modelFolder)));
        }
        baselines
                .keySet()
                .forEach(name -> requests.add(request(name, new ExplanationRequest.AlongPath(name, baselines, steps))));
        return requests;
    }

    private boolean isWords(ExplainableModel model, InputBatch inputs, String name) {
        return !isFloating(inputs.get(name))
                && !name.endsWith("mask")
                && (layer.isPresent() || model.wordVectors(name).isPresent());
    }

    private Tensor vectorBaseline() {
        return baseline.equals("zero") || baseline.equals("mean")
                ? new Tensor.Doubles(new long[0], new double[1])
                : TensorFiles.read(Path.of(baseline)).tensor();
    }

    private List<ExplanationRequest> sampled(
            List<String> names, ExplainableModel model, InputBatch inputs, Path modelFolder) {
        boolean needsLayer = method == ExplanationMethod.SCORE_CAM || method == ExplanationMethod.GUIDED_GRAD_CAM;
        Optional<String> map = needsLayer ? Optional.of(layers(model).get(0)) : Optional.empty();
        return names.stream()
                .map(name -> request(
                        name,
                        new ExplanationRequest.BySampling(
                                method,
                                name,
                                map,
                                method == ExplanationMethod.EXPECTED_GRADIENTS
                                        ? inputs.get(name)
                                        : baseline(inputs, name, modelFolder),
                                method == ExplanationMethod.EXPECTED_GRADIENTS ? DRAWS : SAMPLES,
                                SEED)))
                .toList();
    }

    /** Images and volumes; where there are none and a layer is named, signals [rows, channels, positions]. */
    private List<String> images(InputBatch inputs) {
        List<String> names = ofRank(inputs, 4);
        if (names.isEmpty() && layer.isPresent()) {
            names = ofRank(inputs, 3);
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "No input of the model is an image or a volume; use integrated_gradients" + " or occlusion");
        }
        return names;
    }

    private static List<String> ofRank(InputBatch inputs, int least) {
        return inputs.tensors().keySet().stream()
                .filter(n -> inputs.get(n).shape().length >= least)
                .toList();
    }

    private List<String> layers(ExplainableModel model) {
        if (layer.isPresent()) {
            return List.of(layer.get());
        }
        String wanted = method.id().startsWith("attention") ? "attention" : "fmap";
        List<String> found =
                model.outputNames().stream().filter(o -> o.contains(wanted)).toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("Method " + method.id() + " needs --layer; the model's outputs are "
                    + String.join(", ", model.outputNames()) + ", and inner tensors can be named too");
        }
        return found;
    }

    private ExplanationRequest.ByOcclusion occlusion(InputBatch inputs, String name, Path modelFolder) {
        Tensor input = inputs.get(name);
        OcclusionUnits units = unitsOf(input);
        double[] values = Tensors.values(baseline(inputs, name, modelFolder));
        double replacement = 0;
        for (double value : values) {
            replacement += value / values.length;
        }
        OptionalDouble padding = isFloating(input) ? OptionalDouble.empty() : OptionalDouble.of(0);
        return new ExplanationRequest.ByOcclusion(
                name, units, isFloating(input) ? replacement : Math.rint(replacement), padding);
    }

    /** Patches of an image or a volume, otherwise the entries of axis 1: columns, tokens, tiles. */
    static OcclusionUnits unitsOf(Tensor input) {
        return switch (input.shape().length) {
            case 4 -> new OcclusionUnits.Patches(new int[] {PATCH_OF_IMAGE, PATCH_OF_IMAGE});
            case 5 -> new OcclusionUnits.Patches(new int[] {PATCH_OF_VOLUME, PATCH_OF_IMAGE, PATCH_OF_IMAGE});
            default -> new OcclusionUnits.AlongAxis(1);
        };
    }

    private ExplanationRequest.ByShapley shapley(InputBatch inputs, Path modelFolder) {
        List<Player> players = new ArrayList<>();
        for (String name : inputs.tensors().keySet()) {
            if (!name.endsWith("mask")) {
                Tensor values = isFloating(inputs.get(name))
                        ? baseline(inputs, name, modelFolder)
                        : new Tensor.Doubles(new long[0], new double[1]);
                players.add(new Player(name, List.of(new Player.Replacement(name, OptionalInt.empty(), values))));
            }
        }
        return new ExplanationRequest.ByShapley(players);
    }

    /** The package's own mean of the cohort where it has one, otherwise the mean of the given cases. */
    private Tensor baseline(InputBatch inputs, String name, Path modelFolder) {
        if (baseline.equals("zero") || !isFloating(inputs.get(name))) {
            return new Tensor.Doubles(new long[0], new double[1]);
        }
        if (baseline.equals("mean")) {
            Path stored = modelFolder.resolve("explain").resolve("baseline_mean__" + name + ".pb");
            return Files.isRegularFile(stored) ? TensorFiles.read(stored).tensor() : mean(inputs.get(name));
        }
        NamedTensor given = TensorFiles.read(Path.of(baseline));
        boolean named = inputs.tensors().containsKey(given.name());
        return named && !given.name().equals(name) ? new Tensor.Doubles(new long[0], new double[1]) : given.tensor();
    }

    private static Tensor mean(Tensor input) {
        double[] values = Tensors.values(input);
        int rows = (int) input.shape()[0];
        double[] mean = new double[values.length / Math.max(1, rows)];
        for (int i = 0; i < values.length; i++) {
            mean[i % mean.length] += values[i] / rows;
        }
        long[] shape = input.shape().clone();
        shape[0] = 1;
        return new Tensor.Doubles(shape, mean);
    }
}
