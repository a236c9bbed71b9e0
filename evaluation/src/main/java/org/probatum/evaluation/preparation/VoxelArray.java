package org.probatum.evaluation.preparation;

/**
 * The voxels of a volume as a model takes them.
 *
 * @param columns along x
 * @param rows along y
 * @param slices along z
 * @param inPlane distance of voxel centres along x, and along y (mm)
 * @param betweenSlices distance of voxel centres along z (mm)
 * @param values intensities, x fastest, then y, then z; not copied
 */
public record VoxelArray(int columns, int rows, int slices, double inPlane, double betweenSlices, float[] values) {

    public VoxelArray {
        if (values.length != columns * rows * slices) {
            throw new IllegalArgumentException("A volume of " + columns + " by " + rows + " by " + slices
                    + " voxels has " + (long) columns * rows * slices + " values, was given " + values.length);
        }
    }
}
