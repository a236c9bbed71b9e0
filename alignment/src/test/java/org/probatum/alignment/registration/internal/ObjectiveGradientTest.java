package org.probatum.alignment.registration.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.probatum.alignment.Point;
import org.probatum.alignment.Spacing;
import org.probatum.alignment.VoxelGrid;
import org.probatum.alignment.metric.SimilarityMetric;
import org.probatum.alignment.transform.ControlLattice;
import org.probatum.alignment.transform.LinearTransform;
import org.probatum.alignment.transform.Rotations;
import org.probatum.alignment.transform.TransformModel;

/** The analytic gradient against central differences; images are smooth, and no sample crosses the border. */
class ObjectiveGradientTest {

    private static final VoxelGrid FIXED = new VoxelGrid(
            13,
            12,
            9,
            new Spacing(2, 2, 3),
            new Point(5, 4, 3),
            Rotations.aboutZ(0.1).times(Rotations.aboutX(0.05)));
    private static final VoxelGrid MOVING =
            new VoxelGrid(40, 38, 36, new Spacing(1.5, 1.5, 1.5), new Point(-10, -12, -8), Rotations.aboutY(-0.1));

    private static LevelMatch match(VoxelGrid fixed, VoxelGrid moving, SimilarityMetric metric, boolean cubic) {
        byte[] active = new byte[fixed.voxelCount()];
        Arrays.fill(active, (byte) 1);
        return new LevelMatch(
                new Pyramid.Level(level(fixed, false), level(moving, true)),
                active,
                new MetricSetting(metric, 16, 0.1),
                new ChunkRunner(1),
                () -> {},
                cubic);
    }

    private static ImageLevel level(VoxelGrid grid, boolean second) {
        float[] values = new float[grid.voxelCount()];
        for (int n = 0; n < values.length; n++) {
            Point x = grid.toPhysical(
                    new Point(n % grid.columns(), n / grid.columns() % grid.rows(), n / grid.columns() / grid.rows()));
            double s = Math.sin(0.11 * x.x() + 0.3) * Math.cos(0.09 * x.y()) + Math.sin(0.12 * x.z() + 0.05 * x.x());
            values[n] = (float) (50 * (second ? s * s + 0.3 * s : s));
        }
        return new ImageLevel(grid, grid, new int[] {1, 1, 1}, values);
    }

    private static void compare(Objective objective, double[] p, double step, double tolerance) {
        double[] gradient = new double[objective.size()];
        objective.value(p, gradient);
        double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
        assertThat(largest).isPositive();
        double[] ignored = new double[objective.size()];
        for (int n = 0; n < p.length; n += Math.max(1, p.length / 40)) {
            double[] q = p.clone();
            q[n] = p[n] + step;
            double above = objective.value(q, ignored);
            q[n] = p[n] - step;
            double below = objective.value(q, ignored);
            assertThat(gradient[n])
                    .as("parameter " + n)
                    .isCloseTo((above - below) / (2 * step), within(tolerance * largest));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MUTUAL_INFORMATION, RIGID",
        "MUTUAL_INFORMATION, AFFINE",
        "MUTUAL_INFORMATION, SIMILARITY",
        "MUTUAL_INFORMATION, TRANSLATION",
        "CORRELATION, RIGID",
        "CORRELATION, AFFINE",
        "MEAN_SQUARES, RIGID",
        "MEAN_SQUARES, SIMILARITY"
    })
    void linearGradientWithCubicInterpolation(SimilarityMetric metric, TransformModel model) {
        Point centre = new Point(15, 12, 14);
        var start = model == TransformModel.TRANSLATION
                ? new LinearTransform(model, org.probatum.alignment.Matrix3.IDENTITY, centre, new Point(0.7, -0.4, 0.9))
                : new LinearTransform(model, Rotations.aboutX(0.2), centre, new Point(0.7, -0.4, 0.9));
        var parameters = new LinearParameters(model, false, start, 10);
        double[] p = new Random(3).doubles(parameters.size(), -0.3, 0.3).toArray();
        compare(new LinearObjective(match(FIXED, MOVING, metric, true), parameters), p, 1e-3, 2e-3);
    }

    @ParameterizedTest
    @EnumSource(SimilarityMetric.class)
    void planarGradientWithLinearInterpolation(SimilarityMetric metric) {
        VoxelGrid fixed = VoxelGrid.planar(40, 30, 1);
        VoxelGrid moving = new VoxelGrid(
                90, 80, 1, new Spacing(0.8, 0.8, 1), new Point(-15, -14, 0), org.probatum.alignment.Matrix3.IDENTITY);
        var start = new LinearTransform(
                TransformModel.AFFINE, Rotations.aboutZ(0.3), new Point(20, 15, 0), new Point(1, 2, 0));
        var parameters = new LinearParameters(TransformModel.AFFINE, true, start, 12);
        double[] p = new Random(4).doubles(6, -0.3, 0.3).toArray();
        // the slope of linear interpolation jumps between voxels, so differences agree less well
        compare(new LinearObjective(match(fixed, moving, metric, false), parameters), p, 1e-3, 4e-2);
    }

    @ParameterizedTest
    @EnumSource(SimilarityMetric.class)
    void freeFormGradientWithBending(SimilarityMetric metric) {
        var linear = new LinearTransform(
                TransformModel.AFFINE, Rotations.aboutZ(0.1), new Point(15, 12, 14), new Point(0.5, 0.2, -0.3));
        ControlLattice lattice = new ControlLattice(FIXED, 3, 3, 2);
        double[] p =
                new Random(5).doubles(lattice.coefficientCount(), -0.5, 0.5).toArray();
        compare(new FreeFormObjective(match(FIXED, MOVING, metric, false), linear, lattice, 0.1), p, 2e-3, 4e-2);
    }

    @ParameterizedTest
    @EnumSource(SimilarityMetric.class)
    void velocityGradientThroughTheExponential(SimilarityMetric metric) {
        var linear = new LinearTransform(
                TransformModel.AFFINE, Rotations.aboutZ(0.1), new Point(15, 12, 14), new Point(0.5, 0.2, -0.3));
        ControlLattice lattice = new ControlLattice(FIXED, 3, 3, 2);
        double[] p =
                new Random(9).doubles(lattice.coefficientCount(), -1.5, 1.5).toArray();
        compare(new VelocityObjective(match(FIXED, MOVING, metric, false), linear, lattice, 0.1), p, 2e-3, 4e-2);
    }

    @Test
    void theExponentialOfAVelocityIsItsFlow() {
        VoxelGrid grid = VoxelGrid.planar(101, 81, 1.5);
        ControlLattice lattice = new ControlLattice(grid, 10, 8, 1);
        double[] v = new Random(10).doubles(lattice.coefficientCount(), -6, 6).toArray();
        var lattices = new VelocityExponential(lattice);
        var displaced = org.probatum.alignment.transform.FreeFormTransform.of(
                LinearTransform.IDENTITY, lattice, lattices.displacement(v));
        var flow = org.probatum.alignment.transform.VelocityTransform.of(LinearTransform.IDENTITY, lattice, v);
        double sum = 0;
        int count = 0;
        // the velocity is up to 6 mm where a cell is 15 mm; the lattice carries the displacement to a small part of a
        // voxel
        for (int j = 20; j <= 60; j += 4) {
            for (int i = 20; i <= 80; i += 4) {
                Point x = grid.toPhysical(new Point(i, j, 0));
                sum += displaced.fromFixedToMoving(x).distanceTo(flow.fromFixedToMoving(x));
                count++;
            }
        }
        assertThat(sum / count).isLessThan(0.1 * 1.5);
    }

    @Test
    void bendingEnergyHasItsGradientAndSparesAffineDisplacements() {
        ControlLattice lattice = new ControlLattice(FIXED, 3, 4, 2);
        BendingEnergy bending = new BendingEnergy(lattice);
        compare(
                new Objective() {
                    @Override
                    public int size() {
                        return lattice.coefficientCount();
                    }

                    @Override
                    public double value(double[] p, double[] gradient) {
                        Arrays.fill(gradient, 0);
                        return bending.addTo(p, 0.7, gradient);
                    }
                },
                new Random(6).doubles(lattice.coefficientCount(), -1, 1).toArray(),
                1e-3,
                1e-8);
        double[] affine = new double[lattice.coefficientCount()];
        for (int n = 0; n < affine.length; n++) {
            affine[n] = 2 * (n % 6) - 3 * (n / 6 % 7) + n / 42 % 5;
        }
        assertThat(bending.addTo(affine, 1, new double[affine.length])).isCloseTo(0, within(1e-20));
    }

    @Test
    void doublingALatticeKeepsItsDisplacement() {
        ControlLattice coarse = new ControlLattice(FIXED, 2, 3, 2);
        double[] c = new Random(7).doubles(coarse.coefficientCount(), -1, 1).toArray();
        var before = org.probatum.alignment.transform.FreeFormTransform.of(LinearTransform.IDENTITY, coarse, c);
        var after = org.probatum.alignment.transform.FreeFormTransform.of(
                LinearTransform.IDENTITY, LatticeRefinement.doubled(coarse), LatticeRefinement.doubled(coarse, c));
        Random random = new Random(8);
        for (int n = 0; n < 50; n++) {
            Point x = FIXED.toPhysical(
                    new Point(12 * random.nextDouble(), 11 * random.nextDouble(), 8 * random.nextDouble()));
            assertThat(after.displacement(x).distanceTo(before.displacement(x))).isLessThan(1e-12);
        }
    }

    @Test
    void findsTheMinimumOfRosenbrocksFunction() {
        // (1 − x)² + 100 (y − x²)², minimum 0 at (1, 1); H. H. Rosenbrock (1960)
        Objective rosenbrock = new Objective() {
            @Override
            public int size() {
                return 2;
            }

            @Override
            public double value(double[] p, double[] g) {
                double a = 1 - p[0];
                double b = p[1] - p[0] * p[0];
                g[0] = -2 * a - 400 * p[0] * b;
                g[1] = 200 * b;
                return a * a + 100 * b * b;
            }
        };
        double[] p = {-1.2, 1};
        var result = new LimitedMemoryBfgs(500, 0.1, 1, 1e-12, 0).minimize(rosenbrock, p);
        assertThat(result.stop()).isIn(LimitedMemoryBfgs.Stop.CONVERGED, LimitedMemoryBfgs.Stop.NO_DECREASE);
        assertThat(p[0]).isCloseTo(1, within(1e-6));
        assertThat(p[1]).isCloseTo(1, within(1e-6));
    }
}
