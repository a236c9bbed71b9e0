package org.probatum.evaluation.run.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.probatum.evaluation.preparation.InputRecipe;
import org.probatum.evaluation.preparation.ModelContract;
import org.probatum.registry.ModelCard;
import org.probatum.registry.ModelSession;
import org.probatum.registry.Tensor;
import org.probatum.trial.protocol.ModelReference;

/**
 * A model on trial, loaded.
 *
 * @param reference as the protocol pins it
 * @param contract how its inputs are made
 */
record TrialModel(ModelReference reference, ModelCard card, ModelContract contract, ModelSession session) {

    /**
     * @throws IllegalArgumentException if an input of the card fits no recipe, or the pinned score is no output
     */
    static TrialModel of(ModelReference reference, ModelCard card, ModelSession session) {
        TrialModel model = new TrialModel(reference, card, ModelContract.of(reference.reference(), card), session);
        model.outputs().forEach(output -> {
            if (card.outputs().stream().noneMatch(spec -> spec.name().equals(output))) {
                throw new IllegalArgumentException(
                        "Model " + reference.reference() + " has no output " + output + ", which the protocol pins");
            }
        });
        return model;
    }

    /** The outputs that a prediction is read from. */
    Set<String> outputs() {
        Set<String> outputs = new TreeSet<>(Set.of(score()));
        reference.probabilityOutput().ifPresent(outputs::add);
        return outputs;
    }

    String score() {
        return reference
                .scoreOutput()
                .orElseThrow(() -> new IllegalArgumentException("Model " + reference.reference()
                        + " is on trial without a scoreOutput; the protocol should name one"));
    }

    /** Runs one draw. */
    Map<String, Tensor> run(Map<String, Tensor> inputs) {
        return session.run(inputs, outputs());
    }

    /** The table columns that it takes. */
    List<String> columns() {
        return contract.inputs().stream()
                .map(ModelContract.Input::recipe)
                .filter(InputRecipe.TableColumns.class::isInstance)
                .flatMap(recipe -> ((InputRecipe.TableColumns) recipe).columns().stream())
                .toList();
    }
}
