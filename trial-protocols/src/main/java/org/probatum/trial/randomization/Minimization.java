package org.probatum.trial.randomization;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.probatum.trial.protocol.AllocationRule;
import org.probatum.trial.protocol.StratumVariable;

/**
 * Minimization with the range.
 *
 * <pre>
 *   n(f, k)   participants of arm k who share the new participant's level of factor f
 *   x(f, k)   (n(f, k) + 1 if k = a) / ratio of k          as if the new participant were in arm a
 *   G(a)      Σ over f of weight(f) · (max over k of x − min over k of x)
 * </pre>
 * <p>Arms are ranked by G, ties in random order; the first gets the rule's probability p, each other one
 * (1 − p) / (K − 1). G is compared to within 10⁻⁹.
 *
 * <p>Source: S. J. Pocock and R. Simon (1975), Biometrics 31, 103–115.
 */
final class Minimization {

    private static final double SCALE = 1e9;

    private Minimization() {}

    static int arm(AllocationRule.PocockSimon rule, Stratum stratum, AllocationCounts counts, RandomGenerator random) {
        int[] ratios = counts.ratios();
        List<Integer> ranked = new ArrayList<>();
        long[] imbalance = new long[ratios.length];
        for (int arm = 0; arm < ratios.length; arm++) {
            ranked.add(arm);
            imbalance[arm] = Math.round(imbalance(arm, rule.factors(), stratum, counts, ratios) * SCALE);
        }
        Draws.shuffle(random, ranked);
        ranked.sort(Comparator.comparingLong(arm -> imbalance[arm]));
        return ranked.get(rank(rule.probability(), ratios.length, Draws.fraction(random)));
    }

    private static int rank(double probability, int arms, double drawn) {
        if (drawn < probability) {
            return 0;
        }
        int rank = 1 + (int) ((drawn - probability) / (1 - probability) * (arms - 1));
        return Math.min(rank, arms - 1);
    }

    private static double imbalance(
            int candidate, List<StratumVariable> factors, Stratum stratum, AllocationCounts counts, int[] ratios) {
        double sum = 0;
        for (int f = 0; f < factors.size(); f++) {
            int[] at = counts.at(stratum.levels().get(f));
            at[candidate]++;
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            for (int arm = 0; arm < at.length; arm++) {
                double share = (double) at[arm] / ratios[arm];
                min = Math.min(min, share);
                max = Math.max(max, share);
            }
            sum += factors.get(f).weight().orElse(1.0) * (max - min);
        }
        return sum;
    }
}
