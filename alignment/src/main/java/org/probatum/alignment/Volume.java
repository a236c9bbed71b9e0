package org.probatum.alignment;

/**
 * An image in two or three dimensions: a grid with one finite value for each voxel.
 *
 * <p>Values lie with i (columns) fastest, then j (rows), then k (slices). They are copied in and out.
 */
public final class Volume {

    private final VoxelGrid grid;
    private final float[] values;

    private Volume(VoxelGrid grid, float[] values) {
        this.grid = grid;
        this.values = values;
    }

    /**
     * @param values one value for each voxel; finite, in any unit
     * @throws IllegalArgumentException if the number of values differs from that of the voxels or one is not finite
     */
    public static Volume of(VoxelGrid grid, float[] values) {
        if (values.length != grid.voxelCount()) {
            throw new IllegalArgumentException("A grid of " + grid.columns() + " x " + grid.rows() + " x "
                    + grid.slices() + " takes " + grid.voxelCount() + " values, was given " + values.length);
        }
        requireFinite(grid, values);
        return new Volume(grid, values.clone());
    }

    private static void requireFinite(VoxelGrid grid, float[] values) {
        int count = 0;
        int first = -1;
        for (int n = 0; n < values.length; n++) {
            if (!Float.isFinite(values[n])) {
                first = count == 0 ? n : first;
                count++;
            }
        }
        if (count > 0) {
            int i = first % grid.columns();
            int j = first / grid.columns() % grid.rows();
            int k = first / grid.columns() / grid.rows();
            throw new IllegalArgumentException("A volume has finite values, but " + count + " of " + values.length
                    + " were not, the first at voxel (" + i + ", " + j + ", " + k
                    + "); replace them by a background value and give a mask instead");
        }
    }

    public VoxelGrid grid() {
        return grid;
    }

    public float value(int i, int j, int k) {
        return values[grid.offset(i, j, k)];
    }

    /** A copy of all values, i fastest. */
    public float[] values() {
        return values.clone();
    }

    /** The same values on another grid of the same size. */
    public Volume on(VoxelGrid other) {
        return of(other, values);
    }

    /** Whether all voxels hold one and the same value. */
    public boolean isConstant() {
        for (float value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }
}
