package org.probatum.alignment.registration.internal;

import org.probatum.alignment.Matrix3;
import org.probatum.alignment.transform.ControlLattice;
import org.probatum.alignment.transform.LinearTransform;

/** The cost of a level plus the bending energy, as a function of the coefficients of a lattice (mm). */
final class FreeFormObjective implements Objective {

    private final LevelMatch match;
    private final double[] map;
    private final ControlLattice lattice;
    private final LatticeField field;
    private final LatticeField.Scratch[] scratches;
    private final double[] inIndex;
    private final BendingEnergy bending;
    private final double weight;

    FreeFormObjective(LevelMatch match, LinearTransform linear, ControlLattice lattice, double bendingWeight) {
        this.match = match;
        this.map = match.indexMap(linear.matrix(), linear.centre(), linear.translation());
        this.lattice = lattice;
        this.field = new LatticeField(lattice, match.fixed);
        this.scratches = new LatticeField.Scratch[match.chunks()];
        for (int n = 0; n < scratches.length; n++) {
            scratches[n] = field.scratch();
        }
        this.inIndex = new double[lattice.coefficientCount()];
        this.bending = new BendingEnergy(lattice);
        this.weight = bendingWeight;
    }

    @Override
    public int size() {
        return lattice.coefficientCount();
    }

    @Override
    public double value(double[] p, double[] gradient) {
        toIndex(p);
        field.use(inIndex);
        match.run(chunk -> {
            match.samples.warp(chunk, map, field, scratches[chunk]);
            match.gather(chunk);
        });
        double value = match.evaluated();
        if (!Double.isFinite(value)) {
            return value;
        }
        match.run(chunk -> {
            match.slopes(chunk);
            match.samples.fieldGradient(chunk, field, scratches[chunk]);
        });
        double[] byIndex = new double[gradient.length];
        for (LatticeField.Scratch scratch : scratches) {
            for (int n = 0; n < byIndex.length; n++) {
                byIndex[n] += scratch.gradient[n];
            }
        }
        toMillimetres(byIndex, gradient);
        return value + bending.addTo(p, weight, gradient);
    }

    /** The moving image at the mapped places, into the samples' values. */
    void warp(double[] p) {
        toIndex(p);
        field.use(inIndex);
        match.run(chunk -> match.samples.warp(chunk, map, field, scratches[chunk]));
    }

    /** Displacements in steps of the moving index: W u for each control point. */
    private void toIndex(double[] p) {
        transform(match.toMovingIndex(), p, inIndex);
    }

    /** The adjoint: Wᵀ g for each control point. */
    private void toMillimetres(double[] byIndex, double[] gradient) {
        transform(match.toMovingIndex().transpose(), byIndex, gradient);
    }

    private void transform(Matrix3 m, double[] in, double[] out) {
        int n = lattice.pointCount();
        boolean planar = lattice.components() == 2;
        for (int i = 0; i < n; i++) {
            double x = in[i];
            double y = in[n + i];
            double z = planar ? 0 : in[2 * n + i];
            out[i] = m.m00() * x + m.m01() * y + m.m02() * z;
            out[n + i] = m.m10() * x + m.m11() * y + m.m12() * z;
            if (!planar) {
                out[2 * n + i] = m.m20() * x + m.m21() * y + m.m22() * z;
            }
        }
    }
}
