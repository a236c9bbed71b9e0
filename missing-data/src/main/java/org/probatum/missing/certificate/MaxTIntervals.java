package org.probatum.missing.certificate;

import java.util.Arrays;

/**
 * Simultaneous intervals of several estimates from their joint bootstrap draws.
 *
 * <pre>
 *   se_k = sd over draws b of θ̂_k^b,   T^b = max_k |θ̂_k^b − θ̂_k| / se_k,   θ̂_k ± c se_k,  c = (1 − α) quantile of T^b
 * </pre>
 * <p>An estimate that does not vary over the draws has a width of 0 and does not take part in the maximum.
 * <p>Source: A. C. Davison and D. V. Hinkley (1997), Bootstrap Methods and their Application, 4.2; T. Hothorn, F. Bretz,
 * P. Westfall (2008), Biom. J. 50, 346–363.
 *
 * @param se shape [estimates]
 * @param critical c
 */
record MaxTIntervals(double[] se, double critical) {

    /**
     * @param estimates θ̂; shape [k]
     * @param draws shape [b][k]
     */
    static MaxTIntervals of(double[] estimates, double[][] draws, double level) {
        double[] se = new double[estimates.length];
        for (int k = 0; k < se.length; k++) {
            double mean = 0;
            double squares = 0;
            for (int b = 0; b < draws.length; b++) {
                double d = draws[b][k] - mean;
                mean += d / (b + 1);
                squares += d * (draws[b][k] - mean);
            }
            double sd = Math.sqrt(squares / (draws.length - 1));
            se[k] = sd > 1e-12 ? sd : 0;
        }
        double[] largest = new double[draws.length];
        for (int b = 0; b < draws.length; b++) {
            for (int k = 0; k < se.length; k++) {
                if (se[k] > 0) {
                    largest[b] = Math.max(largest[b], Math.abs(draws[b][k] - estimates[k]) / se[k]);
                }
            }
        }
        Arrays.sort(largest);
        int position = (int) Math.ceil(level * (draws.length + 1)) - 1;
        return new MaxTIntervals(se, largest[Math.min(position, draws.length - 1)]);
    }

    double margin(int k) {
        return critical * se[k];
    }
}
