package org.probatum.alignment.registration.internal;

import org.probatum.alignment.transform.ControlLattice;

/**
 * How much a lattice bends: the mean over its points of Σ (∂²u / ∂a ∂b)², by differences of control points, times ℓ².
 *
 * <p>ℓ is a tenth of the diagonal (mm), which makes the energy a number without unit that does not depend on the number of
 * cells. An affine displacement has none.
 *
 * <p>Source: D. Rueckert et al. (1999), IEEE TMI 18, eq. 7, with differences in place of the integral.
 */
final class BendingEnergy {

    private final int[] points;
    private final double[] step;
    private final int components;
    private final double lengthSquared;

    BendingEnergy(ControlLattice lattice) {
        var grid = lattice.grid();
        this.points = new int[] {lattice.pointsI(), lattice.pointsJ(), lattice.pointsK()};
        this.step = new double[] {
            grid.spacing().i() * (grid.columns() - 1) / lattice.cellsI(),
            grid.spacing().j() * (grid.rows() - 1) / lattice.cellsJ(),
            grid.spacing().k() * (grid.slices() - 1) / lattice.cellsK()
        };
        this.components = lattice.components();
        double length = 0.1 * grid.diagonal();
        this.lengthSquared = length * length;
    }

    /** Adds weight × derivative to the gradient and returns weight × energy. */
    double addTo(double[] c, double weight, double[] gradient) {
        double sum = 0;
        int axes = components;
        int perComponent = points[0] * points[1] * points[2];
        double factor = weight * lengthSquared / perComponent;
        for (int a = 0; a < axes; a++) {
            sum += second(c, a, factor, gradient);
            for (int b = a + 1; b < axes; b++) {
                sum += mixed(c, a, b, 2 * factor, gradient);
            }
        }
        return sum;
    }

    private int stride(int axis) {
        return axis == 0 ? 1 : axis == 1 ? points[0] : points[0] * points[1];
    }

    /** factor Σ ((c₋ − 2 c + c₊) / h²)² along one axis. */
    private double second(double[] c, int axis, double factor, double[] gradient) {
        int s = stride(axis);
        double perSquare = 1 / (step[axis] * step[axis]);
        double sum = 0;
        int per = points[0] * points[1] * points[2];
        for (int n = 0; n < components * per; n++) {
            int at = n % per / s % points[axis];
            if (at == 0 || at == points[axis] - 1) {
                continue;
            }
            double d = (c[n - s] - 2 * c[n] + c[n + s]) * perSquare;
            double g = 2 * factor * d * perSquare;
            sum += factor * d * d;
            gradient[n - s] += g;
            gradient[n] -= 2 * g;
            gradient[n + s] += g;
        }
        return sum;
    }

    /** factor Σ ((c₊₊ − c₊₋ − c₋₊ + c₋₋) / h₁h₂)² over the cells of two axes. */
    private double mixed(double[] c, int a, int b, double factor, double[] gradient) {
        int s = stride(a);
        int t = stride(b);
        double perArea = 1 / (step[a] * step[b]);
        double sum = 0;
        int per = points[0] * points[1] * points[2];
        for (int n = 0; n < components * per; n++) {
            if (n % per / s % points[a] == points[a] - 1 || n % per / t % points[b] == points[b] - 1) {
                continue;
            }
            double d = (c[n + s + t] - c[n + s] - c[n + t] + c[n]) * perArea;
            double g = 2 * factor * d * perArea;
            sum += factor * d * d;
            gradient[n + s + t] += g;
            gradient[n + s] -= g;
            gradient[n + t] -= g;
            gradient[n] += g;
        }
        return sum;
    }
}
