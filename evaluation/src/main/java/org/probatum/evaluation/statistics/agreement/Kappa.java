package org.probatum.evaluation.statistics.agreement;

import java.util.function.DoubleUnaryOperator;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Agreement of two raters on k categories.
 *
 * <pre>
 *   κ = (p_o − p_e)/(1 − p_e),  p_o = Σ w p,  p_e = Σ w p_i. p_.j
 *   se² = (Σ p (w − (w̄_i. + w̄_.j)(1 − κ))² − (κ − p_e(1 − κ))²) / (N (1 − p_e)²)
 *   null se² = (Σ p_i. p_.j (w − (w̄_i. + w̄_.j))² − p_e²) / (N (1 − p_e)²)
 * </pre>
 * <p>Weights: none, linear 1 − |i − j|/(k − 1), quadratic 1 − ((i − j)/(k − 1))². AC1: p_e = Σ π(1 − π)/(k − 1), π the
 * mean of the two margins. Source: J. Cohen (1960, 1968); J. L. Fleiss, J. Cohen and B. S. Everitt (1969), Psychological
 * Bulletin 72:323; K. L. Gwet (2008). R: {@code vcd::Kappa}.
 */
public record Kappa(
        double observedAgreement, double gwetAc1, Weighted unweighted, Weighted linear, Weighted quadratic) {

    public static final String SOURCE = "Cohen 1960 and 1968; Fleiss, Cohen and Everitt 1969; Gwet 2008";

    /**
     * @param se for the interval
     * @param seNull for a test of κ = 0
     */
    public record Weighted(double kappa, double se, double seNull, double lower, double upper) {}

    /** @param table counts, first rater in rows; square, not negative */
    public static Outcome<Kappa> of(double[][] table, double confidenceLevel) {
        double total = checkedTotal(table);
        int k = table.length;
        double[][] p = new double[k][k];
        double[] rows = new double[k];
        double[] columns = new double[k];
        double agreement = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                p[i][j] = table[i][j] / total;
                rows[i] += p[i][j];
                columns[j] += p[i][j];
            }
            agreement += p[i][i];
        }
        double chance = 0;
        double exact = 0;
        for (int i = 0; i < k; i++) {
            double mean = (rows[i] + columns[i]) / 2;
            chance += mean * (1 - mean) / (k - 1);
            exact += rows[i] * columns[i];
        }
        if (exact >= 1) {
            return Outcome.notEstimable("one-category", "Both raters used one and the same category only");
        }
        Table data = new Table(p, rows, columns, total, confidenceLevel);
        return Outcome.of(new Kappa(
                agreement,
                (agreement - chance) / (1 - chance),
                data.weighted(distance -> distance == 0 ? 1 : 0),
                data.weighted(distance -> 1 - distance),
                data.weighted(distance -> 1 - distance * distance)));
    }

    private static double checkedTotal(double[][] table) {
        double total = 0;
        for (double[] row : table) {
            if (row.length != table.length || table.length < 2) {
                throw new IllegalArgumentException("The table must be square with at least 2 categories");
            }
            for (double count : row) {
                if (!(count >= 0) || Double.isInfinite(count)) {
                    throw new IllegalArgumentException("Counts must not be negative, had " + count);
                }
                total += count;
            }
        }
        if (!(total > 0)) {
            throw new IllegalArgumentException("The table is empty");
        }
        return total;
    }

    @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
    private record Table(double[][] p, double[] rows, double[] columns, double total, double level) {

        /** @param weight of the distance |i − j|/(k − 1) */
        Weighted weighted(DoubleUnaryOperator weight) {
            int k = rows.length;
            double[][] w = new double[k][k];
            double[] rowMeans = new double[k];
            double[] columnMeans = new double[k];
            double observed = 0;
            double expected = 0;
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    w[i][j] = weight.applyAsDouble(Math.abs(i - j) / (k - 1.0));
                    rowMeans[i] += w[i][j] * columns[j];
                    columnMeans[j] += w[i][j] * rows[i];
                    observed += w[i][j] * p[i][j];
                    expected += w[i][j] * rows[i] * columns[j];
                }
            }
            double kappa = (observed - expected) / (1 - expected);
            double spread = 0;
            double nullSpread = 0;
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    double margins = rowMeans[i] + columnMeans[j];
                    double away = w[i][j] - margins * (1 - kappa);
                    spread += p[i][j] * away * away;
                    nullSpread += rows[i] * columns[j] * (w[i][j] - margins) * (w[i][j] - margins);
                }
            }
            double centre = kappa - expected * (1 - kappa);
            double scale = Math.sqrt(total) * (1 - expected);
            double se = Math.sqrt(Math.max(0, spread - centre * centre)) / scale;
            double seNull = Math.sqrt(Math.max(0, nullSpread - expected * expected)) / scale;
            Interval ci = Interval.around(kappa, Distributions.normalQuantileOfLevel(level), se);
            return new Weighted(kappa, se, seNull, ci.lower(), ci.upper());
        }
    }
}
