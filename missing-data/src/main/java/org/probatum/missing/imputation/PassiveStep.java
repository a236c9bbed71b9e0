package org.probatum.missing.imputation;

import org.probatum.missing.ObservationTable;

/**
 * A passive variable of one table.
 *
 * @param variable the rule
 * @param target index of the variable that follows
 * @param inputs indices of the variables it follows from
 */
record PassiveStep(PassiveVariable variable, int target, int[] inputs) {

    boolean dependsOn(int v) {
        for (int input : inputs) {
            if (input == v) {
                return true;
            }
        }
        return false;
    }

    /** Calculates the missing values anew. */
    void recompute(ObservationTable incomplete, double[][] values) {
        double[] in = new double[inputs.length];
        for (int row = 0; row < incomplete.rows(); row++) {
            if (incomplete.isMissing(row, target)) {
                for (int i = 0; i < in.length; i++) {
                    in[i] = values[inputs[i]][row];
                }
                double value = variable.formula().applyAsDouble(in);
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("Passive variable " + variable.name() + ", row " + (row + 1)
                            + ": its formula must give a finite number, gave " + value);
                }
                values[target][row] = value;
            }
        }
    }
}
