package org.probatum.alignment.registration.internal;

import org.probatum.alignment.VoxelGrid;

/**
 * An image as coefficients of the interpolating cubic B-spline, mirrored at the borders.
 *
 * <p>Unlike linear interpolation it hardly changes the noise between the voxels, so a metric of it has no ripples at the pitch
 * of the grid.
 *
 * <p>Source: M. Unser (1999), Splines: a perfect fit for signal and image processing, IEEE Signal Processing Magazine 16,
 * box 2; pole √3 − 2.
 */
final class CubicImage {

    private static final double POLE = Math.sqrt(3) - 2;
    private static final int PAD_LOW = 1;
    private static final int PAD = 3;

    private final int columns;
    private final int rows;
    private final int slices;
    private final boolean planar;
    private final int pitch;
    private final int plane;
    private final float[] coefficients;

    CubicImage(VoxelGrid grid, float[] values) {
        this.columns = grid.columns();
        this.rows = grid.rows();
        this.slices = grid.slices();
        this.planar = grid.isPlanar();
        float[] c = values.clone();
        filterAxis(c, columns, 1, rows * slices);
        filterAxis(c, rows, columns, slices);
        filterAxis(c, slices, columns * rows, 1);
        this.pitch = columns + PAD;
        this.plane = pitch * (rows + PAD);
        this.coefficients = padded(c);
    }

    private static void filterAxis(float[] c, int n, int stride, int blocks) {
        double[] line = new double[n];
        for (int b = 0; b < blocks; b++) {
            for (int s = 0; s < stride; s++) {
                filterLine(c, b * n * stride + s, n, stride, line);
            }
        }
    }

    private static void filterLine(float[] c, int start, int n, int stride, double[] line) {
        if (n == 1) {
            return;
        }
        double gain = (1 - POLE) * (1 - 1 / POLE);
        for (int p = 0; p < n; p++) {
            line[p] = gain * c[start + p * stride];
        }
        line[0] = mirroredSum(line, n);
        for (int p = 1; p < n; p++) {
            line[p] += POLE * line[p - 1];
        }
        line[n - 1] = POLE / (POLE * POLE - 1) * (line[n - 1] + POLE * line[n - 2]);
        for (int p = n - 2; p >= 0; p--) {
            line[p] = POLE * (line[p + 1] - line[p]);
        }
        for (int p = 0; p < n; p++) {
            c[start + p * stride] = (float) line[p];
        }
    }

    /** Start of the causal filter: the exact sum over the mirrored, periodic line, cut off where it no longer counts. */
    private static double mirroredSum(double[] line, int n) {
        int horizon = Math.min(n, 30);
        double z = POLE;
        if (horizon < n) {
            double sum = line[0];
            for (int p = 1; p < horizon; p++) {
                sum += z * line[p];
                z *= POLE;
            }
            return sum;
        }
        double last = StrictMath.pow(POLE, n - 1);
        double back = last * last / POLE;
        double sum = line[0] + last * line[n - 1];
        for (int p = 1; p < n - 1; p++) {
            sum += (z + back) * line[p];
            z *= POLE;
            back /= POLE;
        }
        return sum / (1 - last * last);
    }

    private float[] padded(float[] c) {
        int depth = planar ? 1 : slices + PAD;
        float[] out = new float[plane * depth];
        for (int k = 0; k < depth; k++) {
            int fromK = planar ? 0 : mirrored(k - PAD_LOW, slices);
            for (int j = 0; j < rows + PAD; j++) {
                int fromJ = mirrored(j - PAD_LOW, rows);
                for (int i = 0; i < pitch; i++) {
                    out[k * plane + j * pitch + i] =
                            c[(fromK * rows + fromJ) * columns + mirrored(i - PAD_LOW, columns)];
                }
            }
        }
        return out;
    }

    private static int mirrored(int p, int n) {
        int q = p < 0 ? -p : p >= n ? 2 * n - 2 - p : p;
        return Math.clamp(q, 0, n - 1);
    }

    private static void weights(float u, float[] w, int at) {
        float v = 1 - u;
        w[at] = v * v * v / 6;
        w[at + 1] = (4 - 6 * u * u + 3 * u * u * u) / 6;
        w[at + 2] = (4 - 6 * v * v + 3 * v * v * v) / 6;
        w[at + 3] = u * u * u / 6;
        w[at + 4] = -v * v / 2;
        w[at + 5] = (3 * u * u - 4 * u) / 2;
        w[at + 6] = -(3 * v * v - 4 * v) / 2;
        w[at + 7] = u * u / 2;
    }

    /**
     * Value and gradient by index at a place inside the image.
     *
     * @param w space for 24 numbers
     * @param out set to value and the three derivatives
     */
    void sample(double x, double y, double z, float[] w, float[] out) {
        int i = Math.min((int) x, columns - 2);
        int j = Math.min((int) y, rows - 2);
        weights((float) (x - i), w, 0);
        weights((float) (y - j), w, 8);
        if (planar) {
            out[3] = 0;
            slice(j * pitch + i, w, out);
            return;
        }
        int k = Math.min((int) z, slices - 2);
        weights((float) (z - k), w, 16);
        float value = 0;
        float gx = 0;
        float gy = 0;
        float gz = 0;
        for (int d = 0; d < 4; d++) {
            slice((k + d) * plane + j * pitch + i, w, out);
            value += w[16 + d] * out[0];
            gx += w[16 + d] * out[1];
            gy += w[16 + d] * out[2];
            gz += w[20 + d] * out[0];
        }
        out[0] = value;
        out[1] = gx;
        out[2] = gy;
        out[3] = gz;
    }

    private void slice(int start, float[] w, float[] out) {
        float value = 0;
        float gx = 0;
        float gy = 0;
        for (int r = 0; r < 4; r++) {
            int at = start + r * pitch;
            float a = coefficients[at];
            float b = coefficients[at + 1];
            float c = coefficients[at + 2];
            float d = coefficients[at + 3];
            float row = w[0] * a + w[1] * b + w[2] * c + w[3] * d;
            float slope = w[4] * a + w[5] * b + w[6] * c + w[7] * d;
            value += w[8 + r] * row;
            gx += w[8 + r] * slope;
            gy += w[12 + r] * row;
        }
        out[0] = value;
        out[1] = gx;
        out[2] = gy;
    }
}
