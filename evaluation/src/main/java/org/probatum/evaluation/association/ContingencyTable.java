package org.probatum.evaluation.association;

import java.util.Arrays;
import java.util.List;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Association of two categorical variables.
 *
 * <p>Pearson χ² and likelihood ratio on (r − 1)(c − 1); Fisher's exact test; V = √(χ²/(N min(r − 1, c − 1))); contingency
 * coefficient √(χ²/(χ² + N)); linear by linear (N − 1)r² with scores 1 … ; Goodman–Kruskal γ; adjusted residuals (O −
 * E)/√(E(1 − row)(1 − column)). Source: A. Agresti (2002), Categorical Data Analysis, chapter 3. R: {@code chisq.test},
 * {@code fisher.test}.
 *
 * @param pFisher NaN when the table has too many others with its margins
 */
public record ContingencyTable(
        double chiSquare,
        int df,
        double p,
        double minimumExpected,
        double likelihoodRatio,
        double pLikelihoodRatio,
        double pFisher,
        double cramersV,
        double contingencyCoefficient,
        double linearByLinear,
        double pLinearByLinear,
        double gamma,
        List<Series> standardizedResiduals,
        List<String> warnings) {

    public static final String SOURCE = "Pearson 1900; Fisher 1935; Agresti 2002, chapter 3";

    public ContingencyTable {
        standardizedResiduals = List.copyOf(standardizedResiduals);
        warnings = List.copyOf(warnings);
    }

    /** @param table counts, whole and not negative, at least 2 by 2 */
    public static Outcome<ContingencyTable> of(double[][] table) {
        requireCounts(table);
        double[] rows = Arrays.stream(table)
                .mapToDouble(row -> Arrays.stream(row).sum())
                .toArray();
        double[] columns = new double[table[0].length];
        for (double[] row : table) {
            for (int j = 0; j < columns.length; j++) {
                columns[j] += row[j];
            }
        }
        if (Arrays.stream(rows).anyMatch(sum -> sum == 0)
                || Arrays.stream(columns).anyMatch(sum -> sum == 0)) {
            return Outcome.notEstimable("empty-margin", "A row or a column of the table has no counts");
        }
        return Outcome.of(new Margins(table, rows, columns, Arrays.stream(rows).sum()).result());
    }

    private static void requireCounts(double[][] table) {
        if (table.length < 2 || table[0].length < 2) {
            throw new IllegalArgumentException("The table must have at least 2 rows and 2 columns");
        }
        for (double[] row : table) {
            for (double count : row) {
                if (!(count >= 0) || count != Math.rint(count) || count > 1e9) {
                    throw new IllegalArgumentException("Counts must be whole and not negative, had " + count);
                }
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
    private record Margins(double[][] table, double[] rows, double[] columns, double total) {

        ContingencyTable result() {
            double chiSquare = 0;
            double likelihoodRatio = 0;
            double smallest = Double.POSITIVE_INFINITY;
            Series[] residuals = new Series[rows.length];
            for (int i = 0; i < rows.length; i++) {
                double[] own = new double[columns.length];
                for (int j = 0; j < columns.length; j++) {
                    double expected = rows[i] * columns[j] / total;
                    double away = table[i][j] - expected;
                    chiSquare += away * away / expected;
                    likelihoodRatio += table[i][j] == 0 ? 0 : 2 * table[i][j] * Math.log(table[i][j] / expected);
                    smallest = Math.min(smallest, expected);
                    own[j] = away / Math.sqrt(expected * (1 - rows[i] / total) * (1 - columns[j] / total));
                }
                residuals[i] = Series.of(own);
            }
            int df = (rows.length - 1) * (columns.length - 1);
            double fisher = FisherEnumeration.p(table);
            double trend = trend();
            return new ContingencyTable(
                    chiSquare,
                    df,
                    Distributions.chiSquareSf(chiSquare, df),
                    smallest,
                    likelihoodRatio,
                    Distributions.chiSquareSf(likelihoodRatio, df),
                    fisher,
                    Math.sqrt(chiSquare / (total * Math.min(rows.length - 1, columns.length - 1))),
                    Math.sqrt(chiSquare / (chiSquare + total)),
                    trend,
                    Distributions.chiSquareSf(trend, 1),
                    gamma(),
                    List.of(residuals),
                    Double.isNaN(fisher)
                            ? List.of("Fisher's exact test is left out: too many tables have these margins")
                            : List.of());
        }

        private double trend() {
            double meanRow = mean(rows);
            double meanColumn = mean(columns);
            double xy = 0;
            double xx = 0;
            double yy = 0;
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < columns.length; j++) {
                    double x = i - meanRow;
                    double y = j - meanColumn;
                    xy += table[i][j] * x * y;
                    xx += table[i][j] * x * x;
                    yy += table[i][j] * y * y;
                }
            }
            return (total - 1) * xy * xy / (xx * yy);
        }

        private double mean(double[] sums) {
            double mean = 0;
            for (int i = 0; i < sums.length; i++) {
                mean += i * sums[i] / total;
            }
            return mean;
        }

        private double gamma() {
            double concordant = 0;
            double discordant = 0;
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < columns.length; j++) {
                    for (int k = i + 1; k < rows.length; k++) {
                        for (int l = 0; l < columns.length; l++) {
                            double product = table[i][j] * table[k][l];
                            concordant += l > j ? product : 0;
                            discordant += l < j ? product : 0;
                        }
                    }
                }
            }
            return (concordant - discordant) / (concordant + discordant);
        }
    }
}
