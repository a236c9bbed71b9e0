package org.probatum.alignment.transform;

import org.probatum.alignment.VoxelGrid;

/**
 * A uniform lattice of B-spline control points laid over a grid, a cell and a half beyond each border.
 *
 * <p>Along an axis with n voxels and m cells the lattice coordinate of index i is s = i m / (n − 1) + 1; the value there is
 * made of the four control points ⌊s⌋ − 1 … ⌊s⌋ + 2. An axis of one voxel has one control point and does not vary.
 *
 * @param grid the fixed grid the lattice follows
 * @param cellsI cells between the first and the last voxel along i; at least 1
 * @param cellsJ along j; at least 1
 * @param cellsK along k; at least 1; ignored in the plane
 */
public record ControlLattice(VoxelGrid grid, int cellsI, int cellsJ, int cellsK) {

    public ControlLattice {
        if (cellsI < 1 || cellsJ < 1 || cellsK < 1) {
            throw new IllegalArgumentException(
                    "A lattice has at least one cell on each axis, was " + cellsI + " x " + cellsJ + " x " + cellsK);
        }
        if (grid.columns() < 2 || grid.rows() < 2) {
            throw new IllegalArgumentException(
                    "A lattice lies over at least 2 x 2 voxels, was " + grid.columns() + " x " + grid.rows());
        }
    }

    public int pointsI() {
        return cellsI + 3;
    }

    public int pointsJ() {
        return cellsJ + 3;
    }

    public int pointsK() {
        return grid.isPlanar() ? 1 : cellsK + 3;
    }

    /** Number of components of a displacement: 2 in the plane, 3 in space. */
    public int components() {
        return grid.isPlanar() ? 2 : 3;
    }

    public int pointCount() {
        return pointsI() * pointsJ() * pointsK();
    }

    public int coefficientCount() {
        return components() * pointCount();
    }

    /** Cells for each voxel step along an axis. */
    double cellsPerVoxel(int axis) {
        return switch (axis) {
            case 0 -> (double) cellsI / (grid.columns() - 1);
            case 1 -> (double) cellsJ / (grid.rows() - 1);
            default -> (double) cellsK / (grid.slices() - 1);
        };
    }

    /** The four weights of the uniform cubic B-spline at a fraction 0 ≤ u ≤ 1 of a cell. */
    public static void weights(double u, double[] out) {
        double v = 1 - u;
        out[0] = v * v * v / 6;
        out[1] = (4 - 6 * u * u + 3 * u * u * u) / 6;
        out[2] = (4 - 6 * v * v + 3 * v * v * v) / 6;
        out[3] = u * u * u / 6;
    }

    /** Derivatives of the four weights by the fraction u. */
    public static void slopes(double u, double[] out) {
        double v = 1 - u;
        out[0] = -v * v / 2;
        out[1] = (3 * u * u - 4 * u) / 2;
        out[2] = -(3 * v * v - 4 * v) / 2;
        out[3] = u * u / 2;
    }

    /** The cell of a lattice coordinate; a place beyond the border belongs to the outermost cell. */
    public static int cell(double coordinate, int cells) {
        return (int) Math.max(0, Math.min(cells - 1, Math.floor(coordinate)));
    }
}
