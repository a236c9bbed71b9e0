package org.probatum.alignment.registration.internal;

/** A function to make small, with its gradient. */
public interface Objective {

    /** Number of parameters. */
    int size();

    /**
     * @param gradient set to the derivative by each parameter
     * @return the value, or positive infinity where the function is not defined
     */
    double value(double[] parameters, double[] gradient);
}
