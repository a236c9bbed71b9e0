package org.probatum.evaluation.statistics.diagnostic;

/** Which values of a score point to the positive class. */
public enum Direction {
    HIGHER,
    LOWER;

    /** The score turned so that higher values point to the positive class. */
    double[] turn(double[] score) {
        double[] turned = score.clone();
        if (this == LOWER) {
            for (int i = 0; i < turned.length; i++) {
                turned[i] = -turned[i];
            }
        }
        return turned;
    }

    double sign() {
        return this == HIGHER ? 1 : -1;
    }
}
