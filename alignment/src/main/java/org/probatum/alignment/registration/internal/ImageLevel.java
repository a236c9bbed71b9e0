package org.probatum.alignment.registration.internal;

import org.probatum.alignment.Point;
import org.probatum.alignment.Spacing;
import org.probatum.alignment.VoxelGrid;

/**
 * One image smoothed and thinned out.
 *
 * @param full grid of the image it was made from
 * @param grid grid of this level; voxel i lies at index i · factor + (factor − 1) / 2 of the full grid
 * @param factors how many voxels of each axis became one
 * @param values i fastest; not copied, not to be written
 */
@SuppressWarnings("ArrayRecordComponent")
public record ImageLevel(VoxelGrid full, VoxelGrid grid, int[] factors, float[] values) {

    /**
     * Smooths by a Gaussian and takes one of so many places along each axis.
     *
     * @param sigmas standard deviation along each axis, in voxels of the full grid; 0 for none
     */
    static ImageLevel of(VoxelGrid full, float[] values, int[] factors, double[] sigmas) {
        int[] size = {full.columns(), full.rows(), full.slices()};
        float[] current = values;
        for (int axis = 2; axis >= 0; axis--) {
            if (factors[axis] > 1 || sigmas[axis] > 0) {
                current = thinned(current, size, axis, factors[axis], sigmas[axis]);
                size[axis] = Math.max(1, size[axis] / factors[axis]);
            }
        }
        return new ImageLevel(full, coarser(full, size, factors), factors.clone(), current);
    }

    private static VoxelGrid coarser(VoxelGrid full, int[] size, int[] factors) {
        Spacing s = full.spacing();
        Point first = new Point((factors[0] - 1) / 2.0, (factors[1] - 1) / 2.0, (factors[2] - 1) / 2.0);
        return new VoxelGrid(
                size[0],
                size[1],
                size[2],
                new Spacing(s.i() * factors[0], s.j() * factors[1], s.k() * factors[2]),
                full.toPhysical(first),
                full.direction());
    }

    private static float[] thinned(float[] in, int[] size, int axis, int factor, double sigma) {
        int n = size[axis];
        int m = Math.max(1, n / factor);
        int stride = axis == 0 ? 1 : axis == 1 ? size[0] : size[0] * size[1];
        int outer = axis == 0 ? size[1] * size[2] : axis == 1 ? size[2] : 1;
        float[] out = new float[m * stride * outer];
        double spread = Math.max(sigma, 1e-3);
        int reach = (int) Math.ceil(3 * spread + 0.5);
        float[] weights = new float[2 * reach + 2];
        for (int o = 0; o < m; o++) {
            double centre = o * factor + (factor - 1) / 2.0;
            int first = Math.max(0, (int) Math.ceil(centre - reach));
            int last = Math.min(n - 1, (int) Math.floor(centre + reach));
            double sum = 0;
            for (int p = first; p <= last; p++) {
                double d = (p - centre) / spread;
                double w = StrictMath.exp(-0.5 * d * d);
                weights[p - first] = (float) w;
                sum += w;
            }
            for (int p = first; p <= last; p++) {
                weights[p - first] /= (float) sum;
            }
            for (int outerIndex = 0; outerIndex < outer; outerIndex++) {
                combine(in, out, weights, first, last, stride, outerIndex * n * stride, (outerIndex * m + o) * stride);
            }
        }
        return out;
    }

    private static void combine(
            float[] in, float[] out, float[] weights, int first, int last, int stride, int inBase, int outBase) {
        for (int p = first; p <= last; p++) {
            float w = weights[p - first];
            int from = inBase + p * stride;
            for (int s = 0; s < stride; s++) {
                out[outBase + s] += w * in[from + s];
            }
        }
    }
}
