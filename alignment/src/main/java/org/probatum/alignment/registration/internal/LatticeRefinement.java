package org.probatum.alignment.registration.internal;

import org.probatum.alignment.transform.ControlLattice;

/**
 * Twice as many cells on each axis for the same displacement, exactly.
 *
 * <p>Two-scale relation of the cubic B-spline: a control point at an old place becomes (1, 6, 1) / 8 of its neighbours, one
 * between two old places (1, 1) / 2 of them.
 */
final class LatticeRefinement {

    private LatticeRefinement() {}

    static ControlLattice doubled(ControlLattice lattice) {
        return new ControlLattice(lattice.grid(), 2 * lattice.cellsI(), 2 * lattice.cellsJ(), 2 * lattice.cellsK());
    }

    static double[] doubled(ControlLattice lattice, double[] coefficients) {
        int[] size = {lattice.pointsI(), lattice.pointsJ(), lattice.pointsK(), lattice.components()};
        double[] current = coefficients;
        for (int axis = 0; axis < lattice.components(); axis++) {
            current = doubledAlong(current, size, axis);
            size[axis] = 2 * (size[axis] - 3) + 3;
        }
        return current;
    }

    private static double[] doubledAlong(double[] in, int[] size, int axis) {
        int n = size[axis];
        int m = 2 * (n - 3) + 3;
        int stride = 1;
        for (int a = 0; a < axis; a++) {
            stride *= size[a];
        }
        int outer = in.length / (n * stride);
        double[] out = new double[m * stride * outer];
        for (int o = 0; o < outer; o++) {
            for (int p = 0; p < m; p++) {
                // new point p lies at old place (p + 1) / 2, both counted from the first control point
                int old = (p + 1) / 2;
                boolean at = (p + 1) % 2 == 0;
                for (int s = 0; s < stride; s++) {
                    int base = o * n * stride + s;
                    double middle = in[base + old * stride];
                    out[(o * m + p) * stride + s] = at
                            ? (in[base + (old - 1) * stride] + 6 * middle + in[base + (old + 1) * stride]) / 8
                            : (middle + in[base + (old + 1) * stride]) / 2;
                }
            }
        }
        return out;
    }
}
