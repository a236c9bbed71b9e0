package org.probatum.evaluation.explanation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.probatum.evaluation.interpretability.AttentionRollout;
import org.probatum.evaluation.interpretability.Attribution;
import org.probatum.evaluation.interpretability.ExpectedGradients;
import org.probatum.evaluation.interpretability.GradCam;
import org.probatum.evaluation.interpretability.Gradient;
import org.probatum.evaluation.interpretability.GradientFunction;
import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.evaluation.interpretability.IntegratedGradients;
import org.probatum.evaluation.interpretability.KernelShapley;
import org.probatum.evaluation.interpretability.MaskedImages;
import org.probatum.evaluation.interpretability.ModalityShapley;
import org.probatum.evaluation.interpretability.Occlusion;
import org.probatum.evaluation.interpretability.Tensors;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.gradient.NotDifferentiableException;
import org.probatum.registry.onnx.gradient.ReluRule;

/** Answers requests for explanations of one model on one batch of cases. */
public final class Explainer {

    private final ExplainableModel model;
    private final InputBatch inputs;
    private final Map<PathKey, Map<String, Attribution>> paths = new HashMap<>();
    private final Map<ExplanationRequest.Target, List<String>> gradientSources = new HashMap<>();

    /** What several inputs' integrated gradients share: computed once. */
    private record PathKey(ExplanationRequest.Target target, Map<String, Tensor> baselines, int steps) {}

    /**
     * @param expected the requests that will follow, so that gradients wanted of several inputs are derived together
     */
    public Explainer(ExplainableModel model, InputBatch inputs, List<ExplanationRequest> expected) {
        this.model = model;
        this.inputs = inputs;
        for (ExplanationRequest request : expected) {
            if (request.recipe() instanceof ExplanationRequest.OfInput of
                    && of.method() != ExplanationMethod.GUIDED_BACKPROPAGATION) {
                List<String> sources = gradientSources.computeIfAbsent(request.target(), t -> new ArrayList<>());
                if (!sources.contains(of.input())) {
                    sources.add(of.input());
                }
            }
        }
    }

    /**
     * @throws IllegalArgumentException if the request names something that the model lacks
     * @throws NotDifferentiableException if there is no exact gradient
     * @throws org.probatum.evaluation.interpretability.UnexplainableException if the method does not apply
     */
    public Explanation explain(ExplanationRequest request) {
        return switch (request.recipe()) {
            case ExplanationRequest.OfInput of -> Explanation.of(request, ofInput(request.target(), of));
            case ExplanationRequest.AlongPath path -> Explanation.of(request, alongPath(request.target(), path));
            case ExplanationRequest.OfWords of ->
                Explanation.of(request, WordAttribution.of(model, inputs, request.target(), of));
            case ExplanationRequest.OfLayer of -> ofLayer(request, of);
            case ExplanationRequest.ByOcclusion by ->
                Explanation.of(
                        request,
                        Occlusion.of(
                                model.prediction(request.target()),
                                inputs,
                                by.input(),
                                by.units(),
                                by.replacement(),
                                by.skipValue()));
            case ExplanationRequest.BySampling by -> Explanation.of(request, bySampling(request.target(), by));
            case ExplanationRequest.ByShapley by ->
                Explanation.of(
                        request,
                        ModalityShapley.of(model.prediction(request.target()), inputs, by.players())
                                .values());
        };
    }

    private Attribution bySampling(ExplanationRequest.Target target, ExplanationRequest.BySampling by) {
        String input = by.input();
        return switch (by.method()) {
            case RISE ->
                MaskedImages.rise(model.prediction(target), inputs, input, by.baseline(), by.samples(), by.seed());
            case KERNEL_SHAPLEY ->
                KernelShapley.of(
                        model.prediction(target),
                        inputs,
                        input,
                        SingleMethod.unitsOf(inputs.get(input)),
                        by.baseline(),
                        by.samples(),
                        by.seed());
            case EXPECTED_GRADIENTS ->
                ExpectedGradients.of(
                        model.gradient(target, List.of(input)), inputs, input, by.baseline(), by.samples(), by.seed());
            case SCORE_CAM -> {
                String layer = requireLayer(by);
                yield MaskedImages.scoreCam(
                        model.prediction(target),
                        inputs,
                        input,
                        layer,
                        Tensors.doubles(model.value(target, layer, inputs)));
            }
            case GUIDED_GRAD_CAM -> {
                String layer = requireLayer(by);
                yield MaskedImages.guidedGradCam(
                        ofInput(
                                target,
                                new ExplanationRequest.OfInput(ExplanationMethod.GUIDED_BACKPROPAGATION, input)),
                        GradCam.gradCam(model.gradient(target, List.of(layer)), inputs, layer));
            }
            default -> throw new IllegalArgumentException(by.method().id() + " draws nothing");
        };
    }

    private static String requireLayer(ExplanationRequest.BySampling by) {
        return by.layer()
                .orElseThrow(() -> new IllegalArgumentException(
                        by.method().id() + " needs a layer: the feature map that the image is joined with"));
    }

    private Attribution ofInput(ExplanationRequest.Target target, ExplanationRequest.OfInput of) {
        inputs.get(of.input());
        List<String> together = gradientSources.getOrDefault(target, List.of(of.input()));
        return switch (of.method()) {
            case GRADIENT -> Gradient.of(gradient(target, together, of.input()), inputs, of.input());
            case GRADIENT_X_INPUT -> Gradient.timesInput(gradient(target, together, of.input()), inputs, of.input());
            case GUIDED_BACKPROPAGATION -> {
                Attribution guided =
                        Gradient.of(model.gradient(target, List.of(of.input()), ReluRule.GUIDED), inputs, of.input());
                yield new Attribution(
                        of.method().id(),
                        of.input(),
                        "guided signal, not a gradient",
                        guided.values(),
                        guided.completenessGap());
            }
            default -> throw new IllegalArgumentException(of.method().id() + " does not explain an input");
        };
    }

    /** One derived model for all wanted inputs; one for this input alone where another of them has no gradient. */
    private GradientFunction gradient(ExplanationRequest.Target target, List<String> together, String input) {
        if (together.size() == 1) {
            return model.gradient(target, together);
        }
        return batch -> {
            try {
                return model.gradient(target, together).at(batch);
            } catch (IllegalArgumentException | NotDifferentiableException e) {
                return model.gradient(target, List.of(input)).at(batch);
            }
        };
    }

    private Attribution alongPath(ExplanationRequest.Target target, ExplanationRequest.AlongPath path) {
        if (!path.baselines().containsKey(path.input())) {
            throw new IllegalArgumentException(
                    "Input " + path.input() + " is explained but has no baseline; baselines are given" + " for "
                            + String.join(", ", path.baselines().keySet()));
        }
        PathKey key = new PathKey(target, path.baselines(), path.steps());
        Map<String, Attribution> known = paths.get(key);
        if (known == null) {
            path.baselines().keySet().forEach(inputs::get);
            List<String> moved = List.copyOf(path.baselines().keySet());
            known = IntegratedGradients.of(model.gradient(target, moved), inputs, path.baselines(), path.steps());
            paths.put(key, known);
        }
        return Objects.requireNonNull(known.get(path.input()));
    }

    private Explanation ofLayer(ExplanationRequest request, ExplanationRequest.OfLayer of) {
        ExplanationRequest.Target target = request.target();
        String layer = of.layer();
        return switch (of.method()) {
            case CAM -> Explanation.of(request, GradCam.cam(model.gradient(target, List.of(layer)), inputs, layer));
            case GRAD_CAM ->
                Explanation.of(request, GradCam.gradCam(model.gradient(target, List.of(layer)), inputs, layer));
            case GRAD_CAM_PLUS_PLUS ->
                Explanation.of(request, GradCam.gradCamPlusPlus(model.gradient(target, List.of(layer)), inputs, layer));
            case GRAD_CAM_WEIGHTS ->
                Explanation.of(
                        request,
                        new Attribution(
                                of.method().id(),
                                layer,
                                "mean gradient of the channel",
                                GradCam.weights(model.gradient(target, List.of(layer)), inputs, layer),
                                java.util.Optional.empty()));
            case ATTENTION -> attention(request, layer);
            case ATTENTION_ROLLOUT ->
                Explanation.of(request, AttentionRollout.of(model.value(target, layer, inputs), layer));
            default -> throw new IllegalArgumentException(of.method().id() + " does not explain a layer");
        };
    }

    /** An attention that the model names as an output is passed on bit for bit. */
    private Explanation attention(ExplanationRequest request, String layer) {
        Tensor values = Set.copyOf(model.outputNames()).contains(layer)
                ? model.output(layer, inputs)
                : model.value(request.target(), layer, inputs);
        Attribution attribution = new Attribution(
                "attention", layer, "attention weight", Tensors.doubles(values), java.util.Optional.empty());
        return new Explanation(
                request, attribution, values instanceof Tensor.Floats f ? f : Tensors.floats(Tensors.doubles(values)));
    }
}
