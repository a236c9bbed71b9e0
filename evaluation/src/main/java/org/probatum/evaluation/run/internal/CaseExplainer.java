package org.probatum.evaluation.run.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.probatum.evaluation.interpretability.Attribution;
import org.probatum.evaluation.interpretability.UnexplainableException;
import org.probatum.evaluation.preparation.AssembledInputs;
import org.probatum.evaluation.preparation.PreparedCase;
import org.probatum.evaluation.preparation.TileDescriptors;
import org.probatum.evaluation.run.ExplanationContent;
import org.probatum.registry.ModelRegistry;
import org.probatum.registry.ModelRunException;
import org.probatum.trial.protocol.ExplanationMethod;
import org.probatum.trial.protocol.ExplanationPlan;

/**
 * Explains the predictions of one case as the plan says. What cannot be carried out at all is refused when one is opened;
 * what one case lacks is told as not explained. Safe for several threads.
 */
final class CaseExplainer implements AutoCloseable {

    private final CasePredictor predictor;
    private final Supplier<CohortMoments> moments;
    private final Map<ExplainedModel, List<PlannedExplanation>> plans = new LinkedHashMap<>();
    private @Nullable CohortMoments cohort;

    private CaseExplainer(CasePredictor predictor, Supplier<CohortMoments> moments) {
        this.predictor = predictor;
        this.moments = moments;
    }

    /**
     * @param moments mean and spread of the observed values of each table column; asked for once, with the first case
     * @throws IllegalArgumentException if a line of the plan cannot be carried out; nothing stays open then
     */
    static CaseExplainer open(
            TrialModels models,
            CasePredictor predictor,
            ExplanationPlan plan,
            ModelRegistry registry,
            Supplier<CohortMoments> moments) {
        CaseExplainer explainer = new CaseExplainer(predictor, moments);
        try {
            for (TrialModel model : models.onTrial()) {
                List<ExplanationMethod> methods =
                        plan.methodsFor(model.reference().name());
                if (!methods.isEmpty()) {
                    explainer.add(model, methods, models, registry);
                }
            }
            return explainer;
        } catch (RuntimeException e) {
            explainer.close();
            throw e;
        }
    }

    private void add(TrialModel model, List<ExplanationMethod> methods, TrialModels models, ModelRegistry registry) {
        ExplainedModel explained =
                new ExplainedModel(model, registry.open(model.card().id()).model());
        plans.put(explained, List.of());
        plans.put(explained, ExplanationPlanner.bind(methods, explained, models.encoder()));
    }

    /**
     * An explanation of one prediction.
     *
     * @param figures what was measured about it, by measure
     */
    record Explained(
            PlannedExplanation planned,
            TrialModel model,
            ExplainableCase given,
            ExplanationContent content,
            Map<String, Double> figures,
            ExplanationChecks.Mark mark) {}

    /** A planned explanation that this case lacks something for, or whose values are not numbers. */
    record NotExplained(PlannedExplanation planned, TrialModel model, String reason) {}

    /** What became of every line of the plan for one case. */
    record Explanations(List<Explained> explained, List<NotExplained> notExplained) {}

    Explanations explain(PreparedCase prepared) {
        Explanations all = new Explanations(new ArrayList<>(), new ArrayList<>());
        Optional<TileDescriptors> tiles = predictor.tiles(prepared);
        plans.forEach((model, planned) -> {
            switch (predictor.assemble(model.model(), prepared, tiles)) {
                case AssembledInputs.NotEvaluable not ->
                    planned.forEach(line -> all.notExplained()
                            .add(new NotExplained(line, model.model(), String.join("; ", not.reasons()))));
                case AssembledInputs.Ready ready -> {
                    ExplainableCase given = new ExplainableCase(prepared, ready, cohort());
                    planned.forEach(line -> explain(line, model, given, all));
                }
            }
        });
        return all;
    }

    private static void explain(
            PlannedExplanation planned, ExplainedModel model, ExplainableCase given, Explanations all) {
        Optional<String> lacking = planned.lacking(given);
        if (lacking.isPresent()) {
            all.notExplained().add(new NotExplained(planned, model.model(), lacking.get()));
            return;
        }
        try {
            all.explained().add(inTurn(planned, model, given));
        } catch (UnexplainableException | ModelRunException e) {
            all.notExplained().add(new NotExplained(planned, model.model(), "the method failed: " + e.getMessage()));
        }
    }

    private static Explained inTurn(PlannedExplanation planned, ExplainedModel model, ExplainableCase given) {
        if (!planned.usesGradient()) {
            return explained(planned, model, given);
        }
        // the derived models of one network are made when first needed, and not by several threads at once
        synchronized (model) {
            return explained(planned, model, given);
        }
    }

    private static Explained explained(PlannedExplanation planned, ExplainedModel model, ExplainableCase given) {
        Attribution attribution = planned.on(given).attribute(model.explainable(), given.inputs());
        Map<String, Double> figures = new ExplanationFigures(planned, model, given, attribution).measure();
        return new Explained(
                planned,
                model.model(),
                given,
                planned.content(model, given, attribution),
                figures,
                ExplanationChecks.mark(figures, planned.plan().passMarks()));
    }

    private synchronized CohortMoments cohort() {
        CohortMoments known = cohort;
        if (known == null) {
            known = moments.get();
            cohort = known;
        }
        return known;
    }

    @Override
    public void close() {
        plans.keySet().forEach(ExplainedModel::close);
    }
}
