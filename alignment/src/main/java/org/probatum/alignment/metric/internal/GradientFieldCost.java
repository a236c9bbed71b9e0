package org.probatum.alignment.metric.internal;

import org.probatum.alignment.VoxelGrid;

/**
 * How little the directions of edges agree, whatever the sign and size of the contrast.
 *
 * <pre>
 *   C = (1/N) Σ ( 1 − (∇f · ∇m)² / ((|∇f|² + η_f²) (|∇m|² + η_m²)) )
 * </pre>
 * <p>over the voxels all of whose neighbours lie inside both images; gradients are central differences (per mm). η_f is the mean
 * |∇f|, η_m the same share of the moving image's intensities.
 *
 * <p>Source: E. Haber and J. Modersitzki (2006), Intensity gradient based registration and fusion of multi-modal images,
 * MICCAI, 726–733.
 */
final class GradientFieldCost implements SampleCost {

    private final int[] size;
    private final double[] perStep;
    private final double[][] fixedGradient;
    private final double[] fixedLength;
    private final double etaMoving;
    private final double[] slope;
    private float[] moving = {};
    private long participants;

    GradientFieldCost(float[] fixed, IntensityRange movingRange, VoxelGrid grid) {
        this.size = grid.isPlanar()
                ? new int[] {grid.columns(), grid.rows()}
                : new int[] {grid.columns(), grid.rows(), grid.slices()};
        double[] spacing = {
            grid.spacing().i(), grid.spacing().j(), grid.spacing().k()
        };
        this.perStep = new double[size.length];
        for (int axis = 0; axis < size.length; axis++) {
            perStep[axis] = 0.5 / spacing[axis];
        }
        this.fixedGradient = new double[size.length][fixed.length];
        this.fixedLength = new double[fixed.length];
        this.slope = new double[fixed.length];
        double eta = prepare(fixed);
        IntensityRange range = IntensityRange.of(fixed);
        this.etaMoving = Math.max(1e-15, eta * (movingRange.high() - movingRange.low()) / (range.high() - range.low()));
    }

    /** Sets gradients and |∇f|² + η²; gives η. */
    private double prepare(float[] fixed) {
        double sum = 0;
        for (int n = 0; n < fixed.length; n++) {
            if (isInner(n)) {
                double square = 0;
                int stride = 1;
                for (int axis = 0; axis < size.length; axis++) {
                    double g = perStep[axis] * ((double) fixed[n + stride] - fixed[n - stride]);
                    fixedGradient[axis][n] = g;
                    square += g * g;
                    stride *= size[axis];
                }
                fixedLength[n] = square;
                sum += Math.sqrt(square);
            }
        }
        double eta = Math.max(1e-15, sum / fixed.length);
        for (int n = 0; n < fixed.length; n++) {
            fixedLength[n] += eta * eta;
        }
        return eta;
    }

    private boolean isInner(int n) {
        int rest = n;
        for (int length : size) {
            int p = rest % length;
            if (p == 0 || p == length - 1) {
                return false;
            }
            rest /= length;
        }
        return true;
    }

    @Override
    public void gather(int chunk, int from, int to, float[] values) {
        moving = values;
    }

    @Override
    public double cost() {
        java.util.Arrays.fill(slope, 0);
        participants = 0;
        long compared = 0;
        double sum = 0;
        double[] g = new double[size.length];
        for (int n = 0; n < moving.length; n++) {
            participants += Float.isNaN(moving[n]) ? 0 : 1;
            if (isInner(n) && gradient(n, g)) {
                sum += compare(n, g);
                compared++;
            }
        }
        double factor = compared == 0 ? 0 : 1.0 / compared;
        for (int n = 0; n < slope.length; n++) {
            slope[n] *= factor;
        }
        return sum * factor;
    }

    /** Whether all neighbours are defined; then g is ∇m. */
    private boolean gradient(int n, double[] g) {
        int stride = 1;
        boolean defined = !Float.isNaN(moving[n]);
        for (int axis = 0; axis < size.length; axis++) {
            g[axis] = perStep[axis] * ((double) moving[n + stride] - moving[n - stride]);
            defined &= !Double.isNaN(g[axis]);
            stride *= size[axis];
        }
        return defined;
    }

    /** The term of one voxel; its derivative by ∇m is handed on to the neighbours. */
    private double compare(int n, double[] g) {
        double dot = 0;
        double square = etaMoving * etaMoving;
        for (int axis = 0; axis < g.length; axis++) {
            dot += fixedGradient[axis][n] * g[axis];
            square += g[axis] * g[axis];
        }
        double product = fixedLength[n] * square;
        double byDot = -2 * dot / product;
        double bySelf = 2 * dot * dot / (product * square);
        int stride = 1;
        for (int axis = 0; axis < g.length; axis++) {
            double by = perStep[axis] * (byDot * fixedGradient[axis][n] + bySelf * g[axis]);
            slope[n + stride] += by;
            slope[n - stride] -= by;
            stride *= size[axis];
        }
        return 1 - dot * dot / product;
    }

    @Override
    public long participants() {
        return participants;
    }

    @Override
    public void slopes(int from, int to, float[] values) {
        for (int n = from; n < to; n++) {
            values[n] = (float) slope[n];
        }
    }
}
