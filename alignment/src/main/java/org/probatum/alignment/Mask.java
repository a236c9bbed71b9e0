package org.probatum.alignment;

import java.util.BitSet;

/** Which voxels of a grid count: those inside the mask. */
public final class Mask {

    private final VoxelGrid grid;
    private final BitSet inside;

    private Mask(VoxelGrid grid, BitSet inside) {
        this.grid = grid;
        this.inside = inside;
    }

    /** Every voxel counts. */
    public static Mask everywhere(VoxelGrid grid) {
        BitSet all = new BitSet(grid.voxelCount());
        all.set(0, grid.voxelCount());
        return new Mask(grid, all);
    }

    /** The voxels whose value is above the threshold. */
    public static Mask above(Volume volume, double threshold) {
        float[] values = volume.values();
        BitSet inside = new BitSet(values.length);
        for (int n = 0; n < values.length; n++) {
            inside.set(n, values[n] > threshold);
        }
        return new Mask(volume.grid(), inside);
    }

    public VoxelGrid grid() {
        return grid;
    }

    /** @param offset position as {@link VoxelGrid#offset} gives it */
    public boolean contains(int offset) {
        return inside.get(offset);
    }

    /** Number of voxels inside. */
    public int count() {
        return inside.cardinality();
    }
}
