package org.probatum.evaluation.run.internal;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.probatum.evaluation.explanation.PassMarkEngine;
import org.probatum.evaluation.interpretability.Attribution;
import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.evaluation.interpretability.Tensors;
import org.probatum.evaluation.preparation.InputRecipe;
import org.probatum.evaluation.preparation.ModelContract;
import org.probatum.evaluation.preparation.TileEncoder;
import org.probatum.evaluation.run.ExplanationContent;
import org.probatum.evaluation.run.ExplanationMeasure;
import org.probatum.registry.Tensor;
import org.probatum.trial.protocol.ExplanationMethod;

/**
 * Attention that the model itself returns, over tiles, slices or words: the last axis of an output, averaged over the
 * axes before it (heads, tokens). Weights have no sign.
 */
final class AttentionExplanation implements PlannedExplanation {

    private final ExplanationMethod.AttentionOutput plan;
    private final TrialModel model;
    private final ModelContract.Input input;
    private final InputParts parts;

    private AttentionExplanation(
            ExplanationMethod.AttentionOutput plan, TrialModel model, ModelContract.Input input, InputParts parts) {
        this.plan = plan;
        this.model = model;
        this.input = input;
        this.parts = parts;
    }

    /** @throws IllegalArgumentException if the output is missing, or its weights belong to no parts of the modality */
    static AttentionExplanation of(
            ExplanationMethod.AttentionOutput plan, ExplainedModel explained, Optional<TileEncoder> encoder) {
        PlanLine line = new PlanLine(explained.model(), "Attention");
        line.requireOutput(plan.output());
        String modality = plan.modality().value();
        ModelContract.Input input = line.requireInputsOf(modality).stream()
                .filter(AttentionExplanation::hasParts)
                .findFirst()
                .orElseThrow(() -> line.refused("is asked for over " + modality + ", which the model takes neither as "
                        + "tiles, slices nor words; occlusion, integratedGradients and gradCam remain"));
        InputParts parts = PartsOfInputs.of(line, input, encoder);
        InputBatch placeholders = PlaceholderInputs.of(explained.model());
        int count = Math.toIntExact(placeholders.get(input.name()).shape()[1]);
        int weights = lastAxis(explained.explainable().output(plan.output(), placeholders));
        if (weights != count) {
            throw line.refused("cannot be shown: the last axis of output " + plan.output() + " has " + weights
                    + " weights where input " + input.name() + " has " + count + " parts");
        }
        return new AttentionExplanation(plan, explained.model(), input, parts);
    }

    private static boolean hasParts(ModelContract.Input input) {
        return input.recipe() instanceof InputRecipe.TileFeatures
                || input.recipe() instanceof InputRecipe.SliceStack
                || input.recipe() instanceof InputRecipe.NoteTokens;
    }

    @Override
    public ExplanationMethod plan() {
        return plan;
    }

    @Override
    public String method() {
        return "attention";
    }

    @Override
    public String subject() {
        return plan.output();
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of(
                "output", plan.output(),
                "modality", plan.modality().value(),
                "averagedOver", "all axes but the last",
                "deletedPartBecomes", parts.replacementWords(),
                "faithfulTo", model.score());
    }

    @Override
    public Set<ExplanationMeasure> measures() {
        return EnumSet.of(
                ExplanationMeasure.WEIGHT_SUM,
                ExplanationMeasure.STABILITY,
                ExplanationMeasure.DELETION,
                ExplanationMeasure.INSERTION,
                ExplanationMeasure.RANDOMIZATION);
    }

    @Override
    public Optional<String> words() {
        return parts instanceof InputParts.Words ? Optional.of(parts.input()) : Optional.empty();
    }

    @Override
    public Optional<String> lacking(ExplainableCase given) {
        return InputModality.lacking(model, input, given.ready()).or(() -> parts.lacking(given.prepared()));
    }

    @Override
    public PassMarkEngine.Method on(ExplainableCase given) {
        return (explainable, inputs) -> {
            Tensor attention = explainable.output(plan.output(), inputs);
            return new Attribution("attention", plan.output(), "attention weight", mean(attention), Optional.empty());
        };
    }

    private static Tensor.Doubles mean(Tensor attention) {
        double[] values = Tensors.values(attention);
        int last = lastAxis(attention);
        double[] mean = new double[last];
        int rows = values.length / last;
        for (int i = 0; i < values.length; i++) {
            mean[i % last] += values[i] / rows;
        }
        return new Tensor.Doubles(new long[] {1, last}, mean);
    }

    private static int lastAxis(Tensor tensor) {
        return Math.toIntExact(tensor.shape()[tensor.shape().length - 1]);
    }

    @Override
    public RankedParts ranked(ExplainedModel explained, ExplainableCase given, Attribution attribution) {
        return PartsInPlay.of(parts, explained.prediction(model.score()), given)
                .ranked(attribution.values().values())
                .unsigned();
    }

    @Override
    public ExplanationContent content(ExplainedModel explained, ExplainableCase given, Attribution attribution) {
        String title = title() + " of " + model.reference().name();
        return parts.content(title, given, attribution.values().values(), false, Double.NaN, plan.output());
    }

    private String title() {
        if (plan.output().equals("coattention")) {
            return "Mean co-attention over genomic tokens";
        }
        String words = plan.output().replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
