package org.probatum.evaluation.preparation;

import java.util.List;
import java.util.Optional;
import org.probatum.trial.protocol.Modality;

/** How one input of a model is made from a prepared case. */
public sealed interface InputRecipe {

    /** Raw values of table columns in this order; shape [batch, columns]. */
    record TableColumns(List<String> columns) implements InputRecipe {
        public TableColumns {
            columns = List.copyOf(columns);
        }
    }

    /** Word indices of the note, padded with 0; shape [batch, length]. */
    record NoteTokens(int length) implements InputRecipe {}

    /** Descriptors of the tissue tiles by another model; shape [batch, tiles, features]. */
    record TileFeatures(int features) implements InputRecipe {}

    /** 1 for each tile that is there; shape [batch, tiles]. */
    record TileMask() implements InputRecipe {}

    /** Mean descriptor over the tissue tiles by another model; shape [batch, features]. */
    record MeanTileFeatures(int features) implements InputRecipe {}

    /** The slide made small; shape [batch, 3, side, side]. */
    record SlideOverview(int side) implements InputRecipe {}

    /** One whole volume; shape [batch, 1, slices, rows, columns]. */
    record WholeVolume(String volume) implements InputRecipe {}

    /** One axial slice of a volume, counted from 0; shape [batch, 1, rows, columns]. */
    record VolumeSlice(String volume, int slice) implements InputRecipe {}

    /** Volumes side by side as channels of each slice; shape [batch, slices, volumes, rows, columns]. */
    record SliceStack(List<String> volumes) implements InputRecipe {
        public SliceStack {
            volumes = List.copyOf(volumes);
        }
    }

    /** 1 for each modality that is available, in this order; shape [batch, modalities]. */
    record ModalityMask(List<String> order) implements InputRecipe {
        public ModalityMask {
            order = List.copyOf(order);
        }
    }

    /** The modality whose absence takes this input away; empty for a mask and for mixed tables. */
    default Optional<Modality> modality() {
        return switch (this) {
            case TableColumns t -> Optional.empty();
            case ModalityMask m -> Optional.empty();
            case NoteTokens n -> Optional.of(new Modality("notes"));
            case TileFeatures f -> Optional.of(new Modality("histology"));
            case TileMask m -> Optional.of(new Modality("histology"));
            case MeanTileFeatures f -> Optional.of(new Modality("histology"));
            case SlideOverview o -> Optional.of(new Modality("histology"));
            case WholeVolume v -> Optional.of(new Modality("radiology"));
            case VolumeSlice s -> Optional.of(new Modality("radiology"));
            case SliceStack s -> Optional.of(new Modality("radiology"));
        };
    }
}
