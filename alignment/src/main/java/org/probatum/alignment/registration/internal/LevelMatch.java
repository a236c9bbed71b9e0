package org.probatum.alignment.registration.internal;

import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;
import org.probatum.alignment.VoxelGrid;
import org.probatum.alignment.metric.internal.IntensityRange;
import org.probatum.alignment.metric.internal.Regions;
import org.probatum.alignment.metric.internal.SampleCost;

/** Fixed and moving image of one level with what is needed to compare them under a map. */
final class LevelMatch {

    /** Below this many samples a chunk is not worth a thread's while. */
    private static final int WORTH_SHARING = 12_000;

    /** A joint histogram of 32 x 32 bins needs some samples for each cell to be steady. */
    private static final int SAMPLES_PER_REGION = 9_000;

    final ImageLevel fixed;
    final ImageLevel moving;
    final WarpedSamples samples;
    final SampleCost cost;
    private final VoxelGrid movingGrid;
    private final Matrix3 toMovingIndex;
    private final long active;
    private final double smallestOverlap;
    private final ChunkRunner runner;
    private final Runnable checkpoint;
    private long evaluations;

    LevelMatch(Pyramid.Level level, byte[] active, MetricSetting setting, ChunkRunner runner, Runnable checkpoint) {
        this(level, active, setting, runner, checkpoint, false);
    }

    /**
     * @param cubic whether the moving image is interpolated by cubic B-splines under a linear map
     */
    LevelMatch(
            Pyramid.Level level,
            byte[] active,
            MetricSetting setting,
            ChunkRunner runner,
            Runnable checkpoint,
            boolean cubic) {
        this.fixed = level.fixed();
        this.moving = level.moving();
        this.movingGrid = level.moving().grid();
        this.toMovingIndex = movingGrid.stepMatrix().inverse();
        this.samples =
                new WarpedSamples(fixed.grid(), movingGrid, level.moving().values(), active, cubic);
        this.cost = SampleCost.of(
                setting.metric(),
                fixed.values(),
                IntensityRange.of(level.moving().values()),
                setting.bins(),
                samples.chunks(),
                Regions.withAtLeast(SAMPLES_PER_REGION, fixed.grid()));
        long count = 0;
        for (byte a : active) {
            count += a;
        }
        this.active = count;
        this.smallestOverlap = setting.smallestOverlap();
        this.runner = runner;
        this.checkpoint = checkpoint;
    }

    /** Geometric mean of the voxel size of the fixed level (mm). */
    double voxel() {
        return fixed.grid().meanSpacing();
    }

    int chunks() {
        return samples.chunks();
    }

    void run(java.util.function.IntConsumer task) {
        runner.run(samples.chunks(), samples.count() >= WORTH_SHARING, task);
    }

    /** Three rows of four numbers: moving index = map · (fixed index, 1), for y = M (x − c) + c + t. */
    double[] indexMap(Matrix3 m, Point centre, Point translation) {
        Matrix3 turn = toMovingIndex.times(m).times(fixed.grid().stepMatrix());
        Point shift = toMovingIndex.times(m.times(fixed.grid().origin().minus(centre))
                .plus(centre)
                .plus(translation)
                .minus(movingGrid.origin()));
        return new double[] {
            turn.m00(), turn.m01(), turn.m02(), shift.x(),
            turn.m10(), turn.m11(), turn.m12(), shift.y(),
            turn.m20(), turn.m21(), turn.m22(), shift.z()
        };
    }

    /** Derivative by the entries of M and by t from that by the twelve numbers of the index map. */
    void physicalGradient(double[] byMap, Point centre, double[] byMatrix, double[] byTranslation) {
        Matrix3 byTurn =
                new Matrix3(byMap[0], byMap[1], byMap[2], byMap[4], byMap[5], byMap[6], byMap[8], byMap[9], byMap[10]);
        Matrix3 back = toMovingIndex.transpose();
        Point byShift = back.times(new Point(byMap[3], byMap[7], byMap[11]));
        double[] rows =
                back.times(byTurn).times(fixed.grid().stepMatrix().transpose()).rows();
        Point arm = fixed.grid().origin().minus(centre);
        double[] s = {byShift.x(), byShift.y(), byShift.z()};
        double[] a = {arm.x(), arm.y(), arm.z()};
        for (int r = 0; r < 3; r++) {
            byTranslation[r] = s[r];
            for (int c = 0; c < 3; c++) {
                byMatrix[3 * r + c] = rows[3 * r + c] + s[r] * a[c];
            }
        }
    }

    Matrix3 toMovingIndex() {
        return toMovingIndex;
    }

    void gather(int chunk) {
        cost.gather(chunk, samples.firstSample(chunk), samples.firstSample(chunk + 1), samples.value);
    }

    void slopes(int chunk) {
        cost.slopes(samples.firstSample(chunk), samples.firstSample(chunk + 1), samples.value);
    }

    /** The cost of what was gathered, infinite when too few samples overlap. */
    double evaluated() {
        checkpoint.run();
        evaluations++;
        double value = cost.cost();
        return overlap() < smallestOverlap ? Double.POSITIVE_INFINITY : value;
    }

    /** Share of the active samples that lay inside the moving image at the last evaluation. */
    double overlap() {
        return active == 0 ? 0 : (double) cost.participants() / active;
    }

    long evaluations() {
        return evaluations;
    }
}
