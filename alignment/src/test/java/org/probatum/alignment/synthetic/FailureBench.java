package org.probatum.alignment.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;
import org.probatum.alignment.Spacing;
import org.probatum.alignment.Volume;
import org.probatum.alignment.VoxelGrid;
import org.probatum.alignment.quality.AlignmentEvidence;
import org.probatum.alignment.quality.AlignmentQuality;
import org.probatum.alignment.quality.LandmarkErrors;
import org.probatum.alignment.registration.Registration;
import org.probatum.alignment.registration.RegistrationOutcome;
import org.probatum.alignment.registration.RegistrationPlan;
import org.probatum.alignment.transform.ControlLattice;
import org.probatum.alignment.transform.FreeFormTransform;
import org.probatum.alignment.transform.LinearTransform;
import org.probatum.alignment.transform.SpatialTransform;
import org.probatum.alignment.transform.TransformModel;

/**
 * Registers generated pairs of which a third shows different anatomy or nothing but noise, and prints one line for each: true
 * 90th-percentile error and all evidence. Arguments: first seed, number of pairs, threads.
 */
public final class FailureBench {

    private FailureBench() {}

    public static void main(String[] args) {
        long first = Long.parseLong(args[0]);
        int pairs = Integer.parseInt(args[1]);
        for (int n = 0; n < pairs; n++) {
            run(first + n, Integer.parseInt(args[2]));
        }
    }

    private static void run(long seed, int threads) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        boolean planar = random.nextInt(2) == 0;
        TransformModel model = switch (random.nextInt(4)) {
            case 0 -> TransformModel.AFFINE;
            case 1 -> TransformModel.BSPLINE;
            default -> TransformModel.RIGID;
        };
        boolean impossible = random.nextInt(3) == 0;
        VoxelGrid grid = planar
                ? VoxelGrid.planar(160, 160, 1)
                : VoxelGrid.axisAligned(40, 40, random.nextBoolean() ? 40 : 16, new Spacing(3, 3, 3));
        if (!planar && grid.slices() == 16) {
            grid = VoxelGrid.axisAligned(40, 40, 16, new Spacing(3, 3, 7.5));
        }
        double radius = 0.4 * grid.spacing().i() * grid.columns();
        double noise = 2 + (random.nextInt(4) == 0 ? 25 : 8) * random.nextDouble();
        boolean second = random.nextBoolean();
        SpatialTransform truth = truth(random, model, grid, planar);
        SpatialTransform toAnatomy = LinearTransform.translation(grid.centre().times(-1));
        Phantom anatomy = new Phantom(seed, radius, planar);
        Phantom other = impossible ? new Phantom(seed + 1_000_000, radius, planar) : anatomy;
        double movingNoise = impossible && random.nextInt(3) == 0 ? 400 : noise;
        Volume moving = other.scan(grid, toAnatomy, false, movingNoise, seed + 1);
        Volume fixed = anatomy.scan(grid, truth.then(toAnatomy), second, noise, seed + 2);
        long begin = System.nanoTime();
        RegistrationOutcome outcome = Registration.of(RegistrationPlan.withDefaults(model))
                .onThreads(threads)
                .align(fixed, moving);
        double ms = (System.nanoTime() - begin) * 1e-6;
        if (Boolean.getBoolean("stages") && outcome instanceof RegistrationOutcome.Aligned a) {
            a.record().stages().forEach(System.out::println);
            System.out.println(truth);
            System.out.println(a.transform());
        }
        switch (outcome) {
            case RegistrationOutcome.Aligned a ->
                print(seed, impossible, model, grid, truth, a.transform(), a.quality(), ms);
            case RegistrationOutcome.NotConverged a ->
                print(seed, impossible, model, grid, truth, a.transform(), a.quality(), ms);
            default -> System.out.println("# " + seed + " " + outcome);
        }
    }

    private static SpatialTransform truth(Random random, TransformModel model, VoxelGrid grid, boolean planar) {
        double extent = grid.spacing().i() * grid.columns();
        double turn = planar ? 0.6 : 0.25;
        Point angles = planar
                ? new Point(0, 0, turn * random.nextGaussian())
                : new Point(
                        turn * random.nextGaussian() / 2,
                        turn * random.nextGaussian() / 2,
                        turn * random.nextGaussian());
        Point shift = new Point(
                0.05 * extent * random.nextGaussian(),
                0.05 * extent * random.nextGaussian(),
                planar ? 0 : 0.03 * extent * random.nextGaussian());
        LinearTransform rigid = LinearTransform.rigid(angles, grid.centre(), shift);
        if (model == TransformModel.RIGID) {
            return rigid;
        }
        double[] m = rigid.matrix().rows();
        for (int n = 0; n < 9; n++) {
            boolean inPlane = n % 3 < 2 && n < 6;
            m[n] += planar && !inPlane ? 0 : 0.04 * random.nextGaussian();
        }
        LinearTransform affine = LinearTransform.affine(Matrix3.of(m), grid.centre(), shift);
        if (model == TransformModel.AFFINE) {
            return affine;
        }
        ControlLattice lattice = new ControlLattice(grid, 5, 5, 4);
        double[] c = new double[lattice.coefficientCount()];
        for (int n = 0; n < c.length; n++) {
            c[n] = 0.02 * extent * random.nextGaussian();
        }
        return FreeFormTransform.of(affine, lattice, c);
    }

    private static void print(
            long seed,
            boolean impossible,
            TransformModel model,
            VoxelGrid grid,
            SpatialTransform truth,
            SpatialTransform found,
            AlignmentQuality quality,
            double ms) {
        List<Point> fixed = new ArrayList<>();
        List<Point> moving = new ArrayList<>();
        Random random = new Random(7);
        double reach = 0.36 * grid.spacing().i() * grid.columns();
        while (fixed.size() < 200) {
            Point p = new Point(
                    reach * (2 * random.nextDouble() - 1),
                    reach * (2 * random.nextDouble() - 1),
                    grid.isPlanar() ? 0 : reach * (2 * random.nextDouble() - 1));
            if (p.length() < reach) {
                Point x = truth.inverse().fromFixedToMoving(p.plus(grid.centre()));
                fixed.add(x);
                moving.add(p.plus(grid.centre()));
            }
        }
        double v = grid.meanSpacing();
        double error = LandmarkErrors.of(found, fixed, moving).percentile90() / v;
        AlignmentEvidence e = quality.evidence();
        System.out.printf(
                Locale.ROOT,
                "%d %d %s %d %.4f %.4f %.4f %s %.4f %.4f %d %.4f %.4f %.4f %.4f %.4f %.5f %.4f %.3f %.0f%n",
                seed,
                impossible ? 1 : 0,
                model,
                grid.isPlanar() ? 2 : 3,
                error,
                quality.predictedError90() / v,
                quality.lowest() / v,
                quality.verdict(),
                e.overlap(),
                e.foregroundDice(),
                e.blocks(),
                e.edgeContrast(),
                e.blockMedian(),
                e.blockPercentile90(),
                e.inverseConsistency(),
                e.startMargin(),
                e.foldedShare(),
                e.smallestJacobian(),
                e.movedVoxels(),
                ms);
    }
}
