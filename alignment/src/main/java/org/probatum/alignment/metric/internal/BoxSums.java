package org.probatum.alignment.metric.internal;

import org.probatum.alignment.VoxelGrid;

/** Sums over the box of so many voxels around each voxel of a grid, by one running sum along each axis. */
final class BoxSums {

    private final int[] size;
    private final int radius;

    /** @param radius voxels to each side along each axis that has more than one voxel */
    BoxSums(VoxelGrid grid, int radius) {
        this.size = new int[] {grid.columns(), grid.rows(), grid.slices()};
        this.radius = radius;
    }

    /** Replaces each value by the sum over its box, cut off at the border. */
    void apply(double[] values) {
        int stride = 1;
        for (int n : size) {
            if (n > 1) {
                along(values, n, stride);
            }
            stride *= n;
        }
    }

    private void along(double[] values, int n, int stride) {
        double[] line = new double[n + 1];
        for (int block = 0; block < values.length; block += n * stride) {
            for (int s = 0; s < stride; s++) {
                int start = block + s;
                for (int p = 0; p < n; p++) {
                    line[p + 1] = line[p] + values[start + p * stride];
                }
                for (int p = 0; p < n; p++) {
                    int from = Math.max(0, p - radius);
                    int to = Math.min(n, p + radius + 1);
                    values[start + p * stride] = line[to] - line[from];
                }
            }
        }
    }
}
