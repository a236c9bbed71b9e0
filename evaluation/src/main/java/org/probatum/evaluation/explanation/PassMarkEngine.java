package org.probatum.evaluation.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.probatum.evaluation.interpretability.Attribution;
import org.probatum.evaluation.interpretability.AttributionFunction;
import org.probatum.evaluation.interpretability.Check;
import org.probatum.evaluation.interpretability.Faithfulness;
import org.probatum.evaluation.interpretability.Gradient;
import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.evaluation.interpretability.IntegratedGradients;
import org.probatum.evaluation.interpretability.OcclusionUnits;
import org.probatum.evaluation.interpretability.PassMark;
import org.probatum.evaluation.interpretability.PassMarkChecks;
import org.probatum.evaluation.interpretability.PassMarkPlan;
import org.probatum.evaluation.interpretability.Player;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.SessionSettings;
import org.probatum.registry.onnx.gradient.Precision;
import org.probatum.registry.onnx.gradient.WeightRandomization;

/** Gives integrated gradients of one table input their pass mark: every check that the given data allow. */
public final class PassMarkEngine {

    private static final int STEPS = 64;
    private static final int DRAWS = 5;

    private final byte[] model;
    private final PassMarkPlan plan;

    /** @param model the bytes of an ONNX model */
    public PassMarkEngine(byte[] model, PassMarkPlan plan) {
        this.model = model.clone();
        this.plan = plan;
    }

    /**
     * @param input a floating input of shape [rows, values]; the others stay as they are
     * @param baseline where the path begins, and what a deleted value becomes
     * @param positive the reference standard of each case, where it is known
     */
    public PassMark integratedGradients(
            ExplanationRequest.Target target,
            InputBatch inputs,
            String input,
            Tensor baseline,
            Optional<boolean[]> positive) {
        PassMarkChecks checks = new PassMarkChecks(plan);
        List<Check> made = new ArrayList<>();
        try (ExplainableModel explained = open(model)) {
            AttributionFunction method = method(explained, target, input, baseline);
            Attribution attribution = method.attribute(inputs);
            double[] predictions = explained.prediction(target).predict(inputs);
            checks.completeness(attribution, change(explained, target, inputs, input, baseline, predictions))
                    .ifPresent(made::add);
            Faithfulness.Result faithfulness = Faithfulness.of(
                    explained.prediction(target),
                    inputs,
                    input,
                    new OcclusionUnits.AlongAxis(1),
                    attribution.values(),
                    baseline,
                    plan.randomRankings(),
                    plan.seed());
            made.add(checks.deletion(faithfulness));
            made.add(checks.insertion(faithfulness));
            made.add(checks.sanity(attribution, onRandomWeights(target, inputs, input, baseline)));
            made.add(checks.stability(method, attribution, inputs, input));
            made.add(checks.agreement(
                    attribution, Gradient.timesInput(explained.gradient(target, List.of(input)), inputs, input)));
            positive.ifPresent(p -> made.add(checks.labels(predictions, p)));
        }
        return new PassMark(made, plan.failuresAllowed());
    }

    private static ExplainableModel open(byte[] model) {
        return ExplainableModel.of(model, SessionSettings.defaults(), Precision.DOUBLE);
    }

    private static AttributionFunction method(
            ExplainableModel model, ExplanationRequest.Target target, String input, Tensor baseline) {
        return cases -> java.util.Objects.requireNonNull(
                IntegratedGradients.of(model.gradient(target, List.of(input)), cases, Map.of(input, baseline), STEPS)
                        .get(input));
    }

    private static double[] change(
            ExplainableModel model,
            ExplanationRequest.Target target,
            InputBatch inputs,
            String input,
            Tensor baseline,
            double[] predictions) {
        Player.Replacement away = new Player.Replacement(input, OptionalInt.empty(), baseline);
        double[] change = model.prediction(target).predict(away.applyTo(inputs));
        for (int i = 0; i < change.length; i++) {
            change[i] = predictions[i] - change[i];
        }
        return change;
    }

    private List<Attribution> onRandomWeights(
            ExplanationRequest.Target target, InputBatch inputs, String input, Tensor baseline) {
        int layers = WeightRandomization.layers(model).size();
        List<Attribution> attributions = new ArrayList<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            byte[] weights = WeightRandomization.randomize(model, layers, plan.seed() + (long) draw * layers);
            try (ExplainableModel random = open(weights)) {
                attributions.add(method(random, target, input, baseline).attribute(inputs));
            }
        }
        return attributions;
    }
}
