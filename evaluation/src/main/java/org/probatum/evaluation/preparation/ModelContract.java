package org.probatum.evaluation.preparation;

import java.util.List;

/**
 * What a model takes, as far as preparation is concerned.
 *
 * @param name the model's printed name and version, for messages
 * @param inputs its inputs in order
 */
public record ModelContract(String name, List<Input> inputs) {

    /**
     * One input.
     *
     * @param name as in the model
     * @param integers whether it takes whole numbers
     * @param recipe how it is made
     */
    public record Input(String name, boolean integers, InputRecipe recipe) {}

    public ModelContract {
        inputs = List.copyOf(inputs);
    }

    /** The modalities of its mask, in order; empty when it has none. */
    public List<String> maskOrder() {
        return inputs.stream()
                .map(Input::recipe)
                .filter(InputRecipe.ModalityMask.class::isInstance)
                .map(recipe -> ((InputRecipe.ModalityMask) recipe).order())
                .findFirst()
                .orElse(List.of());
    }

    /** Whether it needs tile descriptors. */
    public boolean needsTileFeatures() {
        return inputs.stream()
                .anyMatch(input -> input.recipe() instanceof InputRecipe.TileFeatures
                        || input.recipe() instanceof InputRecipe.MeanTileFeatures);
    }
}
