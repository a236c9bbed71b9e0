package org.probatum.alignment.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;
import org.probatum.alignment.Spacing;
import org.probatum.alignment.VoxelGrid;
import tools.jackson.databind.json.JsonMapper;

class TransformLawsTest {

    private static final Point CENTRE = new Point(30, -12, 55);
    private static final VoxelGrid GRID = new VoxelGrid(
            20,
            24,
            10,
            new Spacing(3, 3, 6),
            new Point(-20, 5, 11),
            Rotations.aboutZ(0.3).times(Rotations.aboutX(-0.2)));

    static Stream<SpatialTransform> linear() {
        Point shift = new Point(3, -8, 2.5);
        Point angles = new Point(0.2, -0.7, 2.9);
        return Stream.of(
                LinearTransform.translation(shift),
                LinearTransform.rigidInPlane(0.66, CENTRE, shift),
                LinearTransform.rigid(angles, CENTRE, shift),
                LinearTransform.similarity(1.3, angles, CENTRE, shift),
                LinearTransform.affine(Matrix3.of(1.1, 0.2, 0, -0.1, 0.9, 0.05, 0.3, 0, -1.2), CENTRE, shift));
    }

    private static FreeFormTransform freeForm(long seed, double size) {
        ControlLattice lattice = new ControlLattice(GRID, 4, 5, 3);
        Random random = new Random(seed);
        double[] c = random.doubles(lattice.coefficientCount(), -size, size).toArray();
        return FreeFormTransform.of(
                LinearTransform.rigid(new Point(0.1, 0, 0.2), CENTRE, new Point(1, 2, 3)), lattice, c);
    }

    private static List<Point> places() {
        Random random = new Random(5);
        return random.ints(30, 0, 1000)
                .mapToObj(n -> GRID.toPhysical(
                        new Point(random.nextDouble() * 19, random.nextDouble() * 23, random.nextDouble() * 9)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("linear")
    void inverseAfterForwardIsTheIdentity(SpatialTransform transform) {
        for (Point p : places()) {
            Point back = transform.inverse().fromFixedToMoving(transform.fromFixedToMoving(p));
            assertThat(back.distanceTo(p)).isLessThan(1e-9);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void inverseOfAFreeFormIsItsInverse(long seed) {
        FreeFormTransform transform = freeForm(seed, 3);
        for (Point p : places()) {
            assertThat(transform
                            .inverse()
                            .fromFixedToMoving(transform.fromFixedToMoving(p))
                            .distanceTo(p))
                    .isLessThan(1e-7);
            assertThat(transform
                            .inverse()
                            .jacobian(transform.fromFixedToMoving(p))
                            .times(transform.jacobian(p))
                            .distanceTo(Matrix3.IDENTITY))
                    .isLessThan(1e-6);
        }
    }

    private static VelocityTransform flow(long seed, double size) {
        FreeFormTransform form = freeForm(seed, size);
        return VelocityTransform.of(form.linear(), form.lattice(), form.coefficients());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void theFlowBackIsTheInverseOfTheFlow(long seed) {
        VelocityTransform transform = flow(seed, 8);
        for (Point p : places()) {
            Point there = transform.fromFixedToMoving(p);
            assertThat(transform.inverse().fromFixedToMoving(there).distanceTo(p))
                    .isLessThan(2e-3);
            assertThat(transform.inverse().inverse().fromFixedToMoving(p).distanceTo(there))
                    .isLessThan(2e-3);
            assertThat(transform.jacobian(p).determinant()).isPositive();
        }
    }

    @Test
    void anEvenVelocityIsAShiftAndADoubledOneTwiceThat() {
        // dz/ds = (7, 0, 0) from 0 to 1 leads 7 mm along x, wherever it starts
        ControlLattice lattice = new ControlLattice(GRID, 3, 3, 2);
        double[] c = new double[lattice.coefficientCount()];
        java.util.Arrays.fill(c, 0, lattice.pointCount(), 7);
        VelocityTransform transform = VelocityTransform.of(LinearTransform.IDENTITY, lattice, c);
        for (Point p : places()) {
            Point shift = transform.fromFixedToMoving(p).minus(p);
            assertThat(shift.distanceTo(new Point(7, 0, 0))).isLessThan(1e-12);
        }
    }

    @Test
    void compositionAppliesTheFirstFirstAndInvertsInReverse() {
        SpatialTransform shift = LinearTransform.translation(new Point(1, 0, 0));
        SpatialTransform quarter = LinearTransform.rigidInPlane(Math.PI / 2, Point.ZERO, Point.ZERO);
        // (1, 0) + (1, 0) = (2, 0); a quarter turn from x towards y makes that (0, 2)
        Point there = shift.then(quarter).fromFixedToMoving(new Point(1, 0, 0));
        assertThat(there.distanceTo(new Point(0, 2, 0))).isLessThan(1e-15);
        assertThat(shift.then(quarter).inverse().fromFixedToMoving(there).distanceTo(new Point(1, 0, 0)))
                .isLessThan(1e-15);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void jacobianIsTheDerivative(long seed) {
        derivative(freeForm(seed, 4).then(linear().toList().getLast()), 1e-5);
        derivative(flow(seed, 4), 1e-5);
    }

    private static void derivative(SpatialTransform transform, double h) {
        for (Point p : places()) {
            double[] expected = new double[9];
            Point[] axes = {new Point(h, 0, 0), new Point(0, h, 0), new Point(0, 0, h)};
            for (int c = 0; c < 3; c++) {
                Point d = transform
                        .fromFixedToMoving(p.plus(axes[c]))
                        .minus(transform.fromFixedToMoving(p.minus(axes[c])))
                        .times(1 / (2 * h));
                expected[c] = d.x();
                expected[3 + c] = d.y();
                expected[6 + c] = d.z();
            }
            assertThat(transform.jacobian(p).distanceTo(Matrix3.of(expected))).isLessThan(1e-5);
        }
    }

    @Test
    void aLatticeOfEqualCoefficientsIsAShift() {
        // cubic B-splines sum to 1 everywhere
        ControlLattice lattice = new ControlLattice(GRID, 3, 3, 2);
        double[] c = new double[lattice.coefficientCount()];
        java.util.Arrays.fill(c, 0, lattice.pointCount(), 7);
        FreeFormTransform transform = FreeFormTransform.of(LinearTransform.IDENTITY, lattice, c);
        for (Point p : places()) {
            assertThat(transform.displacement(p).distanceTo(new Point(7, 0, 0))).isLessThan(1e-12);
        }
    }

    @Test
    void plainFormReturnsEveryTransformWithoutLoss() {
        JsonMapper json = JsonMapper.shared();
        for (SpatialTransform t : Stream.concat(
                        linear(),
                        Stream.of(
                                freeForm(6, 2),
                                freeForm(7, 2).inverse(),
                                flow(10, 2),
                                flow(10, 2).inverse(),
                                freeForm(8, 1).then(freeForm(9, 1))))
                .toList()) {
            Map<?, ?> read = json.readValue(json.writeValueAsString(PlainTransform.of(t)), Map.class);
            SpatialTransform again = PlainTransform.parse(read);
            for (Point p : places()) {
                assertThat(again.fromFixedToMoving(p)).isEqualTo(t.fromFixedToMoving(p));
            }
        }
    }

    @Test
    void refusesWhatIsNoTransformOfItsFamily() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new LinearTransform(TransformModel.RIGID, Matrix3.diagonal(1, 1, 1.01), Point.ZERO, Point.ZERO))
                .withMessageContaining("rigid");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearTransform.affine(Matrix3.diagonal(1, 0, 1), Point.ZERO, Point.ZERO))
                .withMessageContaining("invertible");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlainTransform.parse(Map.of("kind", "linear", "model", "RIGID")))
                .withMessageContaining("matrix");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anglesOfARotationAreThoseItWasMadeFrom(long seed) {
        Random random = new Random(seed);
        Point angles = new Point(random.nextDouble(-3, 3), random.nextDouble(-1.5, 1.5), random.nextDouble(-3, 3));
        assertThat(Rotations.toEuler(Rotations.ofEuler(angles)).distanceTo(angles))
                .isLessThan(1e-12);
    }

    @Test
    void lookingStraightUpHasAnglesThatMakeTheSameRotation() {
        var rotation = Rotations.ofEuler(new Point(0.3, Math.PI / 2, 0.5));
        assertThat(Rotations.ofEuler(Rotations.toEuler(rotation)).distanceTo(rotation))
                .isLessThan(1e-7);
    }
}
