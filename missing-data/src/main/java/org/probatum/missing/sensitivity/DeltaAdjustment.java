package org.probatum.missing.sensitivity;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.probatum.missing.MissingnessPatterns;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.imputation.MultipleImputation;

/**
 * Shifts filled values of one variable, so that they differ from what missing at random would say.
 *
 * <p>An observed value is never changed. The shift may depend on a group (the arm, say) and on the missingness pattern.
 * <p>Source: D. B. Rubin (1987), 6.2; S. van Buuren (2018), Flexible Imputation of Missing Data, 9.2.
 *
 * @param variable name of the variable whose filled values are shifted
 * @param byGroup δ in the variable's unit for each group; a group that is not named is not shifted
 * @param byPattern δ added on top for participants with a missingness pattern (1 observed, 0 missing, in column order)
 */
public record DeltaAdjustment(String variable, Map<String, Double> byGroup, Map<String, Double> byPattern) {

    public DeltaAdjustment {
        byGroup = Map.copyOf(new TreeMap<>(byGroup));
        byPattern = Map.copyOf(new TreeMap<>(byPattern));
    }

    /** The same shift for one group, whatever the pattern. */
    public static DeltaAdjustment of(String variable, String group, double delta) {
        return new DeltaAdjustment(variable, Map.of(group, delta), Map.of());
    }

    /**
     * The completed tables with the filled values shifted.
     *
     * @param groups group of each row; shape [rows]
     * @throws IllegalArgumentException if there is no such variable or the lengths differ
     */
    public List<ObservationTable> apply(MultipleImputation imputation, List<String> groups) {
        ObservationTable incomplete = imputation.incomplete();
        int v = indexOf(incomplete);
        if (groups.size() != incomplete.rows()) {
            throw new IllegalArgumentException("A delta adjustment needs a group per row, was given " + groups.size()
                    + " for " + incomplete.rows());
        }
        double[] shift = new double[incomplete.rows()];
        for (int row = 0; row < shift.length; row++) {
            if (incomplete.isMissing(row, v)) {
                shift[row] = byGroup.getOrDefault(groups.get(row), 0.0)
                        + byPattern.getOrDefault(MissingnessPatterns.patternOf(incomplete, row), 0.0);
            }
        }
        return imputation.completed().stream()
                .map(table -> shifted(table, v, shift))
                .toList();
    }

    private static ObservationTable shifted(ObservationTable table, int v, double[] shift) {
        double[][] columns = table.columns();
        Arrays.setAll(columns[v], row -> columns[v][row] + shift[row]);
        return ObservationTable.of(table.variables(), columns);
    }

    private int indexOf(ObservationTable table) {
        for (int v = 0; v < table.variables().size(); v++) {
            if (table.variables().get(v).name().equals(variable)) {
                return v;
            }
        }
        throw new IllegalArgumentException("There is no variable " + variable + " to shift");
    }
}
