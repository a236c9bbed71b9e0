package org.probatum.evaluation.run.internal;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.probatum.evaluation.explanation.PassMarkEngine;
import org.probatum.evaluation.interpretability.Attribution;
import org.probatum.evaluation.preparation.ModelContract;
import org.probatum.evaluation.preparation.TileEncoder;
import org.probatum.evaluation.run.ExplanationContent;
import org.probatum.evaluation.run.ExplanationMeasure;
import org.probatum.trial.protocol.ExplanationMethod;

/** How far an output falls when one part of an input is taken away: a column, a tile, a slice, a word or a patch. */
final class OcclusionExplanation implements PlannedExplanation {

    private final ExplanationMethod.Occlusion plan;
    private final TrialModel model;
    private final ModelContract.Input input;
    private final InputParts parts;

    private OcclusionExplanation(
            ExplanationMethod.Occlusion plan, TrialModel model, ModelContract.Input input, InputParts parts) {
        this.plan = plan;
        this.model = model;
        this.input = input;
        this.parts = parts;
    }

    /** @throws IllegalArgumentException if input or output are missing, or the input has no parts that can be shown */
    static OcclusionExplanation of(
            ExplanationMethod.Occlusion plan, ExplainedModel explained, Optional<TileEncoder> encoder) {
        PlanLine line = new PlanLine(explained.model(), "Occlusion");
        ModelContract.Input input = line.requireInput(plan.input());
        line.requireNumber(plan.output());
        InputParts parts = PartsOfInputs.of(line, input, encoder);
        if (parts instanceof InputParts.Patches patches) {
            long[] shape =
                    PlaceholderInputs.of(explained.model()).get(plan.input()).shape();
            long count = Arrays.stream(patches.image().grid(shape)).reduce(1, Math::multiplyExact);
            if (count > ImageInput.MOST_PATCHES) {
                throw line.refused("cuts input " + plan.input() + " into " + count + " patches, which are more than "
                        + ImageInput.MOST_PATCHES + "; its axes should be multiples of 8; gradCam remains");
            }
        }
        return new OcclusionExplanation(plan, explained.model(), input, parts);
    }

    @Override
    public ExplanationMethod plan() {
        return plan;
    }

    @Override
    public String method() {
        return "occlusion";
    }

    @Override
    public String subject() {
        return plan.output().equals(model.score()) ? plan.input() : plan.input() + "." + plan.output();
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("input", plan.input(), "output", plan.output(), "partBecomes", parts.replacementWords());
    }

    @Override
    public Set<ExplanationMeasure> measures() {
        return EnumSet.of(
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
        return (explainable, inputs) -> PartsInPlay.of(
                        parts, ModelPrediction.of(explainable, plan.output()), given, inputs)
                .occlusion();
    }

    @Override
    public RankedParts ranked(ExplainedModel explained, ExplainableCase given, Attribution attribution) {
        return PartsInPlay.of(parts, explained.prediction(plan.output()), given)
                .ranked(attribution.values().values());
    }

    @Override
    public ExplanationContent content(ExplainedModel explained, ExplainableCase given, Attribution attribution) {
        double prediction = explained.prediction(plan.output()).predict(given.inputs())[0];
        return parts.content(
                "Occlusion of " + plan.input().replace('_', ' ') + " in "
                        + model.reference().name(),
                given,
                attribution.values().values(),
                true,
                prediction,
                plan.output());
    }
}
