package org.probatum.missing.imputation;

import org.apache.commons.rng.UniformRandomProvider;

/** Draws the missing values of one variable given the others. */
sealed interface UnivariateImputer
        permits PredictiveMeanMatching,
                BayesianLinear,
                LogisticImputer,
                PolytomousImputer,
                ProportionalOddsImputer,
                RandomForestImputer {

    /**
     * @param observed predictor values of the cases where the target is observed, leading 1; shape [n][q], n ≥ 1
     * @param target the observed values; shape [n]
     * @param missing predictor values of the other cases, leading 1; shape [k][q]
     * @return a drawn value for each; shape [k]
     */
    double[] draw(double[][] observed, double[] target, double[][] missing, UniformRandomProvider random);
}
