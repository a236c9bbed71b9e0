package org.probatum.evaluation.statistics.survival;

import java.util.Arrays;
import org.probatum.evaluation.statistics.numeric.SymmetricMatrix;

/**
 * Sandwich variance of a Cox regression from score residuals.
 *
 * <p>The score residual of row i is Uᵢ = ∫ (xᵢ − x̄(t)) dMᵢ(t). With U_c the sum over a cluster and I the information,
 * the variance is I⁻¹ (Σ U_c U_c') I⁻¹. Source: D. Y. Lin, L. J. Wei (1989), J. Am. Stat. Assoc. 84, 1074–1078.
 *
 * @param covariance on the scale of standardized coefficients
 * @param scoreStatistic robust score test at 0
 */
@SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
record RobustVariance(double[][] covariance, double scoreStatistic) {

    static RobustVariance of(
            CoxRows rows, double[] beta, double[][] inverseInformation, int[] clusters, boolean efron) {
        if (clusters.length != rows.n) {
            throw new IllegalArgumentException(
                    "cluster has " + clusters.length + " values, there are " + rows.n + " rows");
        }
        double[][] meat = outerSum(clusterSums(rows, ScoreResiduals.of(rows, beta, efron), clusters), rows.p);
        double[][] atZero = clusterSums(rows, ScoreResiduals.of(rows, new double[rows.p], efron), clusters);
        double[] total = new double[rows.p];
        for (double[] one : atZero) {
            for (int j = 0; j < total.length; j++) {
                total[j] += one[j];
            }
        }
        return new RobustVariance(
                SymmetricMatrix.sandwich(inverseInformation, meat),
                SymmetricMatrix.inverseQuadraticForm(outerSum(atZero, rows.p), total)
                        .orElse(Double.NaN));
    }

    private static double[][] clusterSums(CoxRows rows, double[] residuals, int[] clusters) {
        int count = Arrays.stream(clusters).max().orElse(-1) + 1;
        double[][] sums = new double[count][rows.p];
        for (int i = 0; i < rows.n; i++) {
            double[] sum = sums[clusters[rows.order[i]]];
            for (int j = 0; j < rows.p; j++) {
                sum[j] += residuals[i * rows.p + j];
            }
        }
        return sums;
    }

    private static double[][] outerSum(double[][] vectors, int p) {
        double[][] sum = new double[p][p];
        for (double[] vector : vectors) {
            for (int j = 0; j < p; j++) {
                for (int k = 0; k < p; k++) {
                    sum[j][k] += vector[j] * vector[k];
                }
            }
        }
        return sum;
    }
}
