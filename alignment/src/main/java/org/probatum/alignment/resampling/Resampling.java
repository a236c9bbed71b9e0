package org.probatum.alignment.resampling;

import org.probatum.alignment.Point;
import org.probatum.alignment.Volume;
import org.probatum.alignment.VoxelGrid;
import org.probatum.alignment.transform.SpatialTransform;

/** Draws a moving volume on the grid of a fixed one. */
public final class Resampling {

    private Resampling() {}

    /**
     * @param moving the volume to draw
     * @param grid the grid of the fixed volume
     * @param transform from the fixed to the moving space
     * @param outside the value where the moving volume does not reach
     * @return a volume on the fixed grid
     */
    public static Volume of(
            Volume moving, VoxelGrid grid, SpatialTransform transform, Interpolation interpolation, float outside) {
        float[] source = moving.values();
        float[] drawn = new float[grid.voxelCount()];
        for (int k = 0; k < grid.slices(); k++) {
            for (int j = 0; j < grid.rows(); j++) {
                for (int i = 0; i < grid.columns(); i++) {
                    Point index =
                            moving.grid().toIndex(transform.fromFixedToMoving(grid.toPhysical(new Point(i, j, k))));
                    drawn[grid.offset(i, j, k)] = switch (interpolation) {
                        case NEAREST -> nearest(source, moving.grid(), index, outside);
                        case LINEAR -> linear(source, moving.grid(), index, outside);
                    };
                }
            }
        }
        return Volume.of(grid, drawn);
    }

    private static float nearest(float[] source, VoxelGrid grid, Point index, float outside) {
        long i = Math.round(index.x());
        long j = Math.round(index.y());
        long k = Math.round(index.z());
        boolean inside = i >= 0 && j >= 0 && k >= 0 && i < grid.columns() && j < grid.rows() && k < grid.slices();
        return inside ? source[grid.offset((int) i, (int) j, (int) k)] : outside;
    }

    private static float linear(float[] source, VoxelGrid grid, Point index, float outside) {
        int i = (int) Math.floor(index.x());
        int j = (int) Math.floor(index.y());
        int k = (int) Math.floor(index.z());
        if (i < -1 || j < -1 || k < -1 || i >= grid.columns() || j >= grid.rows() || k >= grid.slices()) {
            return outside;
        }
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            int ci = i + (corner & 1);
            int cj = j + (corner >> 1 & 1);
            int ck = k + (corner >> 2);
            double weight = weight(index.x(), ci) * weight(index.y(), cj) * weight(index.z(), ck);
            if (weight > 0) {
                sum += weight * at(source, grid, ci, cj, ck, outside);
            }
        }
        return (float) sum;
    }

    private static double weight(double position, int corner) {
        return 1 - Math.abs(position - corner);
    }

    private static double at(float[] source, VoxelGrid grid, int i, int j, int k, float outside) {
        boolean inside = i >= 0 && j >= 0 && k >= 0 && i < grid.columns() && j < grid.rows() && k < grid.slices();
        return inside ? source[grid.offset(i, j, k)] : outside;
    }
}
