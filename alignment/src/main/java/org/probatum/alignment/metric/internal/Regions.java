package org.probatum.alignment.metric.internal;

import org.probatum.alignment.VoxelGrid;

/**
 * A grid cut into equal boxes.
 *
 * @param grid whose voxels are assigned
 * @param perAxis number of boxes along each axis that has more than one voxel; 1 to 4
 */
public record Regions(VoxelGrid grid, int perAxis) {

    private static final int MOST_PER_AXIS = 4;

    public Regions {
        if (perAxis < 1 || perAxis > MOST_PER_AXIS) {
            throw new IllegalArgumentException("A grid is cut into 1 to 4 regions along an axis, was " + perAxis);
        }
    }

    /** As many regions as leave each at least so many voxels; up to 4 along an axis. */
    public static Regions withAtLeast(int voxels, VoxelGrid grid) {
        double possible = (double) grid.voxelCount() / voxels;
        double along = grid.isPlanar() ? Math.sqrt(possible) : Math.cbrt(possible);
        return new Regions(grid, (int) Math.clamp(along, 1, MOST_PER_AXIS));
    }

    int count() {
        return perAxis * perAxis * (grid.isPlanar() ? 1 : perAxis);
    }

    int of(int offset) {
        int i = offset % grid.columns() * perAxis / grid.columns();
        int j = offset / grid.columns() % grid.rows() * perAxis / grid.rows();
        int k = offset / grid.columns() / grid.rows() * perAxis / grid.slices();
        return grid.isPlanar() ? j * perAxis + i : (k * perAxis + j) * perAxis + i;
    }
}
