package org.probatum.evaluation.run.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.probatum.evaluation.explanation.ExplainableModel;
import org.probatum.evaluation.explanation.ExplanationRequest;
import org.probatum.evaluation.interpretability.Attribution;
import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.evaluation.interpretability.IntegratedGradients;
import org.probatum.evaluation.interpretability.Tensors;
import org.probatum.evaluation.preparation.AssembledInputs;
import org.probatum.evaluation.preparation.InputRecipe;
import org.probatum.evaluation.preparation.ModelContract;
import org.probatum.evaluation.preparation.PreparedCase;
import org.probatum.evaluation.preparation.SlideImage;
import org.probatum.evaluation.preparation.TileDescriptors;
import org.probatum.evaluation.run.ExplanationContent;
import org.probatum.registry.ModelRegistry;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.SessionSettings;
import org.probatum.registry.onnx.gradient.Precision;
import org.probatum.trial.protocol.ExplanationMethod;
import org.probatum.trial.protocol.ExplanationPlan;
import org.probatum.trial.protocol.PathBaseline;

/** Explains the predictions of one case as the plan says. What a case lacks is not explained. */
final class CaseExplainer implements AutoCloseable {

    private final TrialModels models;
    private final CasePredictor predictor;
    private final ExplanationPlan plan;
    private final CohortMoments cohort;
    private final Map<String, ExplainableModel> explainable = new HashMap<>();

    /**
     * @param cohort mean and spread of the observed values of each table column
     */
    CaseExplainer(
            TrialModels models,
            CasePredictor predictor,
            ExplanationPlan plan,
            CohortMoments cohort,
            ModelRegistry registry) {
        this.models = models;
        this.predictor = predictor;
        this.plan = plan;
        this.cohort = cohort;
        for (TrialModel model : models.onTrial()) {
            String name = model.reference().name();
            if (plan.methodsFor(name).stream().anyMatch(ExplanationMethod.IntegratedGradients.class::isInstance)) {
                byte[] graph = registry.open(model.card().id()).model();
                explainable.put(name, ExplainableModel.of(graph, SessionSettings.defaults(), Precision.DOUBLE));
            }
        }
    }

    /**
     * An explanation of one prediction.
     *
     * @param figures what was measured about it, by measure
     */
    record Explained(
            TrialModel model,
            String method,
            String subject,
            ExplanationContent content,
            Map<String, Double> figures,
            ExplanationChecks.Mark mark) {}

    List<Explained> explain(PreparedCase prepared) {
        List<Explained> explained = new ArrayList<>();
        Optional<TileDescriptors> tiles = predictor.tiles(prepared);
        for (TrialModel model : models.onTrial()) {
            List<ExplanationMethod> methods = plan.methodsFor(model.reference().name());
            if (!methods.isEmpty()
                    && predictor.assemble(model, prepared, tiles) instanceof AssembledInputs.Ready ready) {
                methods.forEach(
                        method -> explain(model, method, prepared, ready).ifPresent(explained::add));
            }
        }
        return explained;
    }

    private Optional<Explained> explain(
            TrialModel model, ExplanationMethod method, PreparedCase prepared, AssembledInputs.Ready ready) {
        return switch (method) {
            case ExplanationMethod.AttentionOutput attention -> attention(model, attention, prepared, ready);
            case ExplanationMethod.IntegratedGradients ig -> integratedGradients(model, ig, prepared, ready);
            case ExplanationMethod.GradCam cam -> Optional.empty();
            case ExplanationMethod.Occlusion occlusion -> Optional.empty();
            case ExplanationMethod.ModalityShapley shapley -> Optional.empty();
        };
    }

    private Optional<Explained> attention(
            TrialModel model,
            ExplanationMethod.AttentionOutput method,
            PreparedCase prepared,
            AssembledInputs.Ready ready) {
        if (ready.masked().contains(method.modality().value())) {
            return Optional.empty();
        }
        Map<String, Tensor> inputs = ready.draws().getFirst();
        double[] weights = weights(model, method.output(), inputs);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("weightSum", Arrays.stream(weights).sum());
        figures.put(
                "stability",
                stability(model, prepared, inputs, weights, noisy -> weights(model, method.output(), noisy)));
        String title = title(method.output()) + " of " + model.reference().name();
        return content(title, method, prepared, weights)
                .map(content -> new Explained(
                        model,
                        "attention",
                        method.output(),
                        content,
                        figures,
                        ExplanationChecks.mark(figures, method.passMarks())));
    }

    private Optional<ExplanationContent> content(
            String title, ExplanationMethod.AttentionOutput method, PreparedCase prepared, double[] weights) {
        if (method.modality().value().equals("histology")
                && prepared.slides().containsKey("slide")
                && models.encoder().isPresent()) {
            return Optional.of(tiles(
                    title,
                    prepared.requireSlide("slide"),
                    weights,
                    models.encoder().get().side()));
        }
        if (method.modality().value().equals("radiology") && prepared.volumes().containsKey("t1")) {
            List<Double> slices = Arrays.stream(weights).boxed().toList();
            return Optional.of(new ExplanationContent.SliceWeights(title, prepared.requireVolume("t1"), slices));
        }
        return Optional.empty();
    }

    private static ExplanationContent tiles(String title, SlideImage slide, double[] weights, int side) {
        int rows = slide.height() / side;
        int columns = slide.width() / side;
        Double[] grid = new Double[rows * columns];
        Arrays.fill(grid, Double.NaN);
        List<SlideImage.Tile> tiles = slide.tissueTiles(side);
        for (int t = 0; t < tiles.size(); t++) {
            grid[tiles.get(t).row() * columns + tiles.get(t).column()] = weights[t];
        }
        return new ExplanationContent.TileWeights(title, slide, rows, columns, Arrays.asList(grid));
    }

    /** The last axis of an output of one case, averaged over the axes before it. */
    private static double[] weights(TrialModel model, String output, Map<String, Tensor> inputs) {
        Tensor tensor = model.session().run(inputs, Set.of(output)).get(output);
        if (tensor == null) {
            throw new IllegalArgumentException("Model " + model.reference().reference() + " has no output " + output);
        }
        double[] values = Tensors.values(tensor);
        int last = Math.toIntExact(tensor.shape()[tensor.shape().length - 1]);
        double[] mean = new double[last];
        int rows = values.length / last;
        for (int i = 0; i < values.length; i++) {
            mean[i % last] += values[i] / rows;
        }
        return mean;
    }

    private Optional<Explained> integratedGradients(
            TrialModel model,
            ExplanationMethod.IntegratedGradients method,
            PreparedCase prepared,
            AssembledInputs.Ready ready) {
        Optional<List<String>> columns = columns(model, method.input());
        if (columns.isEmpty() || ready.masked().contains(method.input())) {
            return Optional.empty();
        }
        ExplainableModel derived = java.util.Objects.requireNonNull(
                explainable.get(model.reference().name()), "every model with planned gradients was opened");
        Map<String, Tensor> inputs = ready.draws().getFirst();
        // one derived session serves all threads in turn
        synchronized (derived) {
            return Optional.of(explained(model, method, prepared, columns.get(), derived, inputs));
        }
    }

    private Explained explained(
            TrialModel model,
            ExplanationMethod.IntegratedGradients method,
            PreparedCase prepared,
            List<String> columns,
            ExplainableModel derived,
            Map<String, Tensor> inputs) {
        Map<String, Tensor> baseline = Map.of(method.input(), baseline(method.baseline(), columns));
        ExplanationRequest.Target target = new ExplanationRequest.Target(method.output(), 0);
        Attribution attribution = attribution(derived, target, method, inputs, baseline);
        double[] values = attribution.values().values();
        double prediction = derived.prediction(target).predict(new InputBatch(inputs))[0];
        double sum = Arrays.stream(values).sum();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(
                "max_completeness_gap",
                attribution.completenessGap().map(gap -> gap[0]).orElse(Double.NaN));
        figures.put(
                "stability",
                stability(
                        model,
                        prepared,
                        inputs,
                        values,
                        noisy -> attribution(derived, target, method, noisy, baseline)
                                .values()
                                .values()));
        String title = "Integrated gradients of " + model.reference().name();
        return new Explained(
                model,
                "integrated_gradients",
                method.input(),
                new ExplanationContent.SignedValues(
                        title, signed(columns, values, prepared), prediction - sum, prediction, method.output()),
                figures,
                ExplanationChecks.mark(figures, method.passMarks()));
    }

    private static Attribution attribution(
            ExplainableModel derived,
            ExplanationRequest.Target target,
            ExplanationMethod.IntegratedGradients method,
            Map<String, Tensor> inputs,
            Map<String, Tensor> baseline) {
        Attribution attribution = IntegratedGradients.of(
                        derived.gradient(target, List.of(method.input())),
                        new InputBatch(inputs),
                        baseline,
                        method.steps())
                .get(method.input());
        return java.util.Objects.requireNonNull(attribution);
    }

    private static List<ExplanationContent.SignedValue> signed(
            List<String> columns, double[] values, PreparedCase prepared) {
        Map<String, Double> draw = prepared.draws().getFirst();
        List<ExplanationContent.SignedValue> signed = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            String column = columns.get(c);
            signed.add(new ExplanationContent.SignedValue(
                    column,
                    draw.getOrDefault(column, Double.NaN),
                    values[c],
                    prepared.filled().contains(column)));
        }
        return signed;
    }

    private Tensor baseline(PathBaseline baseline, List<String> columns) {
        double[] values = new double[columns.size()];
        if (baseline == PathBaseline.MEAN) {
            for (int c = 0; c < values.length; c++) {
                values[c] = cohort.mean(columns.get(c));
            }
        }
        return new Tensor.Doubles(new long[] {1, values.length}, values);
    }

    private static Optional<List<String>> columns(TrialModel model, String input) {
        return model.contract().inputs().stream()
                .filter(candidate -> candidate.name().equals(input))
                .map(ModelContract.Input::recipe)
                .filter(InputRecipe.TableColumns.class::isInstance)
                .map(recipe -> ((InputRecipe.TableColumns) recipe).columns())
                .findFirst();
    }

    /** Seeded by the participant, so that a restarted run measures the same. */
    private double stability(
            TrialModel model,
            PreparedCase prepared,
            Map<String, Tensor> inputs,
            double[] values,
            Function<Map<String, Tensor>, double[]> explain) {
        Map<String, double[]> spreads = new HashMap<>();
        for (ModelContract.Input input : model.contract().inputs()) {
            if (input.recipe() instanceof InputRecipe.TableColumns table) {
                spreads.put(
                        input.name(),
                        table.columns().stream().mapToDouble(cohort::spread).toArray());
            }
        }
        long seed = prepared.participant().value().hashCode();
        return ExplanationChecks.stability(inputs, spreads, values, explain, new SplittableRandom(seed));
    }

    private static String title(String output) {
        return output.equals("coattention")
                ? "Mean co-attention over genomic tokens"
                : output.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + output.substring(1);
    }

    @Override
    public void close() {
        explainable.values().forEach(ExplainableModel::close);
    }
}
