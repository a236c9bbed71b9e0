package org.probatum.alignment.resampling;

import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;
import org.probatum.alignment.Volume;
import org.probatum.alignment.VoxelGrid;
import org.probatum.alignment.transform.SpatialTransform;

/** Looks up a moving volume at the mapped places of the voxels of a fixed grid. */
public final class Resampler {

    private final VoxelGrid from;
    private final float[] values;
    private final Interpolation interpolation;
    private final float outside;
    private final Matrix3 toIndex;

    private Resampler(Volume moving, Interpolation interpolation, float outside) {
        this.from = moving.grid();
        this.values = moving.values();
        this.interpolation = interpolation;
        this.outside = outside;
        this.toIndex = from.stepMatrix().inverse();
    }

    /**
     * Looks up single places.
     *
     * @param outside value more than half a voxel outside the moving volume; NaN is one that no voxel has
     */
    public static Resampler of(Volume moving, Interpolation interpolation, float outside) {
        return new Resampler(moving, interpolation, outside);
    }

    /** The value at a place of the moving space (mm). */
    public float valueAt(Point place) {
        return at(toIndex.times(place.minus(from.origin())));
    }

    /**
     * @param grid the grid of the result, in the fixed space
     * @param fixedToMoving where each place of the fixed space lies in the moving one
     * @param outside value where the mapped place lies more than half a voxel outside the moving volume; finite
     * @return the moving volume as it looks in the fixed space
     */
    public static Volume resample(
            Volume moving, VoxelGrid grid, SpatialTransform fixedToMoving, Interpolation interpolation, float outside) {
        if (grid.isPlanar() != moving.grid().isPlanar()) {
            throw new IllegalArgumentException(
                    "A volume is resampled on a grid of as many dimensions, but one is in the plane and the other is not");
        }
        return new Resampler(moving, interpolation, outside).on(grid, fixedToMoving);
    }

    private Volume on(VoxelGrid grid, SpatialTransform map) {
        float[] out = new float[grid.voxelCount()];
        for (int k = 0; k < grid.slices(); k++) {
            for (int j = 0; j < grid.rows(); j++) {
                for (int i = 0; i < grid.columns(); i++) {
                    out[grid.offset(i, j, k)] = valueAt(map.fromFixedToMoving(grid.toPhysical(new Point(i, j, k))));
                }
            }
        }
        return Volume.of(grid, out);
    }

    private float at(Point index) {
        if (!isInside(index.x(), from.columns())
                || !isInside(index.y(), from.rows())
                || !isInside(index.z(), from.slices())) {
            return outside;
        }
        return switch (interpolation) {
            case NEAREST ->
                value((int) Math.floor(index.x() + 0.5), (int) Math.floor(index.y() + 0.5), (int)
                        Math.floor(index.z() + 0.5));
            case LINEAR -> (float) weighted(index, 2);
            case CUBIC -> (float) weighted(index, 4);
        };
    }

    private static boolean isInside(double at, int size) {
        return at >= -0.5 && at < size - 0.5;
    }

    private float value(int i, int j, int k) {
        return values[
                from.offset(
                        Math.clamp(i, 0, from.columns() - 1),
                        Math.clamp(j, 0, from.rows() - 1),
                        Math.clamp(k, 0, from.slices() - 1))];
    }

    private double weighted(Point index, int support) {
        int first = 1 - support / 2;
        int i = (int) Math.floor(index.x());
        int j = (int) Math.floor(index.y());
        int k = (int) Math.floor(index.z());
        double sum = 0;
        for (int c = first; c < first + support; c++) {
            double wk = weight(index.z() - k - c);
            if (from.isPlanar() && c != 0) {
                continue;
            }
            for (int b = first; b < first + support; b++) {
                double wj = weight(index.y() - j - b) * (from.isPlanar() ? 1 : wk);
                for (int a = first; a < first + support; a++) {
                    sum += wj * weight(index.x() - i - a) * value(i + a, j + b, k + c);
                }
            }
        }
        return sum;
    }

    private double weight(double distance) {
        double d = Math.abs(distance);
        if (interpolation == Interpolation.LINEAR) {
            return Math.max(0, 1 - d);
        }
        if (d < 1) {
            return 1 + d * d * (1.5 * d - 2.5);
        }
        return d < 2 ? 2 + d * (-4 + d * (2.5 - 0.5 * d)) : 0;
    }
}
