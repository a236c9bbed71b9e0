package org.probatum.evaluation.preparation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.probatum.registry.Tensor;
import org.probatum.trial.protocol.MissingInputStrategy;
import org.probatum.trial.protocol.Modality;

/**
 * Turns a prepared case into the tensors of one model.
 *
 * <p>A modality that is absent follows the model's strategy for it: the mask tells the model, or filled table values
 * stand in, or the case is not evaluable. Single values missing in a collected table are filled whatever the strategy,
 * and named.
 */
public final class InputAssembler {

    private final ModelContract contract;
    private final Function<Modality, MissingInputStrategy> strategy;
    private final Vocabulary vocabulary;
    private final ColumnModalities columns;

    /**
     * @param strategy what the plan says for this model when a modality is absent
     * @param columns which modality each table column came with
     */
    public InputAssembler(
            ModelContract contract,
            Function<Modality, MissingInputStrategy> strategy,
            Vocabulary vocabulary,
            ColumnModalities columns) {
        this.contract = contract;
        this.strategy = strategy;
        this.vocabulary = vocabulary;
        this.columns = columns;
    }

    /**
     * @param everyWay the case, its absent modalities filled in every way that the plan asks for
     * @param tiles descriptors of the slide's tiles; empty when there is no slide or the model needs none
     */
    public AssembledInputs assemble(PreparedCase everyWay, Optional<TileDescriptors> tiles) {
        PreparedCase prepared = everyWay.filledAs(strategy);
        Set<String> masked = masked(prepared, tiles);
        List<String> reasons = reasons(prepared, tiles, masked);
        if (!reasons.isEmpty()) {
            return new AssembledInputs.NotEvaluable(reasons);
        }
        Set<String> filled = new LinkedHashSet<>();
        for (ModelContract.Input input : contract.inputs()) {
            if (input.recipe() instanceof InputRecipe.TableColumns table && !masked.contains(maskName(input))) {
                table.columns().stream().filter(prepared.filled()::contains).forEach(filled::add);
            }
        }
        int draws = filled.isEmpty() ? 1 : prepared.draws().size();
        InputTensors tensors = new InputTensors(prepared, tiles, vocabulary);
        List<Map<String, Tensor>> inputs = new ArrayList<>();
        for (int draw = 0; draw < draws; draw++) {
            Map<String, Tensor> byName = new LinkedHashMap<>();
            for (ModelContract.Input input : contract.inputs()) {
                boolean absent = masked.contains(maskName(input));
                byName.put(
                        input.name(),
                        tensors.of(input.recipe(), absent, prepared.draws().get(draw), masked));
            }
            inputs.add(byName);
        }
        return new AssembledInputs.Ready(inputs, List.copyOf(filled), List.copyOf(masked));
    }

    /** The names in the model's mask that are told missing. */
    private Set<String> masked(PreparedCase prepared, Optional<TileDescriptors> tiles) {
        Set<String> masked = new LinkedHashSet<>();
        for (String name : contract.maskOrder()) {
            String modality = modalityOfMask(name);
            boolean there = modality.equals("histology")
                    ? tiles.filter(t -> t.tiles() > 0).isPresent()
                    : prepared.has(modality);
            if (!there && strategy.apply(new Modality(modality)) == MissingInputStrategy.MASK) {
                masked.add(name);
            }
        }
        return masked;
    }

    private List<String> reasons(PreparedCase prepared, Optional<TileDescriptors> tiles, Set<String> masked) {
        Set<String> reasons = new LinkedHashSet<>();
        for (ModelContract.Input input : contract.inputs()) {
            if (!masked.contains(maskName(input))) {
                switch (input.recipe()) {
                    case InputRecipe.TableColumns t -> tableReasons(t, prepared, reasons);
                    case InputRecipe.NoteTokens n -> need(prepared.note().isPresent(), "notes missing", reasons);
                    case InputRecipe.TileFeatures f -> needTiles(tiles, reasons);
                    case InputRecipe.TileMask m -> needTiles(tiles, reasons);
                    case InputRecipe.MeanTileFeatures f -> needTiles(tiles, reasons);
                    case InputRecipe.SlideOverview o ->
                        need(prepared.slides().containsKey("slide"), "histology missing", reasons);
                    case InputRecipe.WholeVolume v -> needVolume(v.volume(), prepared, reasons);
                    case InputRecipe.VolumeSlice s -> needSlice(s, prepared, reasons);
                    case InputRecipe.SliceStack s -> s.volumes().forEach(v -> needVolume(v, prepared, reasons));
                    case InputRecipe.ModalityMask m -> {}
                }
            }
        }
        return List.copyOf(reasons);
    }

    private void tableReasons(InputRecipe.TableColumns table, PreparedCase prepared, Set<String> reasons) {
        Map<String, Double> values = prepared.draws().getFirst();
        for (String column : table.columns()) {
            if (!values.containsKey(column)) {
                reasons.add("value of " + column + " missing and not filled");
            }
        }
        table.columns().stream()
                .filter(prepared.filled()::contains)
                .flatMap(column -> columns.of(column).stream())
                .filter(modality -> !prepared.has(modality.value()))
                .filter(modality -> strategy.apply(modality) == MissingInputStrategy.NOT_EVALUABLE)
                .forEach(modality -> reasons.add(modality + " missing"));
    }

    private static void needTiles(Optional<TileDescriptors> tiles, Set<String> reasons) {
        need(tiles.filter(t -> t.tiles() > 0).isPresent(), "histology missing", reasons);
    }

    private static void needVolume(String name, PreparedCase prepared, Set<String> reasons) {
        if (!prepared.volumes().containsKey(name)) {
            reasons.add(prepared.notUsable().getOrDefault(name, "radiology missing"));
        }
    }

    private static void needSlice(InputRecipe.VolumeSlice wanted, PreparedCase prepared, Set<String> reasons) {
        needVolume(wanted.volume(), prepared, reasons);
        VoxelArray volume = prepared.volumes().get(wanted.volume());
        need(
                volume == null || wanted.slice() < volume.slices(),
                wanted.volume() + " has no slice " + wanted.slice(),
                reasons);
    }

    private static void need(boolean there, String otherwise, Set<String> reasons) {
        if (!there) {
            reasons.add(otherwise);
        }
    }

    /** The name under which the model's mask speaks of this input; empty when it does not. */
    private String maskName(ModelContract.Input input) {
        for (String name : contract.maskOrder()) {
            boolean same = input.recipe()
                    .modality()
                    .map(modality -> modality.value().equals(modalityOfMask(name)))
                    .orElse(input.name().equals(name));
            if (same && !(input.recipe() instanceof InputRecipe.ModalityMask)) {
                return name;
            }
        }
        return "";
    }

    private static String modalityOfMask(String name) {
        return name.startsWith("clin") ? "laboratory" : name;
    }
}
