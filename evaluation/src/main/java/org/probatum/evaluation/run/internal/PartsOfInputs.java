package org.probatum.evaluation.run.internal;

import java.util.Optional;
import org.probatum.evaluation.preparation.InputRecipe;
import org.probatum.evaluation.preparation.ModelContract;
import org.probatum.evaluation.preparation.TileEncoder;

/** Finds the parts of an input, or refuses the line of the plan that asks for them. */
final class PartsOfInputs {

    private PartsOfInputs() {}

    /**
     * @param encoder of the trial, which says how large a tile is
     * @throws IllegalArgumentException if the input has no parts that can be shown
     */
    static InputParts of(PlanLine line, ModelContract.Input input, Optional<TileEncoder> encoder) {
        return switch (input.recipe()) {
            case InputRecipe.TableColumns t -> new InputParts.Columns(input.name(), t.columns());
            case InputRecipe.NoteTokens n -> new InputParts.Words(input.name(), n.length());
            case InputRecipe.TileFeatures f -> tiles(line, input, encoder, false);
            case InputRecipe.TileMask m -> tiles(line, input, encoder, true);
            case InputRecipe.SliceStack s ->
                new InputParts.Slices(input.name(), s.volumes().getFirst());
            case InputRecipe.MeanTileFeatures f ->
                throw line.refused("cannot be shown: input " + input.name()
                        + " is the mean over all tiles, which no place of the slide belongs to");
            case InputRecipe.ModalityMask m ->
                throw line.refused("cannot be shown: input " + input.name()
                        + " says which modalities are there; modalityShapley explains these");
            default -> new InputParts.Patches(ImageInput.of(input).orElseThrow());
        };
    }

    private static InputParts.Tiles tiles(
            PlanLine line, ModelContract.Input input, Optional<TileEncoder> encoder, boolean mask) {
        int side = encoder.map(TileEncoder::side)
                .orElseThrow(() -> line.refused("needs a model with the role encoder in the protocol, which says how "
                        + "large the tiles behind input " + input.name() + " are"));
        return new InputParts.Tiles(input.name(), side, mask);
    }
}
