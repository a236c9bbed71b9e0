package org.probatum.alignment.registration.internal;

import java.util.Arrays;
import java.util.Optional;
import org.probatum.alignment.VoxelGrid;

/**
 * The moving image seen at the mapped places of all voxels of the fixed level, with its gradient there.
 *
 * <p>Interpolation is linear, and the gradient is exactly that of the interpolant. Places outside the moving image, and
 * samples that are not active, have the value NaN. Work is cut into a fixed number of chunks of whole rows.
 */
final class WarpedSamples {

    private static final int MOST_CHUNKS = 48;

    private final int columns;
    private final int rows;
    private final int lines;
    private final int chunks;
    private final byte[] active;
    private final float[] moving;
    private final int mi;
    private final int mj;
    private final int mk;
    final float[] value;
    private final float[] gi;
    private final float[] gj;
    private final float[] gk;
    private final Optional<CubicImage> cubic;

    /**
     * @param active 1 for each voxel of the fixed level that takes part, 0 for the others
     * @param cubic whether maps without a field interpolate by cubic B-splines instead of linearly
     */
    WarpedSamples(VoxelGrid fixed, VoxelGrid movingGrid, float[] moving, byte[] active, boolean cubic) {
        this.cubic = cubic ? Optional.of(new CubicImage(movingGrid, moving)) : Optional.empty();
        this.columns = fixed.columns();
        this.rows = fixed.rows();
        this.lines = fixed.rows() * fixed.slices();
        this.chunks = Math.min(MOST_CHUNKS, lines);
        this.active = active;
        this.moving = moving;
        this.mi = movingGrid.columns();
        this.mj = movingGrid.rows();
        this.mk = movingGrid.slices();
        int n = fixed.voxelCount();
        this.value = new float[n];
        this.gi = new float[n];
        this.gj = new float[n];
        this.gk = new float[mk == 1 ? 0 : n];
    }

    int chunks() {
        return chunks;
    }

    int count() {
        return value.length;
    }

    private int firstLine(int chunk) {
        return (int) ((long) chunk * lines / chunks);
    }

    int firstSample(int chunk) {
        return firstLine(chunk) * columns;
    }

    /** @param map moving index = map · (fixed index, 1): three rows of four numbers */
    void warp(int chunk, double[] map) {
        if (cubic.isPresent()) {
            warpCubic(chunk, map, cubic.get());
            return;
        }
        for (int line = firstLine(chunk); line < firstLine(chunk + 1); line++) {
            int j = line % rows;
            int k = line / rows;
            double x = map[1] * j + map[2] * k + map[3];
            double y = map[5] * j + map[6] * k + map[7];
            double z = map[9] * j + map[10] * k + map[11];
            int at = line * columns;
            for (int i = 0; i < columns; i++) {
                sample(at + i, x + map[0] * i, y + map[4] * i, z + map[8] * i);
            }
        }
    }

    private void warpCubic(int chunk, double[] map, CubicImage image) {
        float[] w = new float[24];
        float[] out = new float[4];
        for (int line = firstLine(chunk); line < firstLine(chunk + 1); line++) {
            int j = line % rows;
            int k = line / rows;
            for (int i = 0; i < columns; i++) {
                double x = map[0] * i + map[1] * j + map[2] * k + map[3];
                double y = map[4] * i + map[5] * j + map[6] * k + map[7];
                double z = map[8] * i + map[9] * j + map[10] * k + map[11];
                int n = line * columns + i;
                if (active[n] == 0 || !isInside(x, y, z)) {
                    value[n] = Float.NaN;
                    continue;
                }
                image.sample(x, y, z, w, out);
                value[n] = out[0];
                gi[n] = out[1];
                gj[n] = out[2];
                if (gk.length > 0) {
                    gk[n] = out[3];
                }
            }
        }
    }

    private boolean isInside(double x, double y, double z) {
        return x >= 0 && x <= mi - 1 && y >= 0 && y <= mj - 1 && (mk == 1 || (z >= 0 && z <= mk - 1));
    }

    /** As {@link #warp(int, double[])}, with a displacement of the moving index added. */
    void warp(int chunk, double[] map, LatticeField field, LatticeField.Scratch scratch) {
        scratch.restart();
        for (int line = firstLine(chunk); line < firstLine(chunk + 1); line++) {
            int j = line % rows;
            int k = line / rows;
            double x = map[1] * j + map[2] * k + map[3];
            double y = map[5] * j + map[6] * k + map[7];
            double z = map[9] * j + map[10] * k + map[11];
            int at = line * columns;
            field.displacements(j, k, scratch);
            double[] dx = scratch.lineX;
            double[] dy = scratch.lineY;
            double[] dz = scratch.lineZ;
            for (int i = 0; i < columns; i++) {
                sample(at + i, x + map[0] * i + dx[i], y + map[4] * i + dy[i], z + map[8] * i + dz[i]);
            }
        }
    }

    private void sample(int n, double x, double y, double z) {
        if (active[n] == 0 || !isInside(x, y, z)) {
            value[n] = Float.NaN;
        } else if (mk == 1) {
            inPlane(n, x, y);
        } else {
            inSpace(n, x, y, z);
        }
    }

    private void inPlane(int n, double x, double y) {
        int i = Math.min((int) x, mi - 2);
        int j = Math.min((int) y, mj - 2);
        float u = (float) (x - i);
        float v = (float) (y - j);
        int p = j * mi + i;
        float a = moving[p];
        float b = moving[p + 1];
        float c = moving[p + mi];
        float d = moving[p + mi + 1];
        float top = a + u * (b - a);
        float bottom = c + u * (d - c);
        value[n] = top + v * (bottom - top);
        gi[n] = (b - a) + v * ((d - c) - (b - a));
        gj[n] = bottom - top;
    }

    private void inSpace(int n, double x, double y, double z) {
        int i = Math.min((int) x, mi - 2);
        int j = Math.min((int) y, mj - 2);
        int k = Math.min((int) z, mk - 2);
        float u = (float) (x - i);
        float v = (float) (y - j);
        float w = (float) (z - k);
        int p = (k * mj + j) * mi + i;
        int q = p + mi * mj;
        float a0 = moving[p];
        float a1 = moving[p + 1] - a0;
        float b0 = moving[p + mi];
        float b1 = moving[p + mi + 1] - b0;
        float c0 = moving[q];
        float c1 = moving[q + 1] - c0;
        float d0 = moving[q + mi];
        float d1 = moving[q + mi + 1] - d0;
        float a = a0 + u * a1;
        float b = b0 + u * b1 - a;
        float c = c0 + u * c1;
        float d = d0 + u * d1 - c;
        float near = a + v * b;
        float far = c + v * d - near;
        value[n] = near + w * far;
        float nearSlope = a1 + v * (b1 - a1);
        gi[n] = nearSlope + w * (c1 + v * (d1 - c1) - nearSlope);
        gj[n] = b + w * (d - b);
        gk[n] = far;
    }

    /**
     * Adds up the derivative by the twelve numbers of the map, when {@link #value} holds the derivative by each value.
     *
     * @param sums set to three rows of four numbers
     */
    void mapGradient(int chunk, double[] sums) {
        Arrays.fill(sums, 0);
        boolean inSpace = gk.length > 0;
        for (int line = firstLine(chunk); line < firstLine(chunk + 1); line++) {
            int j = line % rows;
            int k = line / rows;
            int at = line * columns;
            double fx = 0;
            double fy = 0;
            double fz = 0;
            double ix = 0;
            double iy = 0;
            double iz = 0;
            for (int i = 0; i < columns; i++) {
                float slope = value[at + i];
                if (slope == 0) {
                    continue;
                }
                float x = slope * gi[at + i];
                float y = slope * gj[at + i];
                fx += x;
                fy += y;
                ix += x * (double) i;
                iy += y * (double) i;
                if (inSpace) {
                    float z = slope * gk[at + i];
                    fz += z;
                    iz += z * (double) i;
                }
            }
            add(sums, 0, ix, fx, j, k);
            add(sums, 4, iy, fy, j, k);
            add(sums, 8, iz, fz, j, k);
        }
    }

    private static void add(double[] sums, int row, double byColumn, double total, int j, int k) {
        sums[row] += byColumn;
        sums[row + 1] += total * j;
        sums[row + 2] += total * k;
        sums[row + 3] += total;
    }

    /** Adds up the derivative by the coefficients of the field (in moving index), likewise. */
    void fieldGradient(int chunk, LatticeField field, LatticeField.Scratch scratch) {
        scratch.restart();
        scratch.clearGradient();
        boolean inSpace = gk.length > 0;
        double[] x = scratch.lineX;
        double[] y = scratch.lineY;
        double[] z = scratch.lineZ;
        for (int line = firstLine(chunk); line < firstLine(chunk + 1); line++) {
            int at = line * columns;
            for (int i = 0; i < columns; i++) {
                float slope = value[at + i];
                if (slope == 0) {
                    x[i] = 0;
                    y[i] = 0;
                    z[i] = 0;
                    continue;
                }
                x[i] = slope * gi[at + i];
                y[i] = slope * gj[at + i];
                if (inSpace) {
                    z[i] = slope * gk[at + i];
                }
            }
            field.collect(line % rows, line / rows, scratch);
        }
        field.finish(scratch);
    }
}
