package org.probatum.evaluation.run.internal;

import java.util.Arrays;
import java.util.Optional;
import org.probatum.evaluation.interpretability.OcclusionUnits;
import org.probatum.evaluation.preparation.InputRecipe;
import org.probatum.evaluation.preparation.ModelContract;
import org.probatum.evaluation.preparation.PreparedCase;
import org.probatum.evaluation.preparation.SlideImage;
import org.probatum.evaluation.preparation.VoxelArray;
import org.probatum.evaluation.run.ExplanationContent;
import org.probatum.registry.Tensor;

/**
 * An input that is an image or a volume [rows, channels, positions…], over which a map can be laid.
 *
 * @param name of the input
 * @param recipe one of slide overview, slice of a volume, whole volume
 * @param axes of position, 2 or 3
 */
record ImageInput(String name, InputRecipe recipe, int axes) {

    /** Longest patch along rows and columns, and along slices. */
    private static final int PATCH = 8;

    private static final int PATCH_OF_SLICES = 4;

    /** More patches than this take too many runs of the model. */
    static final int MOST_PATCHES = 2000;

    /** Empty when the input is no single image. */
    static Optional<ImageInput> of(ModelContract.Input input) {
        return switch (input.recipe()) {
            case InputRecipe.SlideOverview o -> Optional.of(new ImageInput(input.name(), o, 2));
            case InputRecipe.VolumeSlice s -> Optional.of(new ImageInput(input.name(), s, 2));
            case InputRecipe.WholeVolume v -> Optional.of(new ImageInput(input.name(), v, 3));
            default -> Optional.empty();
        };
    }

    /** What is seen where there is nothing: the white of a slide, the black of a volume. */
    double nothing() {
        return recipe instanceof InputRecipe.SlideOverview ? SlideImage.BACKGROUND / 255.0 : 0;
    }

    /** The same as a tensor that repeats over the image. */
    Tensor.Doubles nothingEverywhere() {
        return new Tensor.Doubles(new long[] {1}, new double[] {nothing()});
    }

    /**
     * Equal patches, at most 8 long, along slices at most 4.
     *
     * @param shape of the input; [rows, channels, positions…]
     */
    OcclusionUnits.Patches patches(long[] shape) {
        int[] size = new int[axes];
        for (int i = 0; i < axes; i++) {
            boolean slices = axes == 3 && i == 0;
            size[i] = largestDivisor(shape[shape.length - axes + i], slices ? PATCH_OF_SLICES : PATCH);
        }
        return new OcclusionUnits.Patches(size);
    }

    private static int largestDivisor(long length, int most) {
        for (int d = most; d > 1; d--) {
            if (length % d == 0) {
                return d;
            }
        }
        return 1;
    }

    /** The number of patches along each axis of position. */
    long[] grid(long[] shape) {
        int[] size = patches(shape).size();
        long[] grid = new long[axes];
        Arrays.setAll(grid, i -> shape[shape.length - axes + i] / size[i]);
        return grid;
    }

    /**
     * A map laid over this image.
     *
     * @param places the length of each axis of the map
     * @param values row by row
     * @param signed whether positive raises the output; otherwise none is below 0
     */
    ExplanationContent map(String title, PreparedCase prepared, long[] places, double[] values, boolean signed) {
        ExplanationContent.Grid grid = new ExplanationContent.Grid(
                axes == 3 ? (int) places[0] : 1,
                (int) places[axes - 2],
                (int) places[axes - 1],
                Arrays.stream(values).boxed().toList(),
                signed);
        return switch (recipe) {
            case InputRecipe.VolumeSlice s ->
                new ExplanationContent.VolumeMap(
                        title, s.volume(), prepared.requireVolume(s.volume()), s.slice(), 1, grid);
            case InputRecipe.WholeVolume v -> {
                VoxelArray volume = prepared.requireVolume(v.volume());
                yield new ExplanationContent.VolumeMap(title, v.volume(), volume, 0, volume.slices(), grid);
            }
            default -> new ExplanationContent.SlideMap(title, prepared.requireSlide("slide"), grid);
        };
    }
}
