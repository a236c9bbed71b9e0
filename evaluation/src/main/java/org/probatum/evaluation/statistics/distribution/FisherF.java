package org.probatum.evaluation.statistics.distribution;

import org.probatum.evaluation.statistics.numeric.Distributions;

/** Quantiles of Fisher's F law, from those of the beta law. */
public final class FisherF {

    private FisherF() {}

    /** The value that F exceeds with a given probability. */
    public static double upperQuantile(double probability, double df1, double df2) {
        if (probability < 0.5) {
            double share = Distributions.betaQuantile(probability, df2 / 2, df1 / 2);
            return df2 * (1 - share) / (df1 * share);
        }
        double share = Distributions.betaQuantile(1 - probability, df1 / 2, df2 / 2);
        return df2 * share / (df1 * (1 - share));
    }
}
