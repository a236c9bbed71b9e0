package org.probatum.alignment.registration.internal;

import org.probatum.alignment.VoxelGrid;

/**
 * Normalized gradient field of an image: n = ∇I / √(|∇I|² + η²), by central differences after slight smoothing.
 *
 * <p>η is the mean gradient length, so that flat regions have short vectors. Two contrasts of one anatomy share the lines of
 * the field, whatever their intensities, though not its sign.
 *
 * <p>Source: E. Haber and J. Modersitzki (2006), Intensity gradient based registration and fusion, MICCAI, 726–733.
 */
final class EdgeDirections {

    /** In voxels; noise is averaged over fewer neighbours in the plane than in space, so it takes a wider window there. */
    private static final double SIGMA_IN_PLANE = 2.5;

    private static final double SIGMA_IN_SPACE = 1;

    final VoxelGrid grid;
    final float[][] n;

    private EdgeDirections(VoxelGrid grid, float[][] n) {
        this.grid = grid;
        this.n = n;
    }

    /** @param values i fastest; NaN where there is no image: the field is 0 there and next to it */
    static EdgeDirections of(VoxelGrid grid, float[] values) {
        return of(grid, values, grid.isPlanar() ? SIGMA_IN_PLANE : SIGMA_IN_SPACE);
    }

    /** @param sigma standard deviation of the smoothing (voxels) */
    static EdgeDirections of(VoxelGrid grid, float[] values, double sigma) {
        float[] smooth = smoothed(grid, values, sigma);
        int[] size = {grid.columns(), grid.rows(), grid.slices()};
        double[] spacing = {
            grid.spacing().i(), grid.spacing().j(), grid.spacing().k()
        };
        int axes = grid.isPlanar() ? 2 : 3;
        float[][] n = new float[axes][smooth.length];
        int stride = 1;
        for (int axis = 0; axis < axes; axis++) {
            difference(smooth, n[axis], size[axis], stride, spacing[axis]);
            stride *= size[axis];
        }
        normalize(n);
        return new EdgeDirections(grid, n);
    }

    /**
     * How alike the edges of two images on one grid run: Σ ⟨A, B⟩ / √(Σ |A|² Σ |B|²) of the tensors A = a aᵀ − |a|² I / d where both
     * are defined. −1 to 1; about 0 when they are unrelated, 1 when they are the same.
     */
    static double agreement(EdgeDirections a, EdgeDirections b) {
        int axes = a.n.length;
        double sum = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int at = 0; at < a.n[0].length; at++) {
            double dot = 0;
            for (int c = 0; c < axes; c++) {
                dot += a.n[c][at] * b.n[c][at];
            }
            double lengthA = square(a.n, at);
            double lengthB = square(b.n, at);
            if (lengthB > 0) {
                sum += dot * dot - lengthA * lengthB / axes;
                squaresA += lengthA * lengthA;
                squaresB += lengthB * lengthB;
            }
        }
        double norm = (1 - 1.0 / axes) * Math.sqrt(squaresA * squaresB);
        return norm > 0 ? sum / norm : 0;
    }

    /** The Gaussian spreads NaN over its reach, which is what is wanted. */
    private static float[] smoothed(VoxelGrid grid, float[] values, double sigma) {
        double inK = sigma * Math.min(1, grid.spacing().i() / grid.spacing().k());
        double[] sigmas = {sigma, sigma, grid.isPlanar() || inK < 0.3 ? 0 : inK};
        return ImageLevel.of(grid, values, new int[] {1, 1, 1}, sigmas).values();
    }

    private static void difference(float[] in, float[] out, int size, int stride, double spacing) {
        float factor = (float) (0.5 / spacing);
        for (int at = 0; at < in.length; at++) {
            int p = at / stride % size;
            if (p > 0 && p < size - 1) {
                float d = factor * (in[at + stride] - in[at - stride]);
                out[at] = Float.isNaN(d) ? 0 : d;
            }
        }
    }

    private static void normalize(float[][] n) {
        double sum = 0;
        int count = n[0].length;
        for (int at = 0; at < count; at++) {
            sum += Math.sqrt(square(n, at));
        }
        double eta = sum / count;
        double etaSquare = Math.max(eta * eta, 1e-30);
        for (int at = 0; at < count; at++) {
            float f = (float) (1 / Math.sqrt(square(n, at) + etaSquare));
            for (float[] component : n) {
                component[at] *= f;
            }
        }
    }

    private static double square(float[][] n, int at) {
        double sum = 0;
        for (float[] component : n) {
            sum += component[at] * component[at];
        }
        return sum;
    }
}
