package org.probatum.missing;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Whether a variable's being missing goes with the value of another variable, such as the arm or the site.
 *
 * <p>A numeric covariate is compared between rows where the variable is missing (1) and observed (0):
 * <pre>
 *   effect = (x̄₁ − x̄₀) / √((s₁² + s₀²)/2)            standardized mean difference
 *   t = (x̄₁ − x̄₀) / √(s₁²/n₁ + s₀²/n₀),  Welch's degrees of freedom
 * </pre>
 * <p>A categorical one by Pearson's χ² over its levels × (missing, observed), effect = Cramér's V = √(χ²/n). Levels that do
 * not occur are left out; the approximation is poor where an expected count falls below 5. p-values are not adjusted for
 * their number. A relation shows that values are not missing completely at random; none shows nothing.
 * <p>Source: B. L. Welch (1947), Biometrika 34, 28–35; H. Cramér (1946), Mathematical Methods of Statistics, 21.9.
 *
 * @param variable whose values are missing
 * @param covariate what missingness is compared against
 * @param missingRows rows with the covariate observed where the variable is missing
 * @param observedRows rows with the covariate observed where the variable is observed
 * @param effect standardized mean difference, or Cramér's V (0 to 1)
 * @param statistic t or χ²
 * @param df degrees of freedom
 * @param p two-sided for t, upper tail for χ²
 */
public record MissingnessAssociation(
        String variable,
        String covariate,
        int missingRows,
        int observedRows,
        double effect,
        double statistic,
        double df,
        double p) {

    /**
     * Every pair of a variable with gaps and another variable for which the comparison is defined: for a numeric
     * covariate at least two rows on both sides and some spread, for a categorical one two levels and both sides.
     */
    public static List<MissingnessAssociation> of(ObservationTable table) {
        List<MissingnessAssociation> found = new ArrayList<>();
        for (int v = 0; v < table.variables().size(); v++) {
            for (int c = 0; c < table.variables().size(); c++) {
                if (c != v && table.missingCount(v) > 0) {
                    boolean numeric = table.variables().get(c).scale() == Variable.Scale.NUMERIC;
                    if (numeric) {
                        addNumeric(table, v, c, found);
                    } else {
                        addCategorical(table, v, c, found);
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    private static void addNumeric(ObservationTable table, int v, int c, List<MissingnessAssociation> found) {
        int[] n = new int[2];
        double[] mean = new double[2];
        double[] squares = new double[2];
        for (int row = 0; row < table.rows(); row++) {
            if (!table.isMissing(row, c)) {
                int side = table.isMissing(row, v) ? 1 : 0;
                double d = table.value(row, c) - mean[side];
                n[side]++;
                mean[side] += d / n[side];
                squares[side] += d * (table.value(row, c) - mean[side]);
            }
        }
        if (n[0] < 2 || n[1] < 2 || squares[0] + squares[1] == 0) {
            return;
        }
        double s0 = squares[0] / (n[0] - 1);
        double s1 = squares[1] / (n[1] - 1);
        double error = s0 / n[0] + s1 / n[1];
        double t = (mean[1] - mean[0]) / Math.sqrt(error);
        double df = error
                * error
                / (s0 * s0 / ((double) n[0] * n[0] * (n[0] - 1)) + s1 * s1 / ((double) n[1] * n[1] * (n[1] - 1)));
        double effect = (mean[1] - mean[0]) / Math.sqrt((s0 + s1) / 2);
        double p = Math.min(1, 2 * TDistribution.of(df).survivalProbability(Math.abs(t)));
        found.add(new MissingnessAssociation(name(table, v), name(table, c), n[1], n[0], effect, t, df, p));
    }

    private static void addCategorical(ObservationTable table, int v, int c, List<MissingnessAssociation> found) {
        int levels = Math.max(2, table.variables().get(c).levels().size());
        double[][] counts = new double[levels][2];
        double[] sides = new double[2];
        for (int row = 0; row < table.rows(); row++) {
            if (!table.isMissing(row, c)) {
                int side = table.isMissing(row, v) ? 1 : 0;
                counts[(int) table.value(row, c)][side]++;
                sides[side]++;
            }
        }
        double n = sides[0] + sides[1];
        double statistic = 0;
        int present = 0;
        for (double[] level : counts) {
            double total = level[0] + level[1];
            present += total > 0 ? 1 : 0;
            for (int side = 0; side < 2 && total > 0 && sides[side] > 0; side++) {
                double expected = total * sides[side] / n;
                statistic += (level[side] - expected) * (level[side] - expected) / expected;
            }
        }
        if (present < 2 || sides[0] == 0 || sides[1] == 0) {
            return;
        }
        double p = ChiSquaredDistribution.of(present - 1).survivalProbability(statistic);
        found.add(new MissingnessAssociation(
                name(table, v),
                name(table, c),
                (int) sides[1],
                (int) sides[0],
                Math.sqrt(statistic / n),
                statistic,
                present - 1,
                p));
    }

    private static String name(ObservationTable table, int v) {
        return table.variables().get(v).name();
    }
}
