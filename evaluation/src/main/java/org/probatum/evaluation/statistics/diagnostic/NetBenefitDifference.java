package org.probatum.evaluation.statistics.diagnostic;

import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Difference of the net benefits of two risks on the same participants at one threshold t, first minus second.
 *
 * <p>Net benefit is the mean of cᵢ(yᵢ − (1 − yᵢ)t/(1 − t)), cᵢ 1 when the risk reaches t; the difference is the mean of
 * the participants' differences, with the standard error of a mean. Source: A. J. Vickers et al. (2008), BMC Med. Inform.
 * Decis. Mak. 8:53.
 *
 * @param threshold t
 * @param estimate in true positives per participant
 * @param se standard error; 0 when both risks call the same participants
 * @param n participants
 */
public record NetBenefitDifference(double threshold, double estimate, double se, Interval ci, int n) {

    /**
     * @param first risk of the first model; shape [n], n ≥ 2
     * @param second risk of the second model; shape [n]
     * @param threshold above 0 and below 1
     */
    public static NetBenefitDifference of(
            double[] first, double[] second, boolean[] event, double threshold, double confidenceLevel) {
        int n = event.length;
        if (first.length != n || second.length != n || n < 2 || !(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException(
                    "Two risks and a response of the same length of at least 2, and a threshold"
                            + " between 0 and 1, are needed; were " + first.length + ", " + second.length + ", " + n
                            + ", "
                            + threshold);
        }
        double harm = threshold / (1 - threshold);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            int calls = (first[i] >= threshold ? 1 : 0) - (second[i] >= threshold ? 1 : 0);
            double value = calls * (event[i] ? 1 : -harm);
            sum += value;
            squares += value * value;
        }
        double mean = sum / n;
        double se = Math.sqrt(Math.max(squares - sum * mean, 0) / (n - 1) / n);
        double z = Distributions.normalQuantileOfLevel(confidenceLevel);
        return new NetBenefitDifference(threshold, mean, se, Interval.around(mean, z, se), n);
    }
}
