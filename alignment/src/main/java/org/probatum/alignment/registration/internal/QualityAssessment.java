package org.probatum.alignment.registration.internal;

import java.util.Arrays;
import java.util.Optional;
import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;
import org.probatum.alignment.VoxelGrid;
import org.probatum.alignment.quality.AlignmentEvidence;
import org.probatum.alignment.quality.AlignmentQuality;
import org.probatum.alignment.registration.RegistrationPlan;
import org.probatum.alignment.transform.FreeFormTransform;
import org.probatum.alignment.transform.LinearTransform;
import org.probatum.alignment.transform.SpatialTransform;
import org.probatum.alignment.transform.VelocityTransform;

/** Collects the evidence on a found transform and draws the verdict. */
final class QualityAssessment {

    /** Edges are compared where images are about as large as those that the prediction was calibrated on. */
    private static final int MOST_SAMPLES_IN_PLANE = 70_000;

    private static final int MOST_SAMPLES_IN_SPACE = 300_000;
    private static final int MOST_BACKWARD_SAMPLES = 70_000;
    private static final int PLACES = 1000;

    private final RegistrationPlan plan;
    private final Pyramid pyramid;
    private final MetricSetting setting;
    private final ChunkRunner runner;
    private final Runnable checkpoint;
    private final double radius;

    QualityAssessment(
            RegistrationPlan plan,
            Pyramid pyramid,
            MetricSetting setting,
            ChunkRunner runner,
            Runnable checkpoint,
            double radius) {
        this.plan = plan;
        this.pyramid = pyramid;
        this.setting = setting;
        this.runner = runner;
        this.checkpoint = checkpoint;
        this.radius = radius;
    }

    /**
     * @param linear the linear part of what was found
     * @param backward an independently optimized map from moving to fixed, when there is one; found here otherwise
     * @param startMargin how much worse the next best start ended
     */
    AlignmentQuality assess(
            SpatialTransform found, LinearTransform linear, Optional<LinearTransform> backward, double startMargin) {
        Pyramid.Level level = levelWithAtMost(
                pyramid.level(0).fixed().grid().isPlanar() ? MOST_SAMPLES_IN_PLANE : MOST_SAMPLES_IN_SPACE);
        VoxelGrid grid = level.fixed().grid();
        double voxel = level.fixed().full().meanSpacing();
        double perVoxel = grid.spacing().i() / voxel;
        float[] warped = warped(level, found, linear);
        byte[] foreground = Foreground.of(level.fixed());
        EdgeDirections fixedEdges = EdgeDirections.of(grid, level.fixed().values());
        EdgeDirections movingEdges = EdgeDirections.of(grid, warped);
        BlockSearch.Result blocks = new BlockSearch(fixedEdges, movingEdges, warped).search();
        int[] places = places(foreground);
        double[] jacobians = jacobians(found, grid);
        double folded = Arrays.stream(jacobians).filter(j -> j <= 0).count() / (double) jacobians.length;
        AlignmentEvidence evidence = new AlignmentEvidence(
                overlap(warped),
                dice(level, foreground, warped),
                blocks.residuals().length,
                blocks.contrast(),
                perVoxel * quantile(blocks.residuals(), 0.5),
                perVoxel * quantile(blocks.residuals(), 0.9),
                inconsistency(linear, backward.orElseGet(() -> backward(linear, grid)), grid, places) / voxel,
                startMargin,
                folded,
                Arrays.stream(jacobians).min().orElse(1),
                moved(found, grid, places) / voxel,
                perVoxel * quantile(blocks.pooled(), 0.5),
                perVoxel * quantile(blocks.pooled(), 0.9),
                EdgeDirections.agreement(fixedEdges, movingEdges));
        return new ErrorPrediction(plan.model(), grid.isPlanar(), plan.acceptedErrorVoxels()).verdict(evidence, voxel);
    }

    private Pyramid.Level levelWithAtMost(int samples) {
        for (int n = 0; n < pyramid.size(); n++) {
            if (pyramid.level(n).fixed().values().length <= samples) {
                return pyramid.level(n);
            }
        }
        return pyramid.level(pyramid.size() - 1);
    }

    private float[] warped(Pyramid.Level level, SpatialTransform found, LinearTransform linear) {
        byte[] all = new byte[level.fixed().values().length];
        Arrays.fill(all, (byte) 1);
        LevelMatch match = new LevelMatch(level, all, setting, runner, checkpoint);
        double[] map = match.indexMap(linear.matrix(), linear.centre(), linear.translation());
        if (found instanceof FreeFormTransform freeForm) {
            new FreeFormObjective(match, linear, freeForm.lattice(), 0).warp(freeForm.coefficients());
        } else if (found instanceof VelocityTransform flow) {
            double[] displacement = new VelocityExponential(flow.lattice()).displacement(flow.coefficients());
            new FreeFormObjective(match, linear, flow.lattice(), 0).warp(displacement);
        } else {
            match.run(chunk -> match.samples.warp(chunk, map));
        }
        return match.samples.value.clone();
    }

    private static double overlap(float[] warped) {
        int inside = 0;
        for (float value : warped) {
            inside += Float.isNaN(value) ? 0 : 1;
        }
        return (double) inside / warped.length;
    }

    /** 2 |A ∩ B| / (|A| + |B|) where the warped image is defined. */
    private static double dice(Pyramid.Level level, byte[] foreground, float[] warped) {
        float[] filled = warped.clone();
        float background = level.moving().values()[0];
        for (int n = 0; n < filled.length; n++) {
            filled[n] = Float.isNaN(filled[n]) ? background : filled[n];
        }
        ImageLevel image = new ImageLevel(level.fixed().grid(), level.fixed().grid(), new int[] {1, 1, 1}, filled);
        byte[] other = Foreground.of(image);
        long both = 0;
        long sum = 0;
        for (int n = 0; n < filled.length; n++) {
            if (!Float.isNaN(warped[n])) {
                both += foreground[n] & other[n];
                sum += foreground[n] + other[n];
            }
        }
        return sum == 0 ? 0 : 2.0 * both / sum;
    }

    /** Up to a thousand places spread evenly over the foreground. */
    private static int[] places(byte[] foreground) {
        int[] all = new int[foreground.length];
        int count = 0;
        for (int n = 0; n < foreground.length; n++) {
            if (foreground[n] != 0) {
                all[count++] = n;
            }
        }
        int step = Math.max(1, count / PLACES);
        int[] some = new int[count / step];
        for (int n = 0; n < some.length; n++) {
            some[n] = all[n * step];
        }
        return some;
    }

    /** Registers the other way from a start some voxels off. */
    private LinearTransform backward(LinearTransform linear, VoxelGrid grid) {
        Pyramid.Level reversed = levelWithAtMost(MOST_BACKWARD_SAMPLES).reversed();
        byte[] all = new byte[reversed.fixed().values().length];
        Arrays.fill(all, (byte) 1);
        LevelMatch match = new LevelMatch(reversed, all, setting, runner, checkpoint);
        double v = match.voxel();
        LinearTransform inverse = linear.inverse();
        Point off = new Point(1.2 * v, -1.2 * v, grid.isPlanar() ? 0 : v);
        LinearTransform start = new LinearTransform(
                inverse.model(),
                inverse.matrix(),
                inverse.centre(),
                inverse.translation().plus(off));
        LinearParameters parameters = new LinearParameters(start.model(), grid.isPlanar(), start, radius);
        double[] p = new double[parameters.size()];
        new LimitedMemoryBfgs(40, 0.5 * v, 2 * v, 0.01 * v, 1e-5).minimize(new LinearObjective(match, parameters), p);
        return parameters.transform(p);
    }

    /** How far forward and backward map are from cancelling; 90th percentile over the places (mm). */
    private static double inconsistency(LinearTransform linear, LinearTransform back, VoxelGrid grid, int[] places) {
        double[] distances = new double[places.length];
        for (int n = 0; n < places.length; n++) {
            Point x = at(grid, places[n]);
            distances[n] = back.fromFixedToMoving(linear.fromFixedToMoving(x)).distanceTo(x);
        }
        Arrays.sort(distances);
        return quantile(distances, 0.9);
    }

    private static double moved(SpatialTransform found, VoxelGrid grid, int[] places) {
        double sum = 0;
        for (int place : places) {
            Point x = at(grid, place);
            sum += found.fromFixedToMoving(x).distanceTo(x);
        }
        return places.length == 0 ? 0 : sum / places.length;
    }

    private static Point at(VoxelGrid grid, int offset) {
        int k = offset / (grid.columns() * grid.rows());
        return grid.toPhysical(new Point(offset % grid.columns(), offset / grid.columns() % grid.rows(), k));
    }

    /** Jacobian determinants on a regular subset of the voxels, finer than the control lattice. */
    private static double[] jacobians(SpatialTransform found, VoxelGrid grid) {
        if (found instanceof LinearTransform linear) {
            return new double[] {linear.matrix().determinant()};
        }
        int most = grid.isPlanar() ? 96 : 32;
        int si = Math.max(1, grid.columns() / most);
        int sj = Math.max(1, grid.rows() / most);
        int sk = Math.max(1, grid.slices() / most);
        var determinants = java.util.stream.DoubleStream.builder();
        for (int k = 0; k < grid.slices(); k += sk) {
            for (int j = 0; j < grid.rows(); j += sj) {
                for (int i = 0; i < grid.columns(); i += si) {
                    Matrix3 jacobian = found.jacobian(grid.toPhysical(new Point(i, j, k)));
                    determinants.add(jacobian.determinant());
                }
            }
        }
        return determinants.build().toArray();
    }

    private static double quantile(double[] sorted, double p) {
        if (sorted.length == 0) {
            return 0;
        }
        double at = p * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
