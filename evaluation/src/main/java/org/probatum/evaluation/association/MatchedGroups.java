package org.probatum.evaluation.association;

import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.numeric.Distributions;
import org.probatum.evaluation.statistics.numeric.MidRanks;

/**
 * Treatments compared within blocks: Friedman's test by ranks, and Cochran's Q for binary responses.
 *
 * <pre>
 *   Friedman   12 Σ (R − b(k + 1)/2)² / (b k (k + 1) − Σ(t³ − t)/(k − 1));  W = χ²/(b(k − 1))
 *   Cochran    (k − 1)(k Σ C² − T²)/(k T − Σ R²), C column, R row, T total successes
 * </pre>
 * <p>Both χ² on k − 1. Source: M. Friedman (1937); W. G. Cochran (1950). R: {@code friedman.test}.
 */
public final class MatchedGroups {

    public static final String SOURCE = "Friedman 1937, tie corrected; Kendall W; Cochran 1950";

    public record Friedman(double chiSquare, int df, double p, double kendallW) {}

    public record CochranQ(double q, int df, double p) {}

    private MatchedGroups() {}

    /** @param values rows blocks, columns treatments */
    public static Outcome<Friedman> friedman(double[][] values) {
        requireShape(values);
        int b = values.length;
        int k = values[0].length;
        double[] sums = new double[k];
        double ties = 0;
        for (double[] row : values) {
            double[] ranks = MidRanks.of(row);
            ties += TieSums.of(row).cubes();
            for (int j = 0; j < k; j++) {
                sums[j] += ranks[j];
            }
        }
        double squares = 0;
        for (double sum : sums) {
            double away = sum - b * (k + 1) / 2.0;
            squares += away * away;
        }
        double scale = b * k * (k + 1.0) - ties / (k - 1);
        if (!(scale > 0)) {
            return Outcome.notEstimable("zero-variance", "All values within each block are equal");
        }
        double chiSquare = 12 * squares / scale;
        return Outcome.of(new Friedman(
                chiSquare, k - 1, Distributions.chiSquareSf(chiSquare, k - 1.0), chiSquare / (b * (k - 1.0))));
    }

    /** @param values rows subjects, columns treatments, 0 or 1 */
    public static Outcome<CochranQ> cochranQ(double[][] values) {
        requireShape(values);
        int k = values[0].length;
        double[] columns = new double[k];
        double total = 0;
        double rowSquares = 0;
        for (double[] row : values) {
            double sum = 0;
            for (int j = 0; j < k; j++) {
                if (row[j] != 0 && row[j] != 1) {
                    throw new IllegalArgumentException("Values must be 0 or 1, had " + row[j]);
                }
                columns[j] += row[j];
                sum += row[j];
            }
            total += sum;
            rowSquares += sum * sum;
        }
        double squares = 0;
        for (double column : columns) {
            squares += column * column;
        }
        double scale = k * total - rowSquares;
        if (!(scale > 0)) {
            return Outcome.notEstimable("no-discordance", "Every subject has the same response to all treatments");
        }
        double q = (k - 1) * (k * squares - total * total) / scale;
        return Outcome.of(new CochranQ(q, k - 1, Distributions.chiSquareSf(q, k - 1.0)));
    }

    private static void requireShape(double[][] values) {
        if (values.length < 2 || values[0].length < 2) {
            throw new IllegalArgumentException("At least 2 blocks and 2 treatments are needed");
        }
        for (double[] row : values) {
            for (double value : row) {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("Blocks must be complete and finite, had " + value);
                }
            }
        }
    }
}
