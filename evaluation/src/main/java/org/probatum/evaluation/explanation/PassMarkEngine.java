package org.probatum.evaluation.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.probatum.evaluation.interpretability.Attribution;
import org.probatum.evaluation.interpretability.Check;
import org.probatum.evaluation.interpretability.Faithfulness;
import org.probatum.evaluation.interpretability.GradCam;
import org.probatum.evaluation.interpretability.Gradient;
import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.evaluation.interpretability.IntegratedGradients;
import org.probatum.evaluation.interpretability.Localization;
import org.probatum.evaluation.interpretability.OcclusionUnits;
import org.probatum.evaluation.interpretability.PassMark;
import org.probatum.evaluation.interpretability.PassMarkChecks;
import org.probatum.evaluation.interpretability.PassMarkPlan;
import org.probatum.evaluation.interpretability.Player;
import org.probatum.evaluation.interpretability.UnitScores;
import org.probatum.evaluation.interpretability.Upsampling;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.SessionSettings;
import org.probatum.registry.onnx.gradient.Precision;
import org.probatum.registry.onnx.gradient.WeightRandomization;

/** Gives an explanation its pass mark: every check that the given data allow. */
public final class PassMarkEngine {

    private static final int DRAWS = 5;

    private final byte[] model;
    private final PassMarkPlan plan;

    /** @param model the bytes of an ONNX model */
    public PassMarkEngine(byte[] model, PassMarkPlan plan) {
        this.model = model.clone();
        this.plan = plan;
    }

    /** A method with its parameters, on any model of the same shape. */
    @FunctionalInterface
    public interface Method {
        Attribution attribute(ExplainableModel model, InputBatch cases);
    }

    /**
     * What is explained, and on which cases.
     *
     * @param input a floating input
     * @param units into which it is cut for deletion and insertion
     * @param replacement what a deleted unit becomes; repeated to the input's shape
     * @param positive the reference standard of each case, where it is known
     * @param mask where the finding is, on the input's positions, where it is known; shape [rows, positions…]
     */
    public record Subject(
            ExplanationRequest.Target target,
            InputBatch inputs,
            String input,
            OcclusionUnits units,
            Tensor replacement,
            Optional<boolean[]> positive,
            Optional<Tensor> mask) {}

    /** Integrated gradients of one input from a baseline. */
    public static Method integratedGradients(
            ExplanationRequest.Target target, String input, Tensor baseline, int steps) {
        return (model, cases) -> Objects.requireNonNull(
                IntegratedGradients.of(model.gradient(target, List.of(input)), cases, Map.of(input, baseline), steps)
                        .get(input));
    }

    /** Gradient × input. */
    public static Method gradientTimesInput(ExplanationRequest.Target target, String input) {
        return (model, cases) -> Gradient.timesInput(model.gradient(target, List.of(input)), cases, input);
    }

    /** Grad-CAM at a layer. */
    public static Method gradCam(ExplanationRequest.Target target, String layer) {
        return (model, cases) -> GradCam.gradCam(model.gradient(target, List.of(layer)), cases, layer);
    }

    /** Grad-CAM++ at a layer. */
    public static Method gradCamPlusPlus(ExplanationRequest.Target target, String layer) {
        return (model, cases) -> GradCam.gradCamPlusPlus(model.gradient(target, List.of(layer)), cases, layer);
    }

    /**
     * Makes the checks.
     *
     * @param other a second method, for agreement
     */
    public PassMark passMark(Subject subject, Method method, Method other) {
        PassMarkChecks checks = new PassMarkChecks(plan);
        List<Check> made = new ArrayList<>();
        try (ExplainableModel explained = open(model)) {
            Attribution attribution = method.attribute(explained, subject.inputs());
            double[] predictions = explained.prediction(subject.target()).predict(subject.inputs());
            checks.completeness(attribution, change(explained, subject, predictions))
                    .ifPresent(made::add);
            Attribution scores = onUnits(attribution, subject);
            Faithfulness.Result faithfulness = Faithfulness.of(
                    explained.prediction(subject.target()),
                    subject.inputs(),
                    subject.input(),
                    subject.units(),
                    scores.values(),
                    subject.replacement(),
                    plan.randomRankings(),
                    plan.seed());
            made.add(checks.deletion(faithfulness));
            made.add(checks.insertion(faithfulness));
            made.add(checks.sanity(attribution, onRandomWeights(subject.inputs(), method)));
            made.add(checks.stability(
                    cases -> method.attribute(explained, cases), attribution, subject.inputs(), subject.input()));
            made.add(checks.agreement(scores, onUnits(other.attribute(explained, subject.inputs()), subject)));
            subject.positive().ifPresent(p -> made.add(checks.labels(predictions, p)));
            subject.mask().ifPresent(m -> {
                Localization localization = Localization.of(onGridOf(m, attribution), m);
                made.add(checks.pointing(localization));
                made.add(checks.relevanceMass(localization));
            });
        }
        return new PassMark(made, plan.failuresAllowed());
    }

    /**
     * One step of cascading randomization.
     *
     * @param layer the weight tensor that was drawn anew last; all nearer to the output were before
     * @param check the sanity check at this step
     */
    public record CascadeStep(String layer, Check check) {}

    /** Sanity layer by layer, from the output towards the input: where an explanation loses its hold on the weights. */
    public List<CascadeStep> cascade(InputBatch inputs, Method method) {
        PassMarkChecks checks = new PassMarkChecks(plan);
        List<String> layers = WeightRandomization.layers(model);
        List<CascadeStep> steps = new ArrayList<>();
        try (ExplainableModel explained = open(model)) {
            Attribution attribution = method.attribute(explained, inputs);
            for (int count = 1; count <= layers.size(); count++) {
                Attribution randomized = onRandomWeights(inputs, method, count, 0);
                steps.add(new CascadeStep(layers.get(count - 1), checks.sanity(attribution, List.of(randomized))));
            }
        }
        return steps;
    }

    private static Attribution onUnits(Attribution attribution, Subject subject) {
        Tensor.Doubles scores = UnitScores.of(attribution, subject.inputs(), subject.input(), subject.units());
        return new Attribution(
                attribution.method(), attribution.explains(), attribution.unit(), scores, Optional.empty());
    }

    private static Tensor.Doubles onGridOf(Tensor mask, Attribution attribution) {
        long[] shape = mask.shape();
        return Arrays.equals(shape, attribution.values().shape())
                ? attribution.values()
                : Upsampling.linear(attribution.values(), Arrays.copyOfRange(shape, 1, shape.length));
    }

    private static ExplainableModel open(byte[] model) {
        return ExplainableModel.of(model, SessionSettings.defaults(), Precision.DOUBLE);
    }

    /** F(x) − F(x′), where the explained input is replaced. */
    private static double[] change(ExplainableModel model, Subject subject, double[] predictions) {
        Player.Replacement away = new Player.Replacement(subject.input(), OptionalInt.empty(), subject.replacement());
        double[] change = model.prediction(subject.target()).predict(away.applyTo(subject.inputs()));
        for (int i = 0; i < change.length; i++) {
            change[i] = predictions[i] - change[i];
        }
        return change;
    }

    private List<Attribution> onRandomWeights(InputBatch inputs, Method method) {
        int layers = WeightRandomization.layers(model).size();
        List<Attribution> attributions = new ArrayList<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            attributions.add(onRandomWeights(inputs, method, layers, draw));
        }
        return attributions;
    }

    private Attribution onRandomWeights(InputBatch inputs, Method method, int layers, int draw) {
        byte[] weights = WeightRandomization.randomize(model, layers, plan.seed() + (long) draw * layers);
        try (ExplainableModel random = open(weights)) {
            return method.attribute(random, inputs);
        }
    }
}
