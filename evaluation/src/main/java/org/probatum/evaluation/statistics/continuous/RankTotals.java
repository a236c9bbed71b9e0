package org.probatum.evaluation.statistics.continuous;

/**
 * Exact laws of rank sums, ties included: midranks are doubled, so that all sums are whole numbers.
 *
 * <p>Source: the shift algorithm of B. Streitberg and J. Röhmel (1986). Arrays hold probabilities by doubled sum.
 */
final class RankTotals {

    private RankTotals() {}

    static int[] doubled(double[] midRanks) {
        int[] doubled = new int[midRanks.length];
        for (int i = 0; i < doubled.length; i++) {
            doubled[i] = (int) Math.rint(2 * midRanks[i]);
        }
        return doubled;
    }

    /** Law of the doubled sum of {@code drawn} of the ranks, all draws equally likely. */
    static double[] ofDraw(int[] doubledRanks, int drawn) {
        int n = doubledRanks.length;
        int total = java.util.Arrays.stream(doubledRanks).sum();
        double[][] law = new double[drawn + 1][total + 1];
        law[0][0] = 1;
        for (int i = 0; i < n; i++) {
            for (int k = Math.min(i + 1, drawn); k >= 1; k--) {
                double taken = (double) k / (i + 1);
                double left = 1 - taken;
                for (int s = total; s >= 0; s--) {
                    double from = s >= doubledRanks[i] ? law[k - 1][s - doubledRanks[i]] : 0;
                    law[k][s] = law[k][s] * left + from * taken;
                }
            }
        }
        return law[drawn];
    }

    /** Law of the doubled sum of the ranks with a positive sign, all signs equally likely. */
    static double[] ofSigns(int[] doubledRanks) {
        int total = java.util.Arrays.stream(doubledRanks).sum();
        double[] law = new double[total + 1];
        law[0] = 1;
        for (int rank : doubledRanks) {
            for (int s = total; s >= 0; s--) {
                law[s] = (law[s] + (s >= rank ? law[s - rank] : 0)) / 2;
            }
        }
        return law;
    }

    static double atMost(double[] law, int sum) {
        double total = 0;
        for (int s = 0; s <= Math.min(sum, law.length - 1); s++) {
            total += law[s];
        }
        return Math.min(1, total);
    }

    static double atLeast(double[] law, int sum) {
        double total = 0;
        for (int s = law.length - 1; s >= Math.max(0, sum); s--) {
            total += law[s];
        }
        return Math.min(1, total);
    }

    /** Probability of a sum at least as far from the mean, where the doubled mean is given. */
    static double asFar(double[] law, int sum, int doubledMean) {
        int distance = Math.abs(2 * sum - doubledMean);
        double total = 0;
        for (int s = 0; s < law.length; s++) {
            if (Math.abs(2 * s - doubledMean) >= distance) {
                total += law[s];
            }
        }
        return Math.min(1, total);
    }
}
