package org.probatum.evaluation.preparation;

import java.util.ArrayList;
import java.util.List;
import org.probatum.registry.Axis;
import org.probatum.registry.ModelCard;
import org.probatum.registry.TensorSpec;

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

    /**
     * Reads it from a model card.
     *
     * @throws IllegalArgumentException if an input fits no recipe, naming it
     */
    public static ModelContract of(String name, ModelCard card) {
        List<Input> inputs = new ArrayList<>();
        for (TensorSpec spec : card.inputs()) {
            InputRecipe recipe = InputRecipes.of(
                            spec.name(),
                            spec.modality().orElse(""),
                            spec.shape().stream().map(ModelContract::length).toList(),
                            spec.features(),
                            spec.preprocessing().orElse(""))
                    .orElseThrow(() -> new IllegalArgumentException("Model " + name + ", input " + spec.name()
                            + ": Probatum does not know how to make it; its card should list features, or "
                            + "name a known modality and preprocessing"));
            inputs.add(new Input(spec.name(), spec.dtype().startsWith("int"), recipe));
        }
        return new ModelContract(name, inputs);
    }

    private static long length(Axis axis) {
        return switch (axis) {
            case Axis.Fixed fixed -> fixed.length();
            case Axis.Free free -> -1;
        };
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
