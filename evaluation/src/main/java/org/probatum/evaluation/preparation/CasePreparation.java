package org.probatum.evaluation.preparation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.probatum.trial.acquisition.NiftiVolume;

/** Puts together what was acquired, aligned and filled of one participant. */
public final class CasePreparation {

    private CasePreparation() {}

    /**
     * The transform of an aligned volume, or why there is none.
     *
     * @param fixed name of the fixed volume
     * @param moving name of the moving volume
     * @param transform in plain form; empty when the registration failed
     * @param failure why it failed; empty when there is a transform
     */
    public record AppliedAlignment(
            String fixed, String moving, Optional<Map<?, ?>> transform, Optional<String> failure) {}

    /**
     * @param alignment how the moving volume goes to the fixed one; empty when there was no pair to align
     * @param imputed the filled values of the cohort
     */
    public static PreparedCase prepare(
            ClinicalCase acquired, Optional<AppliedAlignment> alignment, ImputedCohort imputed) {
        Map<String, List<Double>> filled = imputed.filled().getOrDefault(acquired.participant(), Map.of());
        Map<String, VoxelArray> volumes = new HashMap<>();
        acquired.volumes().forEach((name, volume) -> volumes.put(name, voxels(volume)));
        Map<String, String> notUsable = new HashMap<>();
        alignment.ifPresent(a -> align(a, acquired, volumes, notUsable));
        return new PreparedCase(
                acquired.participant(),
                acquired.collected(),
                acquired.values(),
                draws(acquired, filled, imputed.imputations()),
                new TreeSet<>(filled.keySet()),
                acquired.slides(),
                volumes,
                acquired.note(),
                notUsable,
                imputed.alternatives(acquired.participant()));
    }

    private static List<Map<String, Double>> draws(
            ClinicalCase acquired, Map<String, List<Double>> filled, int imputations) {
        int count = filled.isEmpty() ? 1 : imputations;
        List<Map<String, Double>> draws = new ArrayList<>();
        for (int draw = 0; draw < count; draw++) {
            Map<String, Double> values = new HashMap<>(acquired.values());
            for (Map.Entry<String, List<Double>> column : filled.entrySet()) {
                values.put(column.getKey(), column.getValue().get(draw));
            }
            draws.add(values);
        }
        return draws;
    }

    private static void align(
            AppliedAlignment alignment,
            ClinicalCase acquired,
            Map<String, VoxelArray> volumes,
            Map<String, String> notUsable) {
        String name = alignment.moving() + "_registered";
        NiftiVolume fixed = acquired.volumes().get(alignment.fixed());
        NiftiVolume moving = acquired.volumes().get(alignment.moving());
        if (fixed != null && moving != null && alignment.transform().isPresent()) {
            volumes.put(
                    name,
                    VolumeAlignment.resample(
                            fixed, moving, alignment.transform().get()));
        } else {
            notUsable.put(name, alignment.failure().orElse("radiology missing"));
        }
    }

    private static VoxelArray voxels(NiftiVolume volume) {
        return new VoxelArray(
                volume.sizeI(),
                volume.sizeJ(),
                volume.sizeK(),
                volume.spacingI(),
                volume.spacingK(),
                volume.data(),
                VoxelArray.rises(volume.affine()));
    }
}
