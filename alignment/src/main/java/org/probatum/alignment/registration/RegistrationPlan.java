package org.probatum.alignment.registration;

import java.util.LinkedHashMap;
import java.util.Map;
import org.probatum.alignment.metric.SimilarityMetric;
import org.probatum.alignment.transform.TransformModel;

/**
 * What a registration does, as far as its result depends on it.
 *
 * @param model family of the transform
 * @param metric what is made as good as it can
 * @param start how the start is looked for
 * @param bins of the histogram along each axis; 8 to 120
 * @param levels of the pyramid; 0 for as many as the size asks for
 * @param mostSamples finest levels with more voxels than this are left out; at least 1,000
 * @param finestSmoothing standard deviation of the Gaussian on the finest level (voxels); 0 or more
 * @param latticeCells cells of the finest control lattice along the longest axis; at least 1
 * @param bendingWeight weight of the bending energy against the metric; 0 or more
 * @param mostIterations accepted steps of the optimizer on each level; at least 1
 * @param smallestOverlap share of the fixed samples that must lie inside the moving image; above 0, up to 1
 * @param acceptedErrorVoxels predicted 90th-percentile error up to which a pair is accepted, in voxels of the fixed image
 */
public record RegistrationPlan(
        TransformModel model,
        SimilarityMetric metric,
        StartSearch start,
        int bins,
        int levels,
        int mostSamples,
        double finestSmoothing,
        int latticeCells,
        double bendingWeight,
        int mostIterations,
        double smallestOverlap,
        double acceptedErrorVoxels) {

    public RegistrationPlan {
        require(bins >= 8 && bins <= 120, "bins are 8 to 120", bins);
        require(levels >= 0, "levels are 0 (automatic) or more", levels);
        require(mostSamples >= 1000, "samples are at least 1,000", mostSamples);
        require(finestSmoothing >= 0, "the finest smoothing is 0 or more", finestSmoothing);
        require(latticeCells >= 1, "lattice cells are at least 1", latticeCells);
        require(bendingWeight >= 0, "the bending weight is 0 or more", bendingWeight);
        require(mostIterations >= 1, "iterations are at least 1", mostIterations);
        require(
                smallestOverlap > 0 && smallestOverlap <= 1,
                "the smallest overlap is above 0 and up to 1",
                smallestOverlap);
        require(acceptedErrorVoxels > 0, "the accepted error is above 0", acceptedErrorVoxels);
    }

    private static void require(boolean holds, String rule, double value) {
        if (!holds) {
            throw new IllegalArgumentException("In a registration plan " + rule + ", was " + value);
        }
    }

    /** Mutual information with 32 bins, everything else as measured on the bench. */
    public static RegistrationPlan withDefaults(TransformModel model) {
        return new RegistrationPlan(
                model,
                SimilarityMetric.MUTUAL_INFORMATION,
                StartSearch.BY_DIMENSION,
                32,
                0,
                4_500_000,
                0,
                12,
                0.2,
                100,
                0.25,
                2);
    }

    public RegistrationPlan with(SimilarityMetric other) {
        return new RegistrationPlan(
                model,
                other,
                start,
                bins,
                levels,
                mostSamples,
                finestSmoothing,
                latticeCells,
                bendingWeight,
                mostIterations,
                smallestOverlap,
                acceptedErrorVoxels);
    }

    public RegistrationPlan with(StartSearch other) {
        return new RegistrationPlan(
                model,
                metric,
                other,
                bins,
                levels,
                mostSamples,
                finestSmoothing,
                latticeCells,
                bendingWeight,
                mostIterations,
                smallestOverlap,
                acceptedErrorVoxels);
    }

    public RegistrationPlan withLattice(int cells, double bending) {
        return new RegistrationPlan(
                model,
                metric,
                start,
                bins,
                levels,
                mostSamples,
                finestSmoothing,
                cells,
                bending,
                mostIterations,
                smallestOverlap,
                acceptedErrorVoxels);
    }

    public RegistrationPlan withBins(int other) {
        return new RegistrationPlan(
                model,
                metric,
                start,
                other,
                levels,
                mostSamples,
                finestSmoothing,
                latticeCells,
                bendingWeight,
                mostIterations,
                smallestOverlap,
                acceptedErrorVoxels);
    }

    public RegistrationPlan withMostSamples(int other) {
        return new RegistrationPlan(
                model,
                metric,
                start,
                bins,
                levels,
                other,
                finestSmoothing,
                latticeCells,
                bendingWeight,
                mostIterations,
                smallestOverlap,
                acceptedErrorVoxels);
    }

    public RegistrationPlan withFinestSmoothing(double voxels) {
        return new RegistrationPlan(
                model,
                metric,
                start,
                bins,
                levels,
                mostSamples,
                voxels,
                latticeCells,
                bendingWeight,
                mostIterations,
                smallestOverlap,
                acceptedErrorVoxels);
    }

    public RegistrationPlan withMostIterations(int other) {
        return new RegistrationPlan(
                model,
                metric,
                start,
                bins,
                levels,
                mostSamples,
                finestSmoothing,
                latticeCells,
                bendingWeight,
                other,
                smallestOverlap,
                acceptedErrorVoxels);
    }

    public RegistrationPlan withAcceptedErrorVoxels(double other) {
        return new RegistrationPlan(
                model,
                metric,
                start,
                bins,
                levels,
                mostSamples,
                finestSmoothing,
                latticeCells,
                bendingWeight,
                mostIterations,
                smallestOverlap,
                other);
    }

    /** All settings as plain text and numbers, in fixed order. */
    public Map<String, Object> toPlain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("model", model.name());
        plain.put("metric", metric.name());
        plain.put("start", start.name());
        plain.put("bins", bins);
        plain.put("levels", levels);
        plain.put("mostSamples", mostSamples);
        plain.put("finestSmoothing", finestSmoothing);
        plain.put("latticeCells", latticeCells);
        plain.put("bendingWeight", bendingWeight);
        plain.put("mostIterations", mostIterations);
        plain.put("smallestOverlap", smallestOverlap);
        plain.put("acceptedErrorVoxels", acceptedErrorVoxels);
        return plain;
    }
}
