package org.probatum.alignment.registration.internal;

import java.util.ArrayList;
import java.util.List;
import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;
import org.probatum.alignment.Spacing;
import org.probatum.alignment.VoxelGrid;
import org.probatum.alignment.registration.internal.StartCandidates.LinearParts;

/**
 * Finds for a rotation the shifts at which the edges of two images run alike, over all shifts at once.
 *
 * <p>The agreement at shift t is S(t) = Σ ⟨T_f(x), T_m(x + t)⟩ of the {@link EdgeTensors}, a correlation that the Fourier
 * transform gives for all t; it is 0 on average where directions are unrelated. Divided by the root of
 * E(t) = Σ |T_f(x)|² |T_m(x + t)|² it is comparable between shifts of different overlap.
 *
 * <p>Source: orientation correlation, A. J. Fitch et al. (2002), BMVC, 133–142, with the angle doubled, and so without the sign of
 * the contrast.
 */
final class EdgeCorrelation {

    private static final int SIDE_IN_PLANE = 72;
    private static final int PADDED_IN_PLANE = 128;
    private static final int SIDE_IN_SPACE = 20;
    private static final int PADDED_IN_SPACE = 32;
    private static final double SMALLEST_ENERGY = 0.15;
    private static final double SIGMA = 0.8;
    private static final int PEAKS = 2;
    private static final int APART = 4;

    /**
     * @param parts the map as matrix and translation about the centre that was asked for
     * @param score agreement, in standard deviations of chance
     */
    record Peak(LinearParts parts, double score) {}

    private final boolean planar;
    private final int side;
    private final int padded;
    private final double pitch;
    private final VoxelGrid work;
    private final ImageLevel fixed;
    private final ImageLevel moving;
    private final FourierTransform fourier;
    private final EdgeTensors fixedTensors;

    EdgeCorrelation(ImageLevel fixed, ImageLevel moving) {
        this.fixed = fixed;
        this.moving = moving;
        this.planar = fixed.grid().isPlanar();
        this.side = planar ? SIDE_IN_PLANE : SIDE_IN_SPACE;
        this.padded = planar ? PADDED_IN_PLANE : PADDED_IN_SPACE;
        this.pitch = Math.max(longest(fixed.full()), longest(moving.full())) / (side - 1);
        Spacing spacing = new Spacing(pitch, pitch, pitch);
        this.work = new VoxelGrid(side, side, planar ? 1 : side, spacing, Point.ZERO, Matrix3.IDENTITY);
        this.fourier = new FourierTransform(padded, planar ? 2 : 3);
        this.fixedTensors = tensors(fixed, Matrix3.IDENTITY);
    }

    private static double longest(VoxelGrid grid) {
        double i = grid.spacing().i() * (grid.columns() - 1);
        double j = grid.spacing().j() * (grid.rows() - 1);
        double k = grid.isPlanar() ? 0 : grid.spacing().k() * (grid.slices() - 1);
        return Math.max(i, Math.max(j, k));
    }

    /** The two best separate shifts. @param centre of the matrix in the answer (mm) */
    List<Peak> peaks(Matrix3 rotation, Point centre) {
        EdgeTensors m = tensors(moving, rotation);
        double[] re = new double[fourier.count()];
        double[] im = new double[fourier.count()];
        for (int f = 0; f < m.re.length; f++) {
            addProduct(fixedTensors.re[f], fixedTensors.im[f], m.re[f], m.im[f], re, im);
        }
        fourier.backward(re, im);
        double[] energy = new double[fourier.count()];
        double[] energyIm = new double[fourier.count()];
        addProduct(fixedTensors.energy, fixedTensors.energyIm, m.energy, m.energyIm, energy, energyIm);
        fourier.backward(energy, energyIm);
        return best(scores(re, energy), rotation, centre);
    }

    private static void addProduct(double[] a, double[] ai, double[] b, double[] bi, double[] re, double[] im) {
        for (int n = 0; n < re.length; n++) {
            re[n] += a[n] * b[n] + ai[n] * bi[n];
            im[n] += a[n] * bi[n] - ai[n] * b[n];
        }
    }

    /** S / √(c E), in place; shifts with little to compare count nothing. Sums of transforms carry the number of samples. */
    private double[] scores(double[] agreement, double[] energy) {
        double most = 0;
        for (double e : energy) {
            most = Math.max(most, e);
        }
        double components = planar ? 2 : 5;
        for (int n = 0; n < agreement.length; n++) {
            boolean enough = energy[n] > SMALLEST_ENERGY * most;
            agreement[n] = enough ? agreement[n] / Math.sqrt(components * energy[n] * agreement.length) : 0;
        }
        return agreement;
    }

    private List<Peak> best(double[] scores, Matrix3 rotation, Point centre) {
        List<int[]> found = new ArrayList<>();
        List<Peak> peaks = new ArrayList<>();
        while (peaks.size() < PEAKS) {
            int at = -1;
            for (int n = 0; n < scores.length; n++) {
                if (scores[n] > 0 && (at < 0 || scores[n] > scores[at]) && isFar(shift(n), found)) {
                    at = n;
                }
            }
            if (at < 0) {
                return peaks;
            }
            int[] t = shift(at);
            found.add(t);
            peaks.add(new Peak(parts(rotation, t, centre), scores[at]));
        }
        return peaks;
    }

    private static boolean isFar(int[] t, List<int[]> found) {
        return found.stream()
                .allMatch(f -> Math.abs(f[0] - t[0]) > APART
                        || Math.abs(f[1] - t[1]) > APART
                        || Math.abs(f[2] - t[2]) > APART);
    }

    /** Shifts beyond half the padded side are negative. */
    private int[] shift(int n) {
        int[] t = {n % padded, n / padded % padded, n / padded / padded};
        for (int axis = 0; axis < 3; axis++) {
            t[axis] -= t[axis] >= padded / 2 ? padded : 0;
        }
        return t;
    }

    /** Fixed place x lies at M (x − middle of fixed + t) + middle of moving. */
    private LinearParts parts(Matrix3 rotation, int[] t, Point centre) {
        Point step = new Point(t[0] * pitch, t[1] * pitch, t[2] * pitch);
        Point arm = centre.minus(fixed.full().centre()).plus(step);
        return new LinearParts(
                rotation, rotation.times(arm).plus(moving.full().centre()).minus(centre));
    }

    private EdgeTensors tensors(ImageLevel level, Matrix3 rotation) {
        float[] values = new float[work.voxelCount()];
        Point middle = level.full().centre();
        Matrix3 toIndex = level.grid().stepMatrix().inverse();
        Point half = new Point((side - 1) / 2.0, (side - 1) / 2.0, planar ? 0 : (side - 1) / 2.0);
        Matrix3 turn = toIndex.times(rotation).times(pitch);
        Point start = toIndex.times(middle.minus(level.grid().origin())).minus(turn.times(half));
        for (int n = 0; n < values.length; n++) {
            Point p = new Point(n % side, n / side % side, n / side / side);
            values[n] = (float) interpolated(level, turn.times(p).plus(start));
        }
        return new EdgeTensors(EdgeDirections.of(work, values, SIGMA), side, padded).transformed(fourier);
    }

    /** Linear interpolation; NaN outside. */
    private static double interpolated(ImageLevel level, Point p) {
        VoxelGrid grid = level.grid();
        int i = (int) Math.floor(p.x());
        int j = (int) Math.floor(p.y());
        int k = grid.isPlanar() ? 0 : (int) Math.floor(p.z());
        boolean inside = i >= 0
                && j >= 0
                && k >= 0
                && i < grid.columns() - 1
                && j < grid.rows() - 1
                && (grid.isPlanar() || k < grid.slices() - 1);
        if (!inside) {
            return Double.NaN;
        }
        double near = inPlane(level, i, j, k, p.x() - i, p.y() - j);
        if (grid.isPlanar()) {
            return near;
        }
        double far = inPlane(level, i, j, k + 1, p.x() - i, p.y() - j);
        return near + (p.z() - k) * (far - near);
    }

    private static double inPlane(ImageLevel level, int i, int j, int k, double u, double v) {
        float[] values = level.values();
        int at = level.grid().offset(i, j, k);
        int below = at + level.grid().columns();
        double top = values[at] + u * (values[at + 1] - values[at]);
        double bottom = values[below] + u * (values[below + 1] - values[below]);
        return top + v * (bottom - top);
    }
}
