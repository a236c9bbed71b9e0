package org.probatum.missing.imputation;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Takes each missing value from an observed case whose predicted mean is close, so that only values that occur are filled in.
 *
 * <p>Observed cases are predicted with β̂, missing ones with a posterior draw β* (type-1 matching); the donor is drawn
 * among the nearest.
 * <p>Source: R. J. A. Little (1988), J. Bus. Econ. Stat. 6, 287–296; S. van Buuren (2018), algorithm 3.3.
 *
 * @param donors number of nearest observed cases to draw from; at least 1
 * @param ridge see {@link LinearDraw}
 */
record PredictiveMeanMatching(int donors, double ridge) implements UnivariateImputer {

    @Override
    public double[] draw(double[][] observed, double[] target, double[][] missing, UniformRandomProvider random) {
        LinearDraw fit = LinearDraw.of(observed, target, ridge, random);
        double[] predicted = fit.fitted();
        // equal predictions stand in random order, so that each of them can become a donor
        int[] order = KeyOrder.of(predicted, random);
        double[] sorted = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = predicted[order[i]];
        }
        double[] drawn = new double[missing.length];
        for (int k = 0; k < missing.length; k++) {
            drawn[k] = target[order[donor(sorted, LinearDraw.dot(missing[k], fit.drawn()), random)]];
        }
        return drawn;
    }

    /** Position in the sorted predictions of a donor drawn uniformly among the nearest. */
    private int donor(double[] sorted, double mean, UniformRandomProvider random) {
        int found = Arrays.binarySearch(sorted, mean);
        int right = found >= 0 ? found : -found - 1;
        int left = right - 1;
        int wanted = random.nextInt(Math.min(donors, sorted.length));
        int donor = 0;
        for (int taken = 0; taken <= wanted; taken++) {
            boolean takeLeft = right >= sorted.length || (left >= 0 && mean - sorted[left] <= sorted[right] - mean);
            donor = takeLeft ? left-- : right++;
        }
        return donor;
    }
}
