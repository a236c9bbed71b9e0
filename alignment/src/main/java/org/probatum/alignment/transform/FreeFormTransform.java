package org.probatum.alignment.transform;

import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;

/**
 * A linear map plus a displacement by uniform cubic B-splines: y = M (x − c) + c + t + u(x).
 *
 * <p>u(x) = Σ β(s₁ − i) β(s₂ − j) β(s₃ − k) cᵢⱼₖ over the control points of a {@link ControlLattice}; beyond the border of the
 * grid u keeps the value of the nearest place on the border.
 *
 * <p>Source: D. Rueckert et al. (1999), Nonrigid registration using free-form deformations, IEEE TMI 18, 712–721.
 */
public final class FreeFormTransform implements SpatialTransform {

    private final LinearTransform linear;
    private final ControlLattice lattice;
    private final double[] coefficients;
    private final Matrix3 toIndex;

    private FreeFormTransform(LinearTransform linear, ControlLattice lattice, double[] coefficients) {
        this.linear = linear;
        this.lattice = lattice;
        this.coefficients = coefficients;
        this.toIndex = lattice.grid().stepMatrix().inverse();
    }

    /**
     * @param coefficients displacements of the control points (mm): component, then k, j, i with i fastest; finite
     * @throws IllegalArgumentException if their number is not that of the lattice or one is not finite
     */
    public static FreeFormTransform of(LinearTransform linear, ControlLattice lattice, double[] coefficients) {
        if (coefficients.length != lattice.coefficientCount()) {
            throw new IllegalArgumentException("The lattice takes " + lattice.coefficientCount()
                    + " coefficients, was given " + coefficients.length);
        }
        for (double value : coefficients) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("B-spline coefficients are finite, one was " + value);
            }
        }
        return new FreeFormTransform(linear, lattice, coefficients.clone());
    }

    public LinearTransform linear() {
        return linear;
    }

    public ControlLattice lattice() {
        return lattice;
    }

    /** A copy of the coefficients (mm): component, then k, j, i with i fastest. */
    public double[] coefficients() {
        return coefficients.clone();
    }

    @Override
    public Point fromFixedToMoving(Point fixed) {
        return linear.fromFixedToMoving(fixed).plus(displacement(fixed));
    }

    /** u(x) in mm. */
    public Point displacement(Point fixed) {
        Point index = toIndex.times(fixed.minus(lattice.grid().origin()));
        double[][] w = new double[3][4];
        int[] cell = new int[3];
        locate(index, cell, w, -1);
        return sum(cell, w);
    }

    @Override
    public Matrix3 jacobian(Point fixed) {
        Point index = toIndex.times(fixed.minus(lattice.grid().origin()));
        double[][] columns = new double[3][3];
        int[] cell = new int[3];
        double[][] w = new double[3][4];
        for (int axis = 0; axis < lattice.components(); axis++) {
            locate(index, cell, w, axis);
            Point d = sum(cell, w);
            columns[axis] = new double[] {d.x(), d.y(), d.z()};
        }
        Matrix3 byIndex = new Matrix3(
                columns[0][0],
                columns[1][0],
                columns[2][0],
                columns[0][1],
                columns[1][1],
                columns[2][1],
                columns[0][2],
                columns[1][2],
                columns[2][2]);
        return linear.matrix().plus(byIndex.times(toIndex));
    }

    /** Cell and weights on each axis; along {@code slopeAxis} the weights are derivatives by the index. */
    private void locate(Point index, int[] cell, double[][] w, int slopeAxis) {
        double[] at = {index.x(), index.y(), index.z()};
        int[] cells = {lattice.cellsI(), lattice.cellsJ(), lattice.cellsK()};
        for (int axis = 0; axis < 3; axis++) {
            if (axis == 2 && lattice.grid().isPlanar()) {
                w[2][0] = 1;
                continue;
            }
            double perVoxel = lattice.cellsPerVoxel(axis);
            double s = at[axis] * perVoxel;
            double inside = Math.max(0, Math.min(cells[axis], s));
            cell[axis] = ControlLattice.cell(inside, cells[axis]);
            if (axis == slopeAxis) {
                ControlLattice.slopes(inside - cell[axis], w[axis]);
                double factor = s == inside ? perVoxel : 0;
                for (int n = 0; n < 4; n++) {
                    w[axis][n] *= factor;
                }
            } else {
                ControlLattice.weights(inside - cell[axis], w[axis]);
            }
        }
    }

    private Point sum(int[] cell, double[][] w) {
        double[] total = new double[3];
        int depth = lattice.grid().isPlanar() ? 1 : 4;
        for (int component = 0; component < lattice.components(); component++) {
            for (int k = 0; k < depth; k++) {
                for (int j = 0; j < 4; j++) {
                    int start = ((component * lattice.pointsK() + cell[2] + k) * lattice.pointsJ() + cell[1] + j)
                                    * lattice.pointsI()
                            + cell[0];
                    double row = 0;
                    for (int i = 0; i < 4; i++) {
                        row += w[0][i] * coefficients[start + i];
                    }
                    total[component] += w[2][k] * w[1][j] * row;
                }
            }
        }
        return new Point(total[0], total[1], total[2]);
    }

    @Override
    public SpatialTransform inverse() {
        return new InvertedTransform(this);
    }
}
