package org.probatum.evaluation.statistics.diagnostic;

import org.probatum.evaluation.statistics.Interval;

/**
 * An area under the ROC curve.
 *
 * @param auc 0 to 1; one half = by chance
 * @param mannWhitneyU auc times the number of pairs
 * @param deLongVariance NaN with a single positive or negative
 * @param se its root
 * @param hanleyMcNeilSe standard error by the formula of Hanley and McNeil (1982)
 * @param zVersusHalf (auc − 1/2)/se; NaN when se is 0 or not defined
 * @param ci normal limits, cut to 0 … 1; undefined without a variance
 * @param ciLogit limits symmetric on the logit scale; undefined at an AUC of 0 or 1
 */
public record AucEstimate(
        int nPositive,
        int nNegative,
        double auc,
        double mannWhitneyU,
        double deLongVariance,
        double se,
        double hanleyMcNeilSe,
        double zVersusHalf,
        Interval ci,
        Interval ciLogit) {}
