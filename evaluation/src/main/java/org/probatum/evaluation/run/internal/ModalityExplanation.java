package org.probatum.evaluation.run.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.probatum.evaluation.explanation.PassMarkEngine;
import org.probatum.evaluation.interpretability.Attribution;
import org.probatum.evaluation.interpretability.ModalityShapley;
import org.probatum.evaluation.interpretability.Player;
import org.probatum.evaluation.preparation.InputRecipe;
import org.probatum.evaluation.preparation.ModelContract;
import org.probatum.evaluation.run.ExplanationContent;
import org.probatum.evaluation.run.ExplanationMeasure;
import org.probatum.registry.Tensor;
import org.probatum.trial.protocol.ExplanationMethod;

/**
 * Exact Shapley values of one output with the modalities of a model as players.
 *
 * <p>An absent modality is told to the model by its mask, where it has one; otherwise a table becomes the cohort's mean,
 * a note padding, an image background and tile descriptors 0.
 */
final class ModalityExplanation implements PlannedExplanation {

    private static final int FEWEST = 2;
    private static final int MOST = 10;

    private final ExplanationMethod.ModalityShapley plan;
    private final TrialModel model;
    private final Map<String, List<ModelContract.Input>> modalities;

    private ModalityExplanation(
            ExplanationMethod.ModalityShapley plan,
            TrialModel model,
            Map<String, List<ModelContract.Input>> modalities) {
        this.plan = plan;
        this.model = model;
        this.modalities = modalities;
    }

    /** @throws IllegalArgumentException if the output is missing, or the model has fewer than 2 modalities or more than 10 */
    static ModalityExplanation of(ExplanationMethod.ModalityShapley plan, ExplainedModel explained) {
        PlanLine line = new PlanLine(explained.model(), "Shapley values of the modalities");
        line.requireNumber(plan.output());
        Map<String, List<ModelContract.Input>> modalities = new LinkedHashMap<>();
        for (ModelContract.Input input : explained.model().contract().inputs()) {
            String modality = InputModality.of(explained.model(), input);
            if (!modality.isEmpty()) {
                modalities.computeIfAbsent(modality, m -> new ArrayList<>()).add(input);
            }
        }
        if (modalities.size() < FEWEST || modalities.size() > MOST) {
            throw line.refused("need a model of " + FEWEST + " to " + MOST + " modalities, and this one takes "
                    + String.join(", ", modalities.keySet()));
        }
        return new ModalityExplanation(plan, explained.model(), modalities);
    }

    @Override
    public ExplanationMethod plan() {
        return plan;
    }

    @Override
    public String method() {
        return "modality_shapley";
    }

    @Override
    public String subject() {
        return plan.output();
    }

    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> absent = new LinkedHashMap<>();
        modalities.forEach((modality, inputs) -> absent.put(modality, absenceWords(inputs)));
        return Map.of("output", plan.output(), "coalitions", 1 << modalities.size(), "absentModalityBecomes", absent);
    }

    private String absenceWords(List<ModelContract.Input> inputs) {
        return InputModality.inMask(model, inputs.getFirst())
                .map(name -> "told missing by the model's mask as " + name)
                .orElseGet(() -> switch (inputs.getFirst().recipe()) {
                    case InputRecipe.TableColumns t -> "the cohort's mean of each column";
                    case InputRecipe.NoteTokens n -> "a note of padding";
                    case InputRecipe.SlideOverview o -> "background";
                    default -> "0";
                });
    }

    @Override
    public Set<ExplanationMeasure> measures() {
        return EnumSet.of(
                ExplanationMeasure.COMPLETENESS, ExplanationMeasure.STABILITY, ExplanationMeasure.RANDOMIZATION);
    }

    /** A modality that the case lacks is a player that adds nothing, so every case that can be predicted is explained. */
    @Override
    public Optional<String> lacking(ExplainableCase given) {
        return Optional.empty();
    }

    @Override
    public PassMarkEngine.Method on(ExplainableCase given) {
        List<Player> players = players(given);
        return (explainable, inputs) -> ModalityShapley.of(
                        ModelPrediction.of(explainable, plan.output()), inputs, players)
                .values();
    }

    private List<Player> players(ExplainableCase given) {
        List<Player> players = new ArrayList<>();
        modalities.forEach((modality, inputs) -> players.add(new Player(modality, absence(inputs, given))));
        return players;
    }

    private List<Player.Replacement> absence(List<ModelContract.Input> inputs, ExplainableCase given) {
        Optional<String> inMask = InputModality.inMask(model, inputs.getFirst());
        if (inMask.isPresent()) {
            String mask = model.contract().inputs().stream()
                    .filter(input -> input.recipe() instanceof InputRecipe.ModalityMask)
                    .map(ModelContract.Input::name)
                    .findFirst()
                    .orElseThrow();
            int column = model.contract().maskOrder().indexOf(inMask.get());
            return List.of(new Player.Replacement(mask, OptionalInt.of(column), value(0)));
        }
        return inputs.stream()
                .filter(input -> !(input.recipe() instanceof InputRecipe.TileMask))
                .map(input -> new Player.Replacement(input.name(), OptionalInt.empty(), absent(input, given)))
                .toList();
    }

    private static Tensor absent(ModelContract.Input input, ExplainableCase given) {
        return switch (input.recipe()) {
            case InputRecipe.TableColumns t -> given.cohort().means(t.columns());
            case InputRecipe.SlideOverview o ->
                ImageInput.of(input).orElseThrow().nothingEverywhere();
            default -> value(0);
        };
    }

    private static Tensor.Doubles value(double value) {
        return new Tensor.Doubles(new long[] {1}, new double[] {value});
    }

    @Override
    public ExplanationContent content(ExplainedModel explained, ExplainableCase given, Attribution attribution) {
        ModalityShapley.Result all =
                ModalityShapley.of(explained.prediction(plan.output()), given.inputs(), players(given));
        double[] values = attribution.values().values();
        List<ExplanationContent.Contribution> contributions = new ArrayList<>();
        int j = 0;
        for (Map.Entry<String, List<ModelContract.Input>> modality : modalities.entrySet()) {
            contributions.add(new ExplanationContent.Contribution(
                    modality.getKey(), presence(modality.getValue(), given), values[j++]));
        }
        return new ExplanationContent.ModalityContributions(
                "Modalities in " + model.reference().name(),
                contributions,
                DoubleStream.of(all.interactions().values()).boxed().toList(),
                all.empty()[0],
                explained.prediction(plan.output()).predict(given.inputs())[0],
                plan.output());
    }

    private ExplanationContent.Presence presence(List<ModelContract.Input> inputs, ExplainableCase given) {
        if (inputs.stream()
                .anyMatch(input ->
                        InputModality.lacking(model, input, given.ready()).isPresent())) {
            return ExplanationContent.Presence.MISSING;
        }
        boolean filled = inputs.stream()
                .map(ModelContract.Input::recipe)
                .filter(InputRecipe.TableColumns.class::isInstance)
                .flatMap(recipe -> ((InputRecipe.TableColumns) recipe).columns().stream())
                .anyMatch(given.prepared().filled()::contains);
        return filled ? ExplanationContent.Presence.FILLED : ExplanationContent.Presence.PRESENT;
    }
}
