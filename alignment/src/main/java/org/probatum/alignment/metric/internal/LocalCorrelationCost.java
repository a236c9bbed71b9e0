package org.probatum.alignment.metric.internal;

import org.probatum.alignment.VoxelGrid;

/**
 * Minus the mean squared correlation over small boxes around all voxels.
 *
 * <p>With sums over the voxels of box w that lie inside both images,
 * <pre>
 *   A = Σ (f − f̄)(m − m̄),  B = Σ (f − f̄)² + n ε_f,  D = Σ (m − m̄)² + n ε_m
 *   C = −(1/N) Σ_w A² / (B D)
 *   ∂C/∂mᵢ = −(1/N) Σ_{w ∋ i} 2A / (B D) · ( fᵢ − f̄ − (A/D) (mᵢ − m̄) )
 * </pre>
 * <p>ε is 0.2 % of the variance of the whole image, so that noise in flat places counts little. N is the number of voxels inside both
 * images, each the middle of one box. The square makes it blind to the sign of a local relation.
 *
 * <p>Source: B. B. Avants et al. (2008), Symmetric diffeomorphic image registration with cross-correlation, Medical Image
 * Analysis 12, 26–41.
 */
final class LocalCorrelationCost implements SampleCost {

    private static final int RADIUS_IN_PLANE = 4;
    private static final int RADIUS_IN_SPACE = 2;
    private static final double FLAT = 0.002;

    private final double[] fixed;
    private final double flatFixed;
    private final double flatMoving;
    private final double movingMiddle;
    private final BoxSums boxes;
    private final double[] slope;
    private float[] moving = {};
    private long participants;

    LocalCorrelationCost(float[] fixed, IntensityRange movingRange, VoxelGrid grid) {
        this.boxes = new BoxSums(grid, grid.isPlanar() ? RADIUS_IN_PLANE : RADIUS_IN_SPACE);
        this.fixed = new double[fixed.length];
        this.slope = new double[fixed.length];
        double mean = 0;
        for (float value : fixed) {
            mean += value / fixed.length;
        }
        double variance = 0;
        for (int n = 0; n < fixed.length; n++) {
            this.fixed[n] = fixed[n] - mean;
            variance += this.fixed[n] * this.fixed[n] / fixed.length;
        }
        double width = movingRange.high() - movingRange.low();
        this.flatFixed = Math.max(1e-30, FLAT * variance);
        this.flatMoving = Math.max(1e-30, FLAT * width * width / 12);
        this.movingMiddle = (movingRange.low() + movingRange.high()) / 2;
    }

    @Override
    public void gather(int chunk, int from, int to, float[] values) {
        moving = values;
    }

    @Override
    public double cost() {
        int size = fixed.length;
        double[] n = new double[size];
        double[] f = new double[size];
        double[] m = new double[size];
        double[] ff = new double[size];
        double[] mm = new double[size];
        double[] fm = new double[size];
        participants = 0;
        for (int i = 0; i < size; i++) {
            if (!Float.isNaN(moving[i])) {
                double value = moving[i] - movingMiddle;
                n[i] = 1;
                f[i] = fixed[i];
                m[i] = value;
                ff[i] = fixed[i] * fixed[i];
                mm[i] = value * value;
                fm[i] = fixed[i] * value;
                participants++;
            }
        }
        for (double[] sums : new double[][] {n, f, m, ff, mm, fm}) {
            boxes.apply(sums);
        }
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Float.isNaN(moving[i]) ? clear(i, f, m, ff, mm) : box(i, n[i], f, m, ff, mm, fm[i]);
        }
        slopes(f, m, ff, mm);
        return participants == 0 ? 0 : -sum / participants;
    }

    private static double clear(int i, double[] f, double[] m, double[] ff, double[] mm) {
        f[i] = 0;
        m[i] = 0;
        ff[i] = 0;
        mm[i] = 0;
        return 0;
    }

    /** A² / (B D); the sums are replaced by α, α f̄, α A/D and α (A/D) m̄ with α = 2A / (B D). */
    private double box(int i, double n, double[] f, double[] m, double[] ff, double[] mm, double fm) {
        double meanF = f[i] / n;
        double meanM = m[i] / n;
        double a = fm - n * meanF * meanM;
        double b = Math.max(0, ff[i] - n * meanF * meanF) + n * flatFixed;
        double d = Math.max(0, mm[i] - n * meanM * meanM) + n * flatMoving;
        double alpha = 2 * a / (b * d);
        f[i] = alpha;
        m[i] = alpha * meanF;
        ff[i] = alpha * a / d;
        mm[i] = alpha * a / d * meanM;
        return a * a / (b * d);
    }

    private void slopes(double[] alpha, double[] byF, double[] beta, double[] byM) {
        for (double[] sums : new double[][] {alpha, byF, beta, byM}) {
            boxes.apply(sums);
        }
        double factor = -1.0 / Math.max(1, participants);
        for (int i = 0; i < slope.length; i++) {
            double value = moving[i] - movingMiddle;
            slope[i] = Float.isNaN(moving[i]) ? 0 : factor * (fixed[i] * alpha[i] - byF[i] - value * beta[i] + byM[i]);
        }
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
