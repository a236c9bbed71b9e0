package org.probatum.evaluation.statistics.comparison;

import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Two independent proportions: risk difference, risk ratio and odds ratio with their intervals, and the tests of no
 * difference.
 *
 * @param scoreTest at difference 0
 * @param chiSquare Pearson's test, also with Yates' correction; NaN when a margin is 0
 * @param fisher exact test on the hypergeometric law
 */
public record TwoProportions(
        RiskDifference riskDifference,
        ScoreTest scoreTest,
        RiskRatio riskRatio,
        OddsRatio oddsRatio,
        ChiSquare chiSquare,
        FisherTest fisher) {

    public static final String SOURCE =
            "Newcombe 1998 methods 10 and 11; Miettinen and Nurminen 1985 and Mee 1984 score intervals; Agresti and"
                    + " Caffo 2000; Koopman 1984; noncentral hypergeometric exact and mid-P limits; Fisher, Pearson, Yates";

    /** @param zPooled without the factor N/(N−1) */
    public record ScoreTest(
            double zMiettinenNurminen, double pTwoSidedMiettinenNurminen, double zPooled, double pTwoSidedPooled) {}

    /** Pearson's chi-square test. */
    public record ChiSquare(double statistic, int df, double p, double statisticYates, double pYates) {}

    /**
     * Fisher's exact test of the first arm.
     *
     * @param pTwoSided all tables that are not more probable than the observed one
     * @param midPTwoSided the same with half the probability of the observed table
     */
    public record FisherTest(
            double pTwoSided,
            double pLess,
            double pGreater,
            double midPTwoSided,
            double midPLess,
            double midPGreater) {}

    /** First arm against second. */
    public static TwoProportions of(Proportion first, Proportion second, double confidenceLevel) {
        return new TwoProportions(
                RiskDifference.of(first, second, confidenceLevel),
                scoreTest(first, second),
                RiskRatio.of(first, second, confidenceLevel),
                OddsRatio.of(first, second, confidenceLevel),
                chiSquare(first, second),
                fisher(first, second));
    }

    private static ScoreTest scoreTest(Proportion first, Proportion second) {
        double corrected = ScoreDifference.z(first, second, 0, true);
        double pooled = ScoreDifference.z(first, second, 0, false);
        return new ScoreTest(
                corrected, Distributions.normalTwoSidedP(corrected), pooled, Distributions.normalTwoSidedP(pooled));
    }

    private static ChiSquare chiSquare(Proportion first, Proportion second) {
        double n1 = first.n();
        double n2 = second.n();
        double n = n1 + n2;
        double events = (double) first.x() + second.x();
        double distance = Math.abs(first.x() - n1 * events / n);
        double scale = n * n * n / (n1 * n2 * events * (n - events));
        double plain = distance * distance * scale;
        double less = distance - Math.min(0.5, distance);
        double yates = less * less * scale;
        boolean defined = events > 0 && events < n;
        double statistic = defined ? plain : Double.NaN;
        double corrected = defined ? yates : Double.NaN;
        return new ChiSquare(
                statistic,
                1,
                Distributions.chiSquareSf(statistic, 1),
                corrected,
                Distributions.chiSquareSf(corrected, 1));
    }

    private static FisherTest fisher(Proportion first, Proportion second) {
        ConditionalCounts counts = ConditionalCounts.of(first, second);
        double half = counts.probability(1) / 2;
        double two = counts.twoSidedP();
        double less = counts.atMost(1);
        double greater = counts.atLeast(1);
        return new FisherTest(two, less, greater, two - half, less - half, greater - half);
    }
}
