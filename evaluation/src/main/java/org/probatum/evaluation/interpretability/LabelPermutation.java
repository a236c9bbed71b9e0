package org.probatum.evaluation.interpretability;

import java.util.SplittableRandom;

/**
 * Whether a model's predictions know the reference standard better than they know permuted labels. What explains a model that
 * does not is not worth reading.
 *
 * <pre>
 *   A = Mann–Whitney probability that a positive case has the larger F
 *   p = (1 + number of permutations with |A* − ½| ≥ |A − ½|) / (1 + permutations)
 * </pre>
 *
 * <p>Source: B. Phipson and G. K. Smyth (2010), Permutation p-values should never be zero, Stat. Appl. Genet. Mol. Biol. 9, 39.
 *
 * @param area A, 0 to 1
 * @param pValue p, above 0
 */
public record LabelPermutation(double area, double pValue) {

    /**
     * @param predictions F of each case
     * @param positive the reference standard of each case; both kinds occur
     */
    public static LabelPermutation of(double[] predictions, boolean[] positive, int permutations, long seed) {
        if (predictions.length != positive.length) {
            throw new IllegalArgumentException("There are " + predictions.length + " predictions and " + positive.length
                    + " reference standards; they must be of the same cases");
        }
        double area = area(predictions, positive);
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] labels = positive.clone();
        int asExtreme = 0;
        for (int p = 0; p < permutations; p++) {
            for (int i = labels.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                boolean swap = labels[i];
                labels[i] = labels[j];
                labels[j] = swap;
            }
            if (Math.abs(area(predictions, labels) - 0.5) >= Math.abs(area - 0.5)) {
                asExtreme++;
            }
        }
        return new LabelPermutation(area, (1.0 + asExtreme) / (1.0 + permutations));
    }

    private static double area(double[] f, boolean[] positive) {
        double wins = 0;
        long pairs = 0;
        for (int i = 0; i < f.length; i++) {
            for (int j = 0; positive[i] && j < f.length; j++) {
                if (!positive[j]) {
                    wins += f[i] > f[j] ? 1 : f[i] == f[j] ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        if (pairs == 0) {
            throw new IllegalArgumentException("Permuting labels needs cases of both kinds");
        }
        return wins / pairs;
    }
}
