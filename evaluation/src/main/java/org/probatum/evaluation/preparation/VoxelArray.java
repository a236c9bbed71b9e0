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
 * @param rises the side of the patient towards which x, y and z rise, such as {@code RAS}; empty where it is not known
 */
public record VoxelArray(
        int columns, int rows, int slices, double inPlane, double betweenSlices, float[] values, String rises) {

    public VoxelArray {
        if (values.length != columns * rows * slices) {
            throw new IllegalArgumentException("A volume of " + columns + " by " + rows + " by " + slices
                    + " voxels has " + (long) columns * rows * slices + " values, was given " + values.length);
        }
        if (!rises.isEmpty()
                && !rises.matches("[LR][AP][SI]|[LR][SI][AP]|[AP][LR][SI]|[AP][SI][LR]|[SI][LR][AP]|[SI][AP][LR]")) {
            throw new IllegalArgumentException(
                    "Three axes rise towards three different sides, such as RAS, was " + rises);
        }
    }

    /** A volume of which nobody knows how it lies in the patient. */
    public VoxelArray(int columns, int rows, int slices, double inPlane, double betweenSlices, float[] values) {
        this(columns, rows, slices, inPlane, betweenSlices, values, "");
    }

    /**
     * The sides towards which the index axes of an affine rise; empty where two axes run towards the same one.
     *
     * @param affine from the voxel index to millimetres, right-anterior-superior as in NIfTI; shape [4][4]
     */
    public static String rises(double[][] affine) {
        StringBuilder sides = new StringBuilder();
        boolean[] taken = new boolean[3];
        for (int axis = 0; axis < 3; axis++) {
            int most = 0;
            for (int row = 1; row < 3; row++) {
                most = Math.abs(affine[row][axis]) > Math.abs(affine[most][axis]) ? row : most;
            }
            if (taken[most]) {
                return "";
            }
            taken[most] = true;
            sides.append((affine[most][axis] >= 0 ? "RAS" : "LPI").charAt(most));
        }
        return sides.toString();
    }
}
