package org.probatum.alignment.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;
import org.probatum.alignment.Spacing;
import org.probatum.alignment.Volume;
import org.probatum.alignment.VoxelGrid;
import org.probatum.alignment.metric.SimilarityMetric;
import org.probatum.alignment.quality.AlignmentQuality;
import org.probatum.alignment.quality.LandmarkErrors;
import org.probatum.alignment.quality.Verdict;
import org.probatum.alignment.synthetic.Phantom;
import org.probatum.alignment.transform.ControlLattice;
import org.probatum.alignment.transform.FreeFormTransform;
import org.probatum.alignment.transform.LinearTransform;
import org.probatum.alignment.transform.SpatialTransform;
import org.probatum.alignment.transform.TransformModel;
import org.probatum.alignment.transform.VelocityTransform;

class RegistrationTest {

    private static final VoxelGrid SPACE = VoxelGrid.axisAligned(32, 32, 20, new Spacing(4, 4, 6));
    private static final VoxelGrid PLANE = VoxelGrid.planar(128, 128, 1);

    /** Fixed and moving scans of one phantom, of which the true map is known. */
    private record Pair(Volume fixed, Volume moving, SpatialTransform truth) {

        static Pair of(VoxelGrid grid, SpatialTransform truth, boolean second) {
            Phantom phantom =
                    new Phantom(11, 0.4 * grid.columns() * grid.spacing().i(), grid.isPlanar());
            SpatialTransform toAnatomy =
                    LinearTransform.translation(grid.centre().times(-1));
            return new Pair(
                    phantom.scan(grid, truth.then(toAnatomy), second, 3, 1),
                    phantom.scan(grid, toAnatomy, false, 3, 2),
                    truth);
        }

        /** Mean error over places within the anatomy, in voxels. */
        double error(SpatialTransform found) {
            VoxelGrid grid = fixed.grid();
            double reach = 0.3 * grid.columns() * grid.spacing().i();
            List<Point> from = new ArrayList<>();
            for (int n = 0; n < 60; n++) {
                double a = 2.4 * n;
                double r = reach * Math.sqrt((n + 0.5) / 60);
                double z = grid.isPlanar() ? 0 : reach * (n % 7 - 3) / 4;
                from.add(grid.centre().plus(new Point(r * Math.cos(a), r * Math.sin(a), z)));
            }
            List<Point> to = from.stream().map(truth::fromFixedToMoving).toList();
            return LandmarkErrors.of(found, from, to).mean() / grid.meanSpacing();
        }
    }

    private static RegistrationOutcome.Aligned aligned(RegistrationOutcome outcome) {
        assertThat(outcome).isInstanceOf(RegistrationOutcome.Aligned.class);
        return (RegistrationOutcome.Aligned) outcome;
    }

    private static LinearTransform rigidInSpace() {
        return LinearTransform.rigid(new Point(0.08, -0.1, 0.2), SPACE.centre(), new Point(7, -5, 4));
    }

    private static final RegistrationPlan RIGID = RegistrationPlan.withDefaults(TransformModel.RIGID);

    @Test
    void findsARigidMotionBetweenTwoContrasts() {
        Pair pair = Pair.of(SPACE, rigidInSpace(), true);
        var outcome = aligned(Registration.of(RIGID).align(pair.fixed(), pair.moving()));
        assertThat(pair.error(outcome.transform())).isLessThan(0.15);
        assertThat(outcome.quality().verdict()).isEqualTo(Verdict.ACCEPTED);
    }

    @ParameterizedTest
    @EnumSource(SimilarityMetric.class)
    void findsALargeRotationInThePlane(SimilarityMetric metric) {
        var truth = LinearTransform.rigidInPlane(Math.toRadians(140), PLANE.centre(), new Point(6, -9, 0));
        Pair pair = Pair.of(PLANE, truth, metric == SimilarityMetric.MUTUAL_INFORMATION);
        var outcome = aligned(Registration.of(RIGID.with(metric)).align(pair.fixed(), pair.moving()));
        // differences of neighbouring voxels carry more of their noise than intensities do
        assertThat(pair.error(outcome.transform())).isLessThan(metric == SimilarityMetric.GRADIENT_FIELDS ? 0.3 : 0.1);
    }

    @Test
    void findsADeformation() {
        ControlLattice lattice = new ControlLattice(PLANE, 4, 4, 1);
        double[] c = new double[lattice.coefficientCount()];
        for (int n = 0; n < c.length; n++) {
            c[n] = 5 * Math.sin(2.1 * n);
        }
        SpatialTransform truth = FreeFormTransform.of(LinearTransform.IDENTITY, lattice, c);
        Pair pair = Pair.of(PLANE, truth, true);
        var plan = RegistrationPlan.withDefaults(TransformModel.BSPLINE).withMostIterations(300);
        var outcome = aligned(Registration.of(plan).align(pair.fixed(), pair.moving()));
        assertThat(pair.error(outcome.transform())).isLessThan(0.5 * pair.error(LinearTransform.IDENTITY));
        assertThat(outcome.quality().evidence().foldedShare()).isZero();
    }

    @Test
    void findsADeformationThatCanBeInverted() {
        ControlLattice lattice = new ControlLattice(PLANE, 4, 4, 1);
        double[] c = new double[lattice.coefficientCount()];
        for (int n = 0; n < c.length; n++) {
            c[n] = 5 * Math.sin(2.1 * n);
        }
        Pair pair = Pair.of(PLANE, VelocityTransform.of(LinearTransform.IDENTITY, lattice, c), true);
        var plan = RegistrationPlan.withDefaults(TransformModel.DIFFEOMORPHIC).withMostIterations(300);
        SpatialTransform found = aligned(Registration.of(plan).align(pair.fixed(), pair.moving()))
                .transform();
        assertThat(found).isInstanceOf(VelocityTransform.class);
        assertThat(pair.error(found)).isLessThan(0.5 * pair.error(LinearTransform.IDENTITY));
        Point x = PLANE.centre().plus(new Point(20, -15, 0));
        assertThat(found.inverse().fromFixedToMoving(found.fromFixedToMoving(x)).distanceTo(x))
                .isLessThan(0.05);
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        Pair pair = Pair.of(SPACE, rigidInSpace(), true);
        var plan = RegistrationPlan.withDefaults(TransformModel.BSPLINE);
        List<Object> results = new ArrayList<>();
        for (int threads : new int[] {1, 4, 16}) {
            var outcome = Registration.of(plan).onThreads(threads).align(pair.fixed(), pair.moving());
            var found = switch (outcome) {
                case RegistrationOutcome.Aligned a -> a.transform();
                case RegistrationOutcome.NotConverged n -> n.transform();
                default -> throw new AssertionError(outcome);
            };
            results.add(Arrays.toString(((FreeFormTransform) found).coefficients()) + quality(outcome));
        }
        assertThat(results).containsOnly(results.getFirst());
    }

    private static AlignmentQuality quality(RegistrationOutcome outcome) {
        return switch (outcome) {
            case RegistrationOutcome.Aligned a -> a.quality();
            case RegistrationOutcome.NotConverged n -> n.quality();
            default -> throw new AssertionError(outcome);
        };
    }

    @Test
    void swappingTheVolumesInverts() {
        Pair pair = Pair.of(SPACE, rigidInSpace(), true);
        var forward = aligned(Registration.of(RIGID).align(pair.fixed(), pair.moving()))
                .transform();
        var backward = aligned(Registration.of(RIGID).align(pair.moving(), pair.fixed()))
                .transform();
        assertThat(pair.error(backward.inverse())).isLessThan(0.15);
        Point x = SPACE.centre().plus(new Point(20, -15, 10));
        assertThat(backward.fromFixedToMoving(forward.fromFixedToMoving(x)).distanceTo(x))
                .isLessThan(0.2);
    }

    @Test
    void theOrderOfAxesChangesNothing() {
        // the moving volume stored with its first axis reversed: other indices, same places
        Pair pair = Pair.of(SPACE, rigidInSpace(), false);
        VoxelGrid g = SPACE;
        float[] reversed = new float[g.voxelCount()];
        for (int n = 0; n < reversed.length; n++) {
            reversed[n] = pair.moving().values()[n - n % g.columns() + g.columns() - 1 - n % g.columns()];
        }
        VoxelGrid grid = new VoxelGrid(
                g.columns(),
                g.rows(),
                g.slices(),
                g.spacing(),
                g.toPhysical(new Point(g.columns() - 1, 0, 0)),
                Matrix3.diagonal(-1, 1, 1));
        var outcome = aligned(Registration.of(RIGID).align(pair.fixed(), Volume.of(grid, reversed)));
        assertThat(pair.error(outcome.transform())).isLessThan(0.1);
    }

    @Test
    void differentAnatomyFails() {
        SpatialTransform toAnatomy = LinearTransform.translation(PLANE.centre().times(-1));
        Volume one = new Phantom(21, 50, true).scan(PLANE, toAnatomy, false, 3, 1);
        Volume other = new Phantom(22, 50, true).scan(PLANE, toAnatomy, true, 3, 2);
        assertThat(quality(Registration.of(RIGID).align(one, other)).verdict()).isNotEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void volumesThatDoNotMeetCannotBeRegistered() {
        Pair pair = Pair.of(SPACE, LinearTransform.IDENTITY, false);
        VoxelGrid far = new VoxelGrid(
                SPACE.columns(),
                SPACE.rows(),
                SPACE.slices(),
                SPACE.spacing(),
                new Point(5000, 0, 0),
                Matrix3.IDENTITY);
        var outcome = Registration.of(RIGID.with(StartSearch.GIVEN_POSITION))
                .align(pair.fixed(), pair.moving().on(far));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RegistrationOutcome.NotPossible.class,
                        n -> assertThat(n.reason()).contains("25 %"));
    }

    @Test
    void aConstantVolumeCannotBeRegistered() {
        Pair pair = Pair.of(PLANE, LinearTransform.IDENTITY, false);
        Volume constant = Volume.of(PLANE, new float[PLANE.voxelCount()]);
        assertThat(Registration.of(RIGID).align(pair.fixed(), constant))
                .isInstanceOfSatisfying(
                        RegistrationOutcome.NotPossible.class,
                        n -> assertThat(n.reason()).contains("moving"));
    }

    @Test
    void refusesAPlaneAgainstASpace() {
        Pair plane = Pair.of(PLANE, LinearTransform.IDENTITY, false);
        Pair space = Pair.of(SPACE, LinearTransform.IDENTITY, false);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Registration.of(RIGID).align(plane.fixed(), space.moving()))
                .withMessageContaining("the fixed one has 2 and the moving one 3");
    }

    @Test
    void stopsWhenAskedAndTellsHowFarItCame() {
        Pair pair = Pair.of(SPACE, rigidInSpace(), true);
        AtomicInteger looks = new AtomicInteger();
        assertThat(Registration.of(RIGID)
                        .cancelledWhen(() -> looks.incrementAndGet() > 30)
                        .align(pair.fixed(), pair.moving()))
                .isInstanceOf(RegistrationOutcome.Cancelled.class);
        List<Double> shares = new ArrayList<>();
        Registration.of(RIGID).reportingTo((step, share) -> shares.add(share)).align(pair.fixed(), pair.moving());
        assertThat(shares).isSorted().startsWith(0.0).endsWith(1.0);
    }
}
