package org.probatum.evaluation.statistics.diagnostic;

import java.util.Arrays;
import org.probatum.evaluation.statistics.Outcome;

/**
 * AUC when participants contribute several units (eyes, lesions): the variance sums placement values per cluster.
 *
 * <pre>
 *   var = S₁₀/M + S₀₁/N + 2 S₁₁/(M N)
 *   S₁₀ = I₁₀/((I₁₀ − 1) M) Σ (V₁₀(cluster) − m AUC)²,  S₀₁ alike,  S₁₁ = I/(I − 1) Σ (V₁₀ − m AUC)(V₀₁ − n AUC)
 * </pre>
 * <p>I₁₀ and I₀₁ clusters hold a positive and a negative unit, I clusters in all; M and N are units. Source: N. A.
 * Obuchowski (1997), Biometrics 53, 567–578.
 *
 * @param naiveDeLongVariance as if units were independent
 */
public record ClusteredAuc(
        double auc, double variance, double se, double s10, double s01, double s11, double naiveDeLongVariance) {

    public static final String SOURCE = "Obuchowski 1997, placement values summed per cluster";

    /** @param cluster of each unit, 0 or more */
    public static Outcome<ClusteredAuc> of(double[] score, boolean[] positive, Direction direction, int[] cluster) {
        return Placements.of(score, positive, direction).then(placements -> of(placements, cluster));
    }

    private static Outcome<ClusteredAuc> of(Placements placements, int[] cluster) {
        int clusters = Arrays.stream(cluster).max().orElse(-1) + 1;
        double[][] distance = new double[2][clusters];
        boolean[][] holds = new boolean[2][clusters];
        for (int i = 0; i < cluster.length; i++) {
            int c = placements.positive()[i] ? 1 : 0;
            distance[c][cluster[i]] += placements.value()[i] - placements.auc();
            holds[c][cluster[i]] = true;
        }
        double with10 = count(holds[1]);
        double with01 = count(holds[0]);
        if (with10 < 2 || with01 < 2) {
            return Outcome.notEstimable("too-few-clusters", "Each class must occur in at least two clusters");
        }
        double m = placements.nPositive();
        double n = placements.nNegative();
        double s10 = with10 / ((with10 - 1) * m) * product(distance[1], distance[1]);
        double s01 = with01 / ((with01 - 1) * n) * product(distance[0], distance[0]);
        double s11 = clusters / (clusters - 1.0) * product(distance[1], distance[0]);
        double variance = s10 / m + s01 / n + 2 * s11 / (m * n);
        return Outcome.of(new ClusteredAuc(
                placements.auc(), variance, Math.sqrt(variance), s10, s01, s11, placements.variance()));
    }

    private static double count(boolean[] flags) {
        double count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
