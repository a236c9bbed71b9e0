package org.probatum.evaluation.run.internal;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.probatum.evaluation.explanation.ExplanationRequest;
import org.probatum.evaluation.explanation.PassMarkEngine;
import org.probatum.evaluation.interpretability.Attribution;
import org.probatum.evaluation.interpretability.UnexplainableException;
import org.probatum.evaluation.preparation.InputRecipe;
import org.probatum.evaluation.preparation.ModelContract;
import org.probatum.evaluation.run.ExplanationContent;
import org.probatum.evaluation.run.ExplanationMeasure;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.gradient.NotDifferentiableException;
import org.probatum.trial.protocol.ExplanationMethod;
import org.probatum.trial.protocol.PathBaseline;

/** Integrated gradients of one output along the straight path from a baseline to the values of a table. */
final class GradientPathExplanation implements PlannedExplanation {

    private final ExplanationMethod.IntegratedGradients plan;
    private final TrialModel model;
    private final ModelContract.Input input;
    private final InputParts.Columns columns;
    private final ExplanationRequest.Target target;

    private GradientPathExplanation(
            ExplanationMethod.IntegratedGradients plan,
            TrialModel model,
            ModelContract.Input input,
            InputParts.Columns columns) {
        this.plan = plan;
        this.model = model;
        this.input = input;
        this.columns = columns;
        this.target = new ExplanationRequest.Target(plan.output(), 0);
    }

    /** @throws IllegalArgumentException if input or output are missing, the input is no table, or there is no gradient */
    static GradientPathExplanation of(ExplanationMethod.IntegratedGradients plan, ExplainedModel explained) {
        PlanLine line = new PlanLine(explained.model(), "Integrated gradients");
        ModelContract.Input input = line.requireInput(plan.input());
        line.requireNumber(plan.output());
        if (!(input.recipe() instanceof InputRecipe.TableColumns table)) {
            throw line.refused("takes a table, and input " + plan.input()
                    + " is none; gradCam, occlusion and attentionOutput show images and notes");
        }
        GradientPathExplanation planned = new GradientPathExplanation(
                plan, explained.model(), input, new InputParts.Columns(plan.input(), table.columns()));
        try {
            explained.explainable().gradient(planned.target, java.util.List.of(plan.input()));
        } catch (IllegalArgumentException | NotDifferentiableException | UnexplainableException e) {
            throw line.refused("has no gradient: " + e.getMessage(), e);
        }
        return planned;
    }

    @Override
    public ExplanationMethod plan() {
        return plan;
    }

    @Override
    public String method() {
        return "integrated_gradients";
    }

    @Override
    public String subject() {
        return plan.output().equals(model.score()) ? plan.input() : plan.input() + "." + plan.output();
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of(
                "input", plan.input(),
                "output", plan.output(),
                "steps", plan.steps(),
                "baseline", plan.baseline() == PathBaseline.MEAN ? columns.replacementWords() : "0",
                "arithmetic", "64 bits");
    }

    @Override
    public Set<ExplanationMeasure> measures() {
        return EnumSet.of(
                ExplanationMeasure.COMPLETENESS,
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
        return PassMarkEngine.integratedGradients(target, plan.input(), baseline(given), plan.steps());
    }

    private Tensor baseline(ExplainableCase given) {
        return plan.baseline() == PathBaseline.MEAN
                ? columns.replacement(given)
                : new Tensor.Doubles(
                        new long[] {1, columns.columns().size()},
                        new double[columns.columns().size()]);
    }

    /** Occlusion of each column by the same baseline. */
    @Override
    public PassMarkEngine.Method second(ExplainableCase given) {
        return (explainable, inputs) ->
                new PartsInPlay(columns, explainable.prediction(target), inputs, baseline(given)).occlusion();
    }

    @Override
    public RankedParts ranked(ExplainedModel explained, ExplainableCase given, Attribution attribution) {
        return new PartsInPlay(columns, explained.prediction(plan.output()), given.inputs(), baseline(given))
                .ranked(attribution.values().values());
    }

    @Override
    public ExplanationContent content(ExplainedModel explained, ExplainableCase given, Attribution attribution) {
        double prediction = explained.prediction(plan.output()).predict(given.inputs())[0];
        double[] values = attribution.values().values();
        return new ExplanationContent.SignedValues(
                "Integrated gradients of " + model.reference().name(),
                columns.values(given, values),
                prediction - DoubleStream.of(values).sum(),
                prediction,
                plan.output());
    }
}
