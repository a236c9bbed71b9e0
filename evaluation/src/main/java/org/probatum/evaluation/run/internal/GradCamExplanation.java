package org.probatum.evaluation.run.internal;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.probatum.evaluation.explanation.ExplanationRequest;
import org.probatum.evaluation.explanation.PassMarkEngine;
import org.probatum.evaluation.interpretability.Attribution;
import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.evaluation.interpretability.OcclusionUnits;
import org.probatum.evaluation.interpretability.UnexplainableException;
import org.probatum.evaluation.interpretability.UnitScores;
import org.probatum.evaluation.preparation.ModelContract;
import org.probatum.evaluation.run.ExplanationContent;
import org.probatum.evaluation.run.ExplanationMeasure;
import org.probatum.registry.ModelRunException;
import org.probatum.registry.onnx.gradient.NotDifferentiableException;
import org.probatum.trial.protocol.ExplanationMethod;

/**
 * Grad-CAM at a feature map, laid over the image or volume that the map was made from: the input that the layer's name
 * names, otherwise the first of its modality.
 */
final class GradCamExplanation implements PlannedExplanation {

    private final ExplanationMethod.GradCam plan;
    private final TrialModel model;
    private final ModelContract.Input input;
    private final ImageInput image;
    private final ExplanationRequest.Target target;

    private GradCamExplanation(
            ExplanationMethod.GradCam plan, TrialModel model, ModelContract.Input input, ImageInput image) {
        this.plan = plan;
        this.model = model;
        this.input = input;
        this.image = image;
        this.target = new ExplanationRequest.Target(plan.output(), 0);
    }

    /**
     * @throws IllegalArgumentException if the output or layer is missing, the modality is no image of the model, or the
     *     layer is no feature map over it
     */
    static GradCamExplanation of(ExplanationMethod.GradCam plan, ExplainedModel explained) {
        PlanLine line = new PlanLine(explained.model(), "Grad-CAM");
        line.requireNumber(plan.output());
        String modality = plan.modality().value();
        List<ModelContract.Input> images = line.requireInputsOf(modality).stream()
                .filter(candidate -> ImageInput.of(candidate).isPresent())
                .toList();
        if (images.isEmpty()) {
            throw line.refused("needs an image, and the model takes " + modality
                    + " as parts or descriptors; occlusion and attentionOutput show these");
        }
        ModelContract.Input input = images.stream()
                .filter(candidate -> plan.layer().contains(candidate.name()))
                .findFirst()
                .orElse(images.getFirst());
        ImageInput image = ImageInput.of(input).orElseThrow();
        GradCamExplanation planned = new GradCamExplanation(plan, explained.model(), input, image);
        requireMap(planned, line, explained);
        return planned;
    }

    private static void requireMap(GradCamExplanation planned, PlanLine line, ExplainedModel explained) {
        String layer = planned.plan.layer();
        long[] shape;
        try {
            shape = explained
                    .explainable()
                    .gradient(planned.target, List.of(layer))
                    .at(PlaceholderInputs.of(explained.model()))
                    .valueOf(layer)
                    .shape();
        } catch (IllegalArgumentException | NotDifferentiableException | UnexplainableException | ModelRunException e) {
            throw line.refused("has no gradient at layer " + layer + ": " + e.getMessage(), e);
        }
        if (shape.length != planned.image.axes() + 2 || shape[0] != 1) {
            throw line.refused("needs a feature map [rows, channels, positions…] with " + planned.image.axes()
                    + " axes of positions, as input " + planned.image.name() + " has; layer " + layer
                    + " has the shape "
                    + Arrays.toString(shape));
        }
    }

    @Override
    public ExplanationMethod plan() {
        return plan;
    }

    @Override
    public String method() {
        return "grad_cam";
    }

    @Override
    public String subject() {
        return plan.output().equals(model.score()) ? plan.layer() : plan.layer() + "." + plan.output();
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of(
                "layer", plan.layer(),
                "output", plan.output(),
                "modality", plan.modality().value(),
                "laidOver", image.name(),
                "deletedPartBecomes", new InputParts.Patches(image).replacementWords(),
                "arithmetic", "64 bits");
    }

    @Override
    public Set<ExplanationMeasure> measures() {
        return EnumSet.of(
                ExplanationMeasure.STABILITY,
                ExplanationMeasure.DELETION,
                ExplanationMeasure.INSERTION,
                ExplanationMeasure.RANDOMIZATION,
                ExplanationMeasure.AGREEMENT);
    }

    @Override
    public boolean usesGradient() {
        return true;
    }

    @Override
    public Optional<String> lacking(ExplainableCase given) {
        return InputModality.lacking(model, input, given.ready());
    }

    @Override
    public PassMarkEngine.Method on(ExplainableCase given) {
        return PassMarkEngine.gradCam(target, plan.layer());
    }

    /** Grad-CAM++ at the same layer. */
    @Override
    public PassMarkEngine.Method second(ExplainableCase given) {
        return PassMarkEngine.gradCamPlusPlus(target, plan.layer());
    }

    @Override
    public RankedParts ranked(ExplainedModel explained, ExplainableCase given, Attribution attribution) {
        InputBatch inputs = given.inputs();
        OcclusionUnits patches = image.patches(inputs.get(image.name()).shape());
        return new RankedParts(
                explained.prediction(plan.output()),
                inputs,
                image.name(),
                patches,
                UnitScores.of(attribution, inputs, image.name(), patches),
                image.nothingEverywhere());
    }

    @Override
    public ExplanationContent content(ExplainedModel explained, ExplainableCase given, Attribution attribution) {
        long[] shape = attribution.values().shape();
        return image.map(
                "Grad-CAM of " + model.reference().name() + " at " + plan.layer(),
                given.prepared(),
                Arrays.copyOfRange(shape, 1, shape.length),
                attribution.values().values(),
                false);
    }
}
