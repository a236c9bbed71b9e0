package org.probatum.evaluation.run.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.probatum.evaluation.explanation.ExplainableModel;
import org.probatum.evaluation.explanation.PassMarkEngine;
import org.probatum.evaluation.interpretability.Attribution;
import org.probatum.evaluation.interpretability.Faithfulness;
import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.evaluation.interpretability.PassMarkChecks;
import org.probatum.evaluation.interpretability.PassMarkPlan;
import org.probatum.evaluation.preparation.InputRecipe;
import org.probatum.evaluation.preparation.ModelContract;
import org.probatum.evaluation.run.ExplanationMeasure;
import org.probatum.trial.protocol.Threshold;

/** Measures an explanation: what the plan sets thresholds for, and what costs little besides. */
final class ExplanationFigures {

    private final PlannedExplanation planned;
    private final ExplainedModel model;
    private final ExplainableCase given;
    private final Attribution attribution;

    /** @param attribution by the planned method on this case */
    ExplanationFigures(
            PlannedExplanation planned, ExplainedModel model, ExplainableCase given, Attribution attribution) {
        this.planned = planned;
        this.model = model;
        this.given = given;
        this.attribution = attribution;
    }

    /** @throws IllegalArgumentException if the plan sets a threshold for what is not measured about this method */
    static void requireMeasured(PlannedExplanation planned, PlanLine line) {
        for (Threshold threshold : planned.plan().passMarks()) {
            boolean measured = ExplanationMeasure.of(threshold.measure())
                    .filter(planned.measures()::contains)
                    .isPresent();
            if (!measured) {
                throw line.refused("has a pass mark for " + threshold.measure()
                        + ", which is not measured about it; measured are "
                        + planned.measures().stream()
                                .map(ExplanationMeasure::id)
                                .collect(Collectors.joining(", ")));
            }
        }
    }

    /** The figures by their names, in the order of the measures. */
    Map<String, Double> measure() {
        Map<String, Double> figures = new LinkedHashMap<>();
        Set<ExplanationMeasure> wanted = wanted();
        Faithfulness.Result faithfulness =
                wanted.contains(ExplanationMeasure.DELETION) || wanted.contains(ExplanationMeasure.INSERTION)
                        ? planned.ranked(model, given, attribution).faithfulness(given.seed())
                        : new Faithfulness.Result(new double[1], new double[1], new double[1], new double[1]);
        for (ExplanationMeasure measure : wanted) {
            figures.put(
                    measure.id(),
                    switch (measure) {
                        case WEIGHT_SUM ->
                            DoubleStream.of(attribution.values().values()).sum();
                        case COMPLETENESS ->
                            attribution.completenessGap().map(gap -> gap[0]).orElse(Double.NaN);
                        case STABILITY -> stability();
                        case DELETION ->
                            faithfulness.deletionByChance()[0] - faithfulness.deletion()[0];
                        case INSERTION ->
                            faithfulness.insertion()[0] - faithfulness.insertionByChance()[0];
                        case RANDOMIZATION -> randomization();
                        case AGREEMENT -> agreement();
                    });
        }
        return figures;
    }

    private Set<ExplanationMeasure> wanted() {
        Set<String> thresholds =
                planned.plan().passMarks().stream().map(Threshold::measure).collect(Collectors.toSet());
        Set<ExplanationMeasure> wanted = EnumSet.copyOf(planned.measures());
        wanted.removeIf(measure -> measure.onlyWhenPlanned() && !thresholds.contains(measure.id()));
        return wanted;
    }

    private double stability() {
        Map<String, double[]> spreads = new HashMap<>();
        for (ModelContract.Input input : model.model().contract().inputs()) {
            if (input.recipe() instanceof InputRecipe.TableColumns table) {
                spreads.put(
                        input.name(),
                        table.columns().stream()
                                .mapToDouble(given.cohort()::spread)
                                .toArray());
            }
        }
        PassMarkEngine.Method method = planned.on(given);
        return ExplanationChecks.stability(
                given.inputs().tensors(),
                spreads,
                planned.words(),
                attribution.values().values(),
                noisy -> method.attribute(model.explainable(), new InputBatch(noisy))
                        .values()
                        .values(),
                new SplittableRandom(given.seed()));
    }

    /** Not determined for an explanation without any order, which no change of the weights could disturb. */
    private double randomization() {
        double[] values = attribution.values().values();
        if (DoubleStream.of(values).allMatch(value -> value == values[0])) {
            return Double.NaN;
        }
        PassMarkEngine.Method method = planned.on(given);
        List<Attribution> others = new ArrayList<>();
        for (ExplainableModel random : model.randomized()) {
            others.add(method.attribute(random, given.inputs()));
        }
        return checks().sanity(attribution, others).value();
    }

    private double agreement() {
        Attribution other = planned.second(given).attribute(model.explainable(), given.inputs());
        return checks().agreement(attribution, other).value();
    }

    private PassMarkChecks checks() {
        return new PassMarkChecks(PassMarkPlan.standard(given.seed()));
    }
}
