package org.probatum.missing.imputation;

/**
 * Carries an earlier value of the same participant into a missing visit.
 *
 * <p>Both rules assume that nothing changes after the last (or from the first) observation, which is rarely believed;
 * they are here for comparison with older analyses (ICH E9(R1); National Research Council 2010).
 */
public final class CarryForward {

    public static final String SOURCE = "last and baseline observation carried forward";

    private CarryForward() {}

    /**
     * Last observation carried forward. A visit before the first observation stays missing.
     *
     * @param visits shape [participants][visits] in time order, NaN where missing; not changed
     */
    public static double[][] lastObservation(double[][] visits) {
        double[][] filled = new double[visits.length][];
        for (int i = 0; i < visits.length; i++) {
            filled[i] = visits[i].clone();
            for (int v = 1; v < filled[i].length; v++) {
                if (Double.isNaN(filled[i][v])) {
                    filled[i][v] = filled[i][v - 1];
                }
            }
        }
        return filled;
    }

    /**
     * Baseline observation carried forward: the first column into each missing visit. It stays missing when the
     * baseline is.
     *
     * @param visits shape [participants][visits], baseline first, NaN where missing; not changed
     */
    public static double[][] baselineObservation(double[][] visits) {
        double[][] filled = new double[visits.length][];
        for (int i = 0; i < visits.length; i++) {
            filled[i] = visits[i].clone();
            for (int v = 1; v < filled[i].length; v++) {
                if (Double.isNaN(filled[i][v])) {
                    filled[i][v] = filled[i][0];
                }
            }
        }
        return filled;
    }
}
