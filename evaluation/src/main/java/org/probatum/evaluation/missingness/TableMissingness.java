package org.probatum.evaluation.missingness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.probatum.missing.LittleMcarTest;
import org.probatum.missing.MissingnessPatterns;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.Variable;
import org.probatum.trial.protocol.Modality;

/**
 * Which values are missing in the collected tables of one modality.
 *
 * @param modality whose table it is
 * @param patterns over all numeric columns, of the participants who have the table
 * @param table the values; NaN where missing
 * @param little whether values are missing completely at random
 */
public record TableMissingness(Modality modality, MissingnessPatterns patterns, ObservationTable table, Little little) {

    /** The covariance of p columns needs at least this many rows for each. */
    private static final int ROWS_PER_COLUMN = 5;

    private static final double VANISHING = 1e-8;

    /** Little's test, or why there is none. */
    public sealed interface Little {
        record Tested(LittleMcarTest test) implements Little {}

        record NotTested(String reason) implements Little {}
    }

    /**
     * @param rows the cells of each participant who has the table, as text; a missing one is absent
     * @throws IllegalArgumentException if there is no row, or no numeric column
     */
    public static TableMissingness of(Modality modality, List<Map<String, String>> rows) {
        Set<String> names = new TreeSet<>();
        rows.forEach(row -> names.addAll(row.keySet()));
        names.removeIf(name -> rows.stream()
                .anyMatch(row -> row.containsKey(name) && !CohortMissingness.isNumber(row.getOrDefault(name, ""))));
        if (rows.isEmpty() || names.isEmpty()) {
            throw new IllegalArgumentException("Table " + modality + " has no row or no numeric column");
        }
        List<Variable> variables = names.stream().map(Variable::numeric).toList();
        double[][] columns = names.stream()
                .map(name -> rows.stream()
                        .mapToDouble(row ->
                                row.containsKey(name) ? Double.parseDouble(row.getOrDefault(name, "NaN")) : Double.NaN)
                        .toArray())
                .toArray(double[][]::new);
        ObservationTable table = ObservationTable.of(variables, columns);
        return new TableMissingness(modality, MissingnessPatterns.of(table), table, little(table));
    }

    private static Little little(ObservationTable table) {
        int columns = table.variables().size();
        if (columns < 2) {
            return new Little.NotTested("there is one column only");
        }
        if (table.rows() < ROWS_PER_COLUMN * columns) {
            return new Little.NotTested(table.rows() + " participants are too few for the covariance of " + columns
                    + " columns; " + ROWS_PER_COLUMN * columns + " would do");
        }
        for (int v = 0; v < columns; v++) {
            if (distinct(table.column(v)) < 2) {
                return new Little.NotTested("column " + table.variables().get(v).name() + " does not vary");
            }
        }
        try {
            LittleMcarTest test = LittleMcarTest.of(table);
            return dependent(test.model().covariance())
                    ? new Little.NotTested("a column follows from others, so the covariance has no inverse")
                    : new Little.Tested(test);
        } catch (IllegalArgumentException e) {
            return new Little.NotTested("the normal law cannot be estimated (" + e.getMessage() + ")");
        }
    }

    /** Whether a pivot of the Cholesky decomposition vanishes against its diagonal element. */
    private static boolean dependent(double[][] covariance) {
        int p = covariance.length;
        double[][] s = new double[p][p];
        for (int a = 0; a < p; a++) {
            for (int b = 0; b <= a; b++) {
                double rest = covariance[a][b];
                for (int k = 0; k < b; k++) {
                    rest -= s[a][k] * s[b][k];
                }
                if (a == b && rest < VANISHING * covariance[a][a]) {
                    return true;
                }
                s[a][b] = a == b ? Math.sqrt(rest) : rest / s[b][b];
            }
        }
        return false;
    }

    private static long distinct(double[] values) {
        return java.util.Arrays.stream(values)
                .filter(x -> !Double.isNaN(x))
                .distinct()
                .count();
    }

    /** The columns with the most missing values, at most so many, in falling order. */
    public List<Integer> mostMissing(int most) {
        List<Integer> columns = new ArrayList<>();
        for (int v = 0; v < table.variables().size(); v++) {
            columns.add(v);
        }
        columns.sort(Comparator.<Integer>comparingInt(table::missingCount).reversed());
        return columns.subList(0, Math.min(most, columns.size()));
    }
}
