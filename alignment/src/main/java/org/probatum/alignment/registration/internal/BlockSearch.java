package org.probatum.alignment.registration.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks around many small blocks for a displacement at which the edge directions of two aligned images agree better.
 *
 * <p>Blocks sit where the edges of the fixed image run in several directions, one in each cell of an even partition. The agreement
 * of a block at displacement d is Σ (n_f(x) · n_m(x + d))². The residual is the smallest displacement whose agreement is
 * as good as the best to within 3 % of the contrast, refined by a parabola on each axis.
 */
final class BlockSearch {

    private static final double AS_GOOD = 0.03;
    private static final double FEWEST_DEFINED = 0.6;

    /** Standard deviation of the Gaussian by which a neighbourhood is pooled, as a share of the longest axis. */
    private static final double NEIGHBOURHOOD = 0.15;

    /**
     * @param residuals length of the residual of each block (voxels), ascending
     * @param pooled the same of the agreement summed over the neighbourhood of each block, which noise disturbs less
     * @param contrast of the agreement summed over blocks at d = 0 against |d| ≥ 2, in standard deviations
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Result(double[] residuals, double[] pooled, double contrast) {}

    private final EdgeDirections fixed;
    private final EdgeDirections moving;
    private final float[] warped;
    private final int columns;
    private final int rows;
    private final int slices;
    private final int radius;
    private final int reach;
    private final int radiusK;
    private final int reachK;
    private final int cells;
    private final int side;
    private final int sideK;

    /** @param warped the moving image on the fixed grid, NaN where it does not reach */
    BlockSearch(EdgeDirections fixed, EdgeDirections moving, float[] warped) {
        this.fixed = fixed;
        this.moving = moving;
        this.warped = warped;
        this.columns = fixed.grid.columns();
        this.rows = fixed.grid.rows();
        this.slices = fixed.grid.slices();
        boolean planar = slices == 1;
        this.radius = planar ? 10 : 3;
        this.reach = planar ? 8 : 4;
        double thick = fixed.grid.spacing().k() / fixed.grid.spacing().i();
        this.radiusK = planar ? 0 : (int) Math.max(1, Math.round(radius / Math.max(1, thick)));
        this.reachK = planar ? 0 : (int) Math.max(1, Math.round(reach / Math.max(1, thick)));
        this.cells = planar ? 8 : 4;
        this.side = 2 * reach + 1;
        this.sideK = 2 * reachK + 1;
    }

    Result search() {
        List<int[]> blocks = blocks();
        double[][] scores = new double[blocks.size()][side * side * sideK];
        double[] residuals = new double[blocks.size()];
        double[] total = new double[side * side * sideK];
        for (int b = 0; b < residuals.length; b++) {
            scores(blocks.get(b), scores[b]);
            residuals[b] = residual(scores[b]);
            for (int n = 0; n < total.length; n++) {
                total[n] += scores[b][n];
            }
        }
        Arrays.sort(residuals);
        return new Result(residuals, pooled(blocks, scores), contrast(total));
    }

    private double[] pooled(List<int[]> blocks, double[][] scores) {
        double thick = slices == 1
                ? 1
                : fixed.grid.spacing().k() / fixed.grid.spacing().i();
        double sigma = NEIGHBOURHOOD * Math.max(columns, rows);
        double[] residuals = new double[scores.length];
        double[] sum = new double[side * side * sideK];
        for (int a = 0; a < residuals.length; a++) {
            Arrays.fill(sum, 0);
            for (int b = 0; b < residuals.length; b++) {
                double weight = neighbourhood(blocks.get(a), blocks.get(b), thick, sigma);
                for (int n = 0; n < sum.length; n++) {
                    sum[n] += weight * scores[b][n];
                }
            }
            residuals[a] = residual(sum);
        }
        Arrays.sort(residuals);
        return residuals;
    }

    private static double neighbourhood(int[] a, int[] b, double thick, double sigma) {
        double x = a[0] - b[0];
        double y = a[1] - b[1];
        double z = (a[2] - b[2]) * thick;
        return StrictMath.exp(-(x * x + y * y + z * z) / (2 * sigma * sigma));
    }

    private List<int[]> blocks() {
        List<int[]> blocks = new ArrayList<>();
        int cellsK = slices == 1 ? 1 : Math.min(cells, Math.max(1, slices / (2 * radiusK + 1)));
        for (int ck = 0; ck < cellsK; ck++) {
            for (int cj = 0; cj < cells; cj++) {
                for (int ci = 0; ci < cells; ci++) {
                    bestIn(ci, cj, ck, cellsK, blocks);
                }
            }
        }
        return blocks;
    }

    /** The place of the cell where edges are strongest in their weakest direction, if there are any to speak of. */
    private void bestIn(int ci, int cj, int ck, int cellsK, List<int[]> blocks) {
        double best = 0.02;
        int[] place = new int[0];
        int stepK = Math.max(1, radiusK);
        for (int k = ck * slices / cellsK + radiusK; k < (ck + 1) * slices / cellsK || k == radiusK; k += stepK) {
            for (int j = cj * rows / cells + radius; j < (cj + 1) * rows / cells; j += radius) {
                for (int i = ci * columns / cells + radius; i < (ci + 1) * columns / cells; i += radius) {
                    double score = corners(i, j, Math.min(k, slices - 1));
                    if (score > best) {
                        best = score;
                        place = new int[] {i, j, Math.min(k, slices - 1)};
                    }
                }
            }
        }
        if (place.length > 0) {
            blocks.add(place);
        }
    }

    /** det / traceᵈ⁻¹ of the mean structure tensor: near its smallest eigenvalue when that is small. */
    private double corners(int ci, int cj, int ck) {
        double xx = 0;
        double xy = 0;
        double xz = 0;
        double yy = 0;
        double yz = 0;
        double zz = 0;
        int count = 0;
        int defined = 0;
        boolean planar = slices == 1;
        for (int k = Math.max(0, ck - radiusK); k <= Math.min(slices - 1, ck + radiusK); k++) {
            for (int j = Math.max(0, cj - radius); j <= Math.min(rows - 1, cj + radius); j++) {
                for (int i = Math.max(0, ci - radius); i <= Math.min(columns - 1, ci + radius); i++) {
                    int at = (k * rows + j) * columns + i;
                    double x = fixed.n[0][at];
                    double y = fixed.n[1][at];
                    double z = planar ? 0 : fixed.n[2][at];
                    xx += x * x;
                    xy += x * y;
                    xz += x * z;
                    yy += y * y;
                    yz += y * z;
                    zz += z * z;
                    count++;
                    defined += Float.isNaN(warped[at]) ? 0 : 1;
                }
            }
        }
        double trace = (xx + yy + zz) / count;
        if (trace < 1e-9 || defined < FEWEST_DEFINED * count) {
            return 0;
        }
        double n = count;
        if (planar) {
            return (xx * yy - xy * xy) / (n * n) / trace;
        }
        double det = xx * (yy * zz - yz * yz) - xy * (xy * zz - yz * xz) + xz * (xy * yz - yy * xz);
        return 4 * det / (n * n * n) / (trace * trace);
    }

    private void scores(int[] block, double[] out) {
        int n = 0;
        for (int dk = -reachK; dk <= reachK; dk++) {
            for (int dj = -reach; dj <= reach; dj++) {
                for (int di = -reach; di <= reach; di++) {
                    out[n++] = score(block, di, dj, dk);
                }
            }
        }
    }

    private double score(int[] block, int di, int dj, int dk) {
        int firstI = Math.max(Math.max(0, -di), block[0] - radius);
        int lastI = Math.min(Math.min(columns - 1, columns - 1 - di), block[0] + radius);
        int firstJ = Math.max(Math.max(0, -dj), block[1] - radius);
        int lastJ = Math.min(Math.min(rows - 1, rows - 1 - dj), block[1] + radius);
        int firstK = Math.max(Math.max(0, -dk), block[2] - radiusK);
        int lastK = Math.min(Math.min(slices - 1, slices - 1 - dk), block[2] + radiusK);
        int shift = (dk * rows + dj) * columns + di;
        float sum = 0;
        for (int k = firstK; k <= lastK; k++) {
            for (int j = firstJ; j <= lastJ; j++) {
                int line = (k * rows + j) * columns;
                sum += slices == 1 ? planarLine(line, firstI, lastI, shift) : line(line, firstI, lastI, shift);
            }
        }
        return sum;
    }

    private float planarLine(int line, int first, int last, int shift) {
        float[] fx = fixed.n[0];
        float[] fy = fixed.n[1];
        float[] mx = moving.n[0];
        float[] my = moving.n[1];
        float sum = 0;
        for (int at = line + first; at <= line + last; at++) {
            float dot = fx[at] * mx[at + shift] + fy[at] * my[at + shift];
            sum += dot * dot;
        }
        return sum;
    }

    private float line(int line, int first, int last, int shift) {
        float[] fx = fixed.n[0];
        float[] fy = fixed.n[1];
        float[] fz = fixed.n[2];
        float[] mx = moving.n[0];
        float[] my = moving.n[1];
        float[] mz = moving.n[2];
        float sum = 0;
        for (int at = line + first; at <= line + last; at++) {
            float dot = fx[at] * mx[at + shift] + fy[at] * my[at + shift] + fz[at] * mz[at + shift];
            sum += dot * dot;
        }
        return sum;
    }

    private double residual(double[] scores) {
        double best = Double.NEGATIVE_INFINITY;
        double mean = 0;
        for (double s : scores) {
            best = Math.max(best, s);
            mean += s / scores.length;
        }
        double enough = best - AS_GOOD * (best - mean);
        double nearest = Double.POSITIVE_INFINITY;
        for (int n = 0; n < scores.length; n++) {
            if (scores[n] >= enough) {
                nearest = Math.min(nearest, refinedLength(scores, n));
            }
        }
        return nearest;
    }

    /** Length of the displacement at a place of the table, each part moved to the top of the parabola through its neighbours. */
    private double refinedLength(double[] s, int n) {
        int i = n % side;
        int j = n / side % side;
        int k = n / side / side;
        double x = i - reach + peak(s, n, i, side, 1);
        double y = j - reach + peak(s, n, j, side, side);
        double z = k - reachK + peak(s, n, k, sideK, side * side);
        double thick = slices == 1
                ? 1
                : fixed.grid.spacing().k() / fixed.grid.spacing().i();
        return Math.sqrt(x * x + y * y + z * z * thick * thick);
    }

    private static double peak(double[] s, int n, int at, int size, int stride) {
        if (at == 0 || at == size - 1) {
            return 0;
        }
        double bend = s[n - stride] - 2 * s[n] + s[n + stride];
        return bend < 0 ? Math.clamp(0.5 * (s[n - stride] - s[n + stride]) / bend, -0.5, 0.5) : 0;
    }

    private double contrast(double[] total) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int n = 0; n < total.length; n++) {
            int di = n % side - reach;
            int dj = n / side % side - reach;
            int dk = n / side / side - reachK;
            if (di * di + dj * dj + dk * dk >= 4) {
                sum += total[n];
                squares += total[n] * total[n];
                count++;
            }
        }
        double mean = sum / count;
        double variance = squares / count - mean * mean;
        return variance > 1e-12 * mean * mean ? (total[total.length / 2] - mean) / Math.sqrt(variance) : 0;
    }
}
