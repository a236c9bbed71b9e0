package org.probatum.missing.imputation;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Takes each missing value from an observed case that falls into the same leaf of a random forest.
 *
 * <p>Ten trees are grown on bootstrap samples of the observed cases, each split the best of a third of the predictors
 * (at least one), leaves of at least five cases. The donors of a case are its leaf's members in every tree; one is drawn.
 * <p>Source: L. L. Doove, S. van Buuren, E. Dusseldorp (2014), Comput. Stat. Data Anal. 72, 92–104. R:
 * {@code mice.impute.rf}.
 *
 * @param nominal whether target codes have no order, so that splits lower the Gini index; otherwise the sum of squares
 */
record RandomForestImputer(boolean nominal) implements UnivariateImputer {

    private static final int TREES = 10;

    @Override
    public double[] draw(double[][] observed, double[] target, double[][] missing, UniformRandomProvider random) {
        RegressionTree[] trees = new RegressionTree[TREES];
        for (int t = 0; t < TREES; t++) {
            int[] sample = new int[target.length];
            for (int i = 0; i < sample.length; i++) {
                sample[i] = random.nextInt(target.length);
            }
            trees[t] = RegressionTree.grow(observed, target, nominal, sample, random);
        }
        double[] drawn = new double[missing.length];
        for (int k = 0; k < missing.length; k++) {
            int[][] leaves = new int[TREES][];
            int donors = 0;
            for (int t = 0; t < TREES; t++) {
                leaves[t] = trees[t].leaf(missing[k]);
                donors += leaves[t].length;
            }
            int chosen = random.nextInt(donors);
            int tree = 0;
            while (chosen >= leaves[tree].length) {
                chosen -= leaves[tree].length;
                tree++;
            }
            drawn[k] = target[leaves[tree][chosen]];
        }
        return drawn;
    }
}
