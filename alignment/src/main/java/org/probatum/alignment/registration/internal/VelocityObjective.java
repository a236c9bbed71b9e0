package org.probatum.alignment.registration.internal;

import org.probatum.alignment.transform.ControlLattice;
import org.probatum.alignment.transform.LinearTransform;

/** The cost of a level plus the bending energy of the velocity, as a function of the velocity's coefficients (mm). */
final class VelocityObjective implements Objective {

    private final FreeFormObjective displaced;
    private final VelocityExponential exponential;
    private final BendingEnergy bending;
    private final double weight;

    VelocityObjective(LevelMatch match, LinearTransform linear, ControlLattice lattice, double bendingWeight) {
        this.displaced = new FreeFormObjective(match, linear, lattice, 0);
        this.exponential = new VelocityExponential(lattice);
        this.bending = new BendingEnergy(lattice);
        this.weight = bendingWeight;
    }

    @Override
    public int size() {
        return displaced.size();
    }

    @Override
    public double value(double[] p, double[] gradient) {
        double[] byDisplacement = new double[p.length];
        double value = displaced.value(exponential.displacement(p), byDisplacement);
        if (!Double.isFinite(value)) {
            return value;
        }
        System.arraycopy(exponential.adjoint(byDisplacement), 0, gradient, 0, p.length);
        return value + bending.addTo(p, weight, gradient);
    }
}
