package org.probatum.alignment.registration.internal;

import java.util.ArrayList;
import java.util.List;
import org.probatum.alignment.VoxelGrid;

/**
 * Fixed and moving image at falling resolution; level 0 is the finest.
 *
 * <p>Level ℓ aims at a voxel of 2^ℓ times the finest spacing of the fixed image, so thick slices are thinned out later than
 * rows and columns, and both images carry detail of the same size in millimetres.
 */
public final class Pyramid {

    private static final int COARSEST_SAMPLES = 4500;
    private static final int FEWEST_ALONG_AXIS = 6;
    private static final double SIGMA_PER_VOXEL = 0.5;

    /** The level of the fixed image and that of the moving one. */
    public record Level(ImageLevel fixed, ImageLevel moving) {

        /** The same with the roles of the images changed. */
        Level reversed() {
            @SuppressWarnings("ArgumentSelectionDefectChecker") // changing the roles is the point
            Level other = new Level(moving, fixed);
            return other;
        }
    }

    private final List<Level> levels;

    private Pyramid(List<Level> levels) {
        this.levels = List.copyOf(levels);
    }

    /**
     * @param wanted number of levels, or 0 to go on until the coarsest has at most 4,500 samples
     * @param mostSamples finest levels with more samples of the fixed image are left out
     * @param finestSigma smoothing of level 0 (voxels)
     */
    public static Pyramid of(
            VoxelGrid fixedGrid,
            float[] fixed,
            VoxelGrid movingGrid,
            float[] moving,
            int wanted,
            int mostSamples,
            double finestSigma) {
        double finest = finestSpacing(fixedGrid);
        List<Level> levels = new ArrayList<>();
        for (int n = 0; wanted == 0 || n < wanted; n++) {
            double target = finest * (1 << n);
            double sigma = n == 0 ? finestSigma * finest : SIGMA_PER_VOXEL * target;
            ImageLevel f = level(fixedGrid, fixed, target, sigma);
            boolean last = f.values().length <= COARSEST_SAMPLES || n > 12;
            if (f.values().length <= mostSamples || last) {
                levels.add(new Level(f, level(movingGrid, moving, target, sigma)));
            }
            if (wanted == 0 && last) {
                break;
            }
        }
        return new Pyramid(levels);
    }

    private static double finestSpacing(VoxelGrid grid) {
        double inPlane = Math.min(grid.spacing().i(), grid.spacing().j());
        return grid.isPlanar() ? inPlane : Math.min(inPlane, grid.spacing().k());
    }

    private static ImageLevel level(VoxelGrid grid, float[] values, double target, double sigmaMillimetres) {
        double[] spacing = {
            grid.spacing().i(), grid.spacing().j(), grid.spacing().k()
        };
        int[] size = {grid.columns(), grid.rows(), grid.slices()};
        int[] factors = new int[3];
        double[] sigmas = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            int most = Math.max(1, size[axis] / FEWEST_ALONG_AXIS);
            factors[axis] = size[axis] == 1 ? 1 : (int) Math.max(1, Math.min(most, target / spacing[axis] + 1e-6));
            double sigma = sigmaMillimetres / spacing[axis];
            sigmas[axis] = size[axis] == 1 || sigma < 0.3 ? 0 : sigma;
        }
        return ImageLevel.of(grid, values, factors, sigmas);
    }

    /** Number of levels; at least 1. */
    public int size() {
        return levels.size();
    }

    /** @param n 0 for the finest */
    public Level level(int n) {
        return levels.get(n);
    }
}
