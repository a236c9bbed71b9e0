package org.probatum.alignment.transform;

import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;

/**
 * A flow along a velocity that does not change in time, then a linear map: y = M (φ(x) − c) + c + t, φ = exp(v).
 *
 * <p>φ(x) is where the solution of dz/ds = v(z), z(0) = x arrives at s = 1. v is a uniform cubic B-spline over a
 * {@link ControlLattice}, as the displacement of a {@link FreeFormTransform} is. The map is smooth and does not fold, and the flow
 * along −v is the inverse of φ. The equation is solved by the classical fourth-order Runge–Kutta method with steps that cross at most
 * a quarter of a cell.
 *
 * <p>Source: V. Arsigny et al. (2006), A log-Euclidean framework for statistics on diffeomorphisms, MICCAI, 924–931.
 */
public final class VelocityTransform implements SpatialTransform {

    private static final int FEWEST_STEPS = 2;
    private static final int MOST_STEPS = 64;
    private static final double CELLS_PER_STEP = 0.25;

    private final LinearTransform linear;
    private final FreeFormTransform velocity;
    private final int steps;

    private VelocityTransform(LinearTransform linear, FreeFormTransform velocity) {
        this.linear = linear;
        this.velocity = velocity;
        this.steps = steps(velocity);
    }

    /**
     * @param coefficients velocities of the control points (mm for the whole way): component, then k, j, i with i fastest; finite
     * @throws IllegalArgumentException if their number is not that of the lattice or one is not finite
     */
    public static VelocityTransform of(LinearTransform linear, ControlLattice lattice, double[] coefficients) {
        return new VelocityTransform(linear, FreeFormTransform.of(LinearTransform.IDENTITY, lattice, coefficients));
    }

    private static int steps(FreeFormTransform velocity) {
        double largest = 0;
        for (double value : velocity.coefficients()) {
            largest = Math.max(largest, Math.abs(value));
        }
        ControlLattice lattice = velocity.lattice();
        double cell = Double.POSITIVE_INFINITY;
        double[] spacing = {
            lattice.grid().spacing().i(),
            lattice.grid().spacing().j(),
            lattice.grid().spacing().k()
        };
        for (int axis = 0; axis < lattice.components(); axis++) {
            cell = Math.min(cell, spacing[axis] / lattice.cellsPerVoxel(axis));
        }
        return (int) Math.clamp(Math.ceil(largest / (CELLS_PER_STEP * cell)), FEWEST_STEPS, MOST_STEPS);
    }

    public LinearTransform linear() {
        return linear;
    }

    public ControlLattice lattice() {
        return velocity.lattice();
    }

    /** A copy of the velocities (mm): component, then k, j, i with i fastest. */
    public double[] coefficients() {
        return velocity.coefficients();
    }

    @Override
    public Point fromFixedToMoving(Point fixed) {
        return linear.fromFixedToMoving(flow(fixed));
    }

    private Point flow(Point start) {
        double h = 1.0 / steps;
        Point z = start;
        for (int n = 0; n < steps; n++) {
            Point a = velocity.displacement(z);
            Point b = velocity.displacement(z.plus(a.times(h / 2)));
            Point c = velocity.displacement(z.plus(b.times(h / 2)));
            Point d = velocity.displacement(z.plus(c.times(h)));
            z = z.plus(a.plus(b.times(2)).plus(c.times(2)).plus(d).times(h / 6));
        }
        return z;
    }

    /** M Dφ, with D' = ∇v(z) D solved alongside. */
    @Override
    public Matrix3 jacobian(Point fixed) {
        double h = 1.0 / steps;
        Point z = fixed;
        Matrix3 j = Matrix3.IDENTITY;
        for (int n = 0; n < steps; n++) {
            Point a = velocity.displacement(z);
            Matrix3 ja = slope(z).times(j);
            Point za = z.plus(a.times(h / 2));
            Point b = velocity.displacement(za);
            Matrix3 jb = slope(za).times(j.plus(ja.times(h / 2)));
            Point zb = z.plus(b.times(h / 2));
            Point c = velocity.displacement(zb);
            Matrix3 jc = slope(zb).times(j.plus(jb.times(h / 2)));
            Point zc = z.plus(c.times(h));
            Point d = velocity.displacement(zc);
            Matrix3 jd = slope(zc).times(j.plus(jc.times(h)));
            z = z.plus(a.plus(b.times(2)).plus(c.times(2)).plus(d).times(h / 6));
            j = j.plus(ja.plus(jb.times(2)).plus(jc.times(2)).plus(jd).times(h / 6));
        }
        return linear.matrix().times(j);
    }

    private Matrix3 slope(Point z) {
        return velocity.jacobian(z).plus(Matrix3.IDENTITY.times(-1));
    }

    /** The inverse of the linear map, then the flow along −v. */
    @Override
    public SpatialTransform inverse() {
        double[] back = velocity.coefficients();
        for (int n = 0; n < back.length; n++) {
            back[n] = -back[n];
        }
        return linear.inverse().then(of(LinearTransform.IDENTITY, lattice(), back));
    }
}
