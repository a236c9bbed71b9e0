package org.probatum.evaluation.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.probatum.registry.Axis;
import org.probatum.registry.ModelCard;
import org.probatum.registry.ModelPackage;
import org.probatum.registry.TensorSpec;

/** Each input of the bundled models gets the recipe that its card describes; the expected ones were read off the cards. */
class InputRecipesTest {

    private static final Path MODELS = Path.of("..", "demo", "glioma-rct", "models");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "intermediate_gradual | t1 | WholeVolume[volume=t1]",
                "intermediate_gradual | t2_registered | WholeVolume[volume=t2_registered]",
                "intermediate_guided | tile_features | TileFeatures[features=32]",
                "intermediate_guided | tile_mask | TileMask[]",
                "late_kronecker | tile_features | TileFeatures[features=32]",
                "modality_dropout | notes | NoteTokens[length=40]",
                "modality_dropout | modality_mask | ModalityMask[order=[histology, molecular, clinlab, notes]]",
                "slice_attention_mil | slices | SliceStack[volumes=[t1, t2]]"
            })
    void readsTheRecipeOffTheCard(String model, String input, String recipe) {
        TensorSpec spec = card(model).inputs().stream()
                .filter(one -> one.name().equals(input))
                .findFirst()
                .orElseThrow();

        assertThat(recipe(spec)).hasToString(recipe);
    }

    @ParameterizedTest
    @MethodSource("modelsOnTrial")
    void aTableTakesTheColumnsOfTheCardInTheirOrder(String model) {
        for (TensorSpec spec : card(model).inputs()) {
            InputRecipe recipe = recipe(spec);
            if (!spec.features().isEmpty()) {
                assertThat(recipe).isEqualTo(new InputRecipe.TableColumns(spec.features()));
            }
        }
    }

    static List<String> modelsOnTrial() {
        return List.of(
                "intermediate_gradual",
                "intermediate_guided",
                "late_kronecker",
                "modality_dropout",
                "slice_attention_mil");
    }

    @Test
    void whatFitsNoRecipeIsNotGuessed() {
        assertThat(InputRecipes.of("x", "histology", List.of(-1L, 7L, 7L, 7L), List.of(), ""))
                .isEmpty();
        assertThat(InputRecipes.of("noise", "", List.of(-1L, 8L), List.of(), "standard normal"))
                .isEmpty();
        // three modalities are listed where the mask has four places
        assertThat(InputRecipes.of(
                        "modality_mask",
                        "availability",
                        List.of(-1L, 4L),
                        List.of(),
                        "order: histology, molecular, notes"))
                .isEmpty();
    }

    private static ModelCard card(String model) {
        return ModelPackage.open(MODELS.resolve(model)).card();
    }

    private static InputRecipe recipe(TensorSpec spec) {
        List<Long> shape = spec.shape().stream()
                .map(axis -> axis instanceof Axis.Fixed fixed ? fixed.length() : -1L)
                .toList();
        return InputRecipes.of(
                        spec.name(),
                        spec.modality().orElse(""),
                        shape,
                        spec.features(),
                        spec.preprocessing().orElse(""))
                .orElseThrow();
    }
}
