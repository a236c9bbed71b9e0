package org.probatum.evaluation.statistics.diagnostic;

import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Comparison of the AUCs of two independent groups.
 *
 * <p>(AUC₁ − AUC₂)/√(v₁ + v₂), once against a t law with Welch–Satterthwaite degrees of freedom (as pROC) and once
 * against the normal law, which also gives the limits.
 *
 * @param difference first minus second
 * @param pT two-sided
 * @param pNormal two-sided
 */
public record UnpairedAucs(
        double auc1,
        double auc2,
        double variance1,
        double variance2,
        double difference,
        double statistic,
        double welchDf,
        double pT,
        double z,
        double pNormal,
        Interval ci) {

    public static final String SOURCE = "Unpaired DeLong comparison; Welch-Satterthwaite t as pROC, and normal";

    /** First group against second. */
    public static Outcome<UnpairedAucs> of(AucEstimate first, AucEstimate second, double confidenceLevel) {
        double v1 = first.deLongVariance();
        double v2 = second.deLongVariance();
        if (!(v1 + v2 > 0)) {
            return Outcome.notEstimable("no-variance", "The variance of the difference is 0 or not defined");
        }
        double n1 = first.nPositive() + first.nNegative();
        double n2 = second.nPositive() + second.nNegative();
        double difference = first.auc() - second.auc();
        double se = Math.sqrt(v1 + v2);
        double z = difference / se;
        double df = (v1 + v2) * (v1 + v2) / (v1 * v1 / (n1 - 1) + v2 * v2 / (n2 - 1));
        return Outcome.of(new UnpairedAucs(
                first.auc(),
                second.auc(),
                v1,
                v2,
                difference,
                z,
                df,
                Distributions.studentTwoSidedP(z, df),
                z,
                Distributions.normalTwoSidedP(z),
                Interval.around(difference, Distributions.normalQuantileOfLevel(confidenceLevel), se)));
    }
}
