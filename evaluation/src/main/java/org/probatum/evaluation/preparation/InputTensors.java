package org.probatum.evaluation.preparation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.probatum.registry.Tensor;

/**
 * The tensors of one case, batch of one.
 *
 * @param prepared the case
 * @param tiles descriptors of its tiles; empty when there are none
 * @param vocabulary of its note
 */
record InputTensors(PreparedCase prepared, Optional<TileDescriptors> tiles, Vocabulary vocabulary) {

    /**
     * @param absent whether the model is told that this input is missing; it is then zeros
     * @param values the table values to use
     * @param masked the names told missing, for the mask itself
     */
    Tensor of(InputRecipe recipe, boolean absent, Map<String, Double> values, Set<String> masked) {
        return switch (recipe) {
            case InputRecipe.TableColumns t -> table(t, values, absent);
            case InputRecipe.NoteTokens n -> note(n, absent);
            case InputRecipe.TileFeatures f ->
                absent
                        ? zeros(1, 1, f.features())
                        : floats(descriptors().values(), 1, descriptors().tiles(), f.features());
            case InputRecipe.TileMask m ->
                absent ? zeros(1, 1) : ones(1, descriptors().tiles());
            case InputRecipe.MeanTileFeatures f ->
                absent ? zeros(1, f.features()) : floats(descriptors().mean(), 1, f.features());
            case InputRecipe.SlideOverview o ->
                floats(prepared.requireSlide("slide").overview(o.side()), 1, 3, o.side(), o.side());
            case InputRecipe.WholeVolume v -> volume(prepared.requireVolume(v.volume()));
            case InputRecipe.VolumeSlice s -> slice(prepared.requireVolume(s.volume()), s.slice());
            case InputRecipe.SliceStack s ->
                stack(s.volumes().stream().map(prepared::requireVolume).toList());
            case InputRecipe.ModalityMask m -> mask(m, masked);
        };
    }

    private TileDescriptors descriptors() {
        return tiles.orElseThrow(
                () -> new IllegalStateException("Participant " + prepared.participant() + " has no tile descriptors"));
    }

    private Tensor note(InputRecipe.NoteTokens recipe, boolean absent) {
        String words = absent ? "" : prepared.note().orElse("");
        return new Tensor.Longs(new long[] {1, recipe.length()}, vocabulary.tokens(words, recipe.length()));
    }

    private static Tensor table(InputRecipe.TableColumns table, Map<String, Double> values, boolean absent) {
        float[] row = new float[table.columns().size()];
        for (int c = 0; c < row.length && !absent; c++) {
            Double value = values.get(table.columns().get(c));
            row[c] = value == null ? Float.NaN : value.floatValue();
        }
        return floats(row, 1, row.length);
    }

    private static Tensor volume(VoxelArray v) {
        return floats(v.values(), 1, 1, v.slices(), v.rows(), v.columns());
    }

    private static Tensor slice(VoxelArray v, int z) {
        int plane = v.rows() * v.columns();
        return floats(Arrays.copyOfRange(v.values(), z * plane, (z + 1) * plane), 1, 1, v.rows(), v.columns());
    }

    private static Tensor stack(List<VoxelArray> volumes) {
        VoxelArray first = volumes.getFirst();
        int plane = first.rows() * first.columns();
        float[] stacked = new float[first.slices() * volumes.size() * plane];
        for (int z = 0; z < first.slices(); z++) {
            for (int c = 0; c < volumes.size(); c++) {
                int to = (z * volumes.size() + c) * plane;
                System.arraycopy(volumes.get(c).values(), z * plane, stacked, to, plane);
            }
        }
        return floats(stacked, 1, first.slices(), volumes.size(), first.rows(), first.columns());
    }

    private static Tensor mask(InputRecipe.ModalityMask mask, Set<String> masked) {
        float[] available = new float[mask.order().size()];
        for (int i = 0; i < available.length; i++) {
            available[i] = masked.contains(mask.order().get(i)) ? 0 : 1;
        }
        return floats(available, 1, available.length);
    }

    private static Tensor floats(float[] values, long... shape) {
        return new Tensor.Floats(shape, values);
    }

    private static Tensor zeros(long... shape) {
        return floats(new float[size(shape)], shape);
    }

    private static Tensor ones(long... shape) {
        float[] values = new float[size(shape)];
        Arrays.fill(values, 1);
        return floats(values, shape);
    }

    private static int size(long[] shape) {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    }
}
