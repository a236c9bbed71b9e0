package org.probatum.evaluation.statistics.diagnostic;

import java.util.ArrayList;
import java.util.List;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.SymmetricMatrix;

/**
 * Comparison of AUCs of several scores on the same participants.
 *
 * <p>The AUCs have the DeLong covariance S. The difference is first minus second; the test that all are equal is
 * X² = (Lθ)'(L S L')⁻¹(Lθ) with the contrasts first minus each other. Source: E. R. DeLong et al. (1988);
 * R: {@code pROC::roc.test(paired = TRUE)}.
 *
 * @param auc per score
 * @param covariance of the AUCs
 * @param difference first minus second
 * @param seDifference 0 when both rank the participants alike
 * @param z difference/seDifference; NaN when that is not defined
 * @param p two-sided
 * @param chiSquare all AUCs equal; NaN when the covariance of the contrasts is singular
 */
public record DeLongComparison(
        Series auc,
        List<Series> covariance,
        double difference,
        double seDifference,
        double z,
        double p,
        Interval ci,
        double chiSquare,
        int df,
        double pChiSquare) {

    public static final String SOURCE = "Paired comparison of AUCs, DeLong et al. 1988";

    /**
     * @param scores at least 2; shape [scores][n]
     * @param directions one per score
     */
    public static Outcome<DeLongComparison> paired(
            List<double[]> scores, boolean[] positive, List<Direction> directions, double confidenceLevel) {
        if (scores.size() < 2 || directions.size() != scores.size()) {
            throw new IllegalArgumentException(
                    "A comparison needs at least two scores and a direction for each; scores " + scores.size()
                            + ", directions " + directions.size());
        }
        List<Placements> placements = new ArrayList<>();
        for (int s = 0; s < scores.size(); s++) {
            switch (Placements.of(scores.get(s), positive, directions.get(s))) {
                case Outcome.Estimated<Placements> estimated -> placements.add(estimated.value());
                case Outcome.NotEstimable<Placements> not -> {
                    return Outcome.notEstimable(not.code(), not.reason());
                }
            }
        }
        if (placements.getFirst().nPositive() < 2 || placements.getFirst().nNegative() < 2) {
            return Outcome.notEstimable(
                    "too-few", "A variance needs at least two positive and two negative participants");
        }
        return Outcome.of(compare(placements, confidenceLevel));
    }

    private static DeLongComparison compare(List<Placements> placements, double confidenceLevel) {
        int k = placements.size();
        double[] auc = placements.stream().mapToDouble(Placements::auc).toArray();
        double[][] covariance = new double[k][k];
        for (int a = 0; a < k; a++) {
            for (int b = 0; b <= a; b++) {
                covariance[a][b] = Placements.covariance(placements.get(a), placements.get(b));
                covariance[b][a] = covariance[a][b];
            }
        }
        double difference = auc[0] - auc[1];
        double variance = covariance[0][0] + covariance[1][1] - 2 * covariance[0][1];
        // equal rankings leave a rounding residue instead of 0
        double se = variance > 1e-14 * (covariance[0][0] + covariance[1][1]) ? Math.sqrt(variance) : 0;
        double z = se > 0 ? difference / se : Double.NaN;
        double chiSquare = chiSquare(auc, covariance);
        return new DeLongComparison(
                Series.of(auc),
                java.util.Arrays.stream(covariance).map(Series::of).toList(),
                difference,
                se,
                z,
                Distributions.normalTwoSidedP(z),
                Interval.around(difference, Distributions.normalQuantileOfLevel(confidenceLevel), se),
                chiSquare,
                k - 1,
                Distributions.chiSquareSf(chiSquare, k - 1));
    }

    private static double chiSquare(double[] auc, double[][] covariance) {
        int m = auc.length - 1;
        double[] contrast = new double[m];
        double[][] variance = new double[m][m];
        double scale = 0;
        for (int i = 0; i < m; i++) {
            contrast[i] = auc[0] - auc[i + 1];
            for (int j = 0; j < m; j++) {
                variance[i][j] =
                        covariance[0][0] - covariance[0][j + 1] - covariance[i + 1][0] + covariance[i + 1][j + 1];
            }
            scale = Math.max(scale, covariance[0][0] + covariance[i + 1][i + 1]);
        }
        for (int i = 0; i < m; i++) {
            if (variance[i][i] <= 1e-14 * scale) {
                return Double.NaN;
            }
        }
        return SymmetricMatrix.inverseQuadraticForm(variance, contrast).orElse(Double.NaN);
    }
}
