package org.probatum.missing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Participants by variables, some values missing.
 *
 * <p>Values are finite, in the variable's unit; a missing one is NaN and is never read as a number.
 */
public final class ObservationTable {

    private final List<Variable> variables;
    private final int rows;
    private final double[][] columns;

    private ObservationTable(List<Variable> variables, int rows, double[][] columns) {
        this.variables = variables;
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * @param variables the columns, names unique
     * @param columns the values; shape [variables][participants], NaN where missing; copied
     * @throws IllegalArgumentException if lengths differ, a name occurs twice, or a value is outside its variable's scale
     */
    public static ObservationTable of(List<Variable> variables, double[][] columns) {
        if (variables.size() != columns.length) {
            throw new IllegalArgumentException(
                    "A table of " + variables.size() + " variables was given " + columns.length + " columns");
        }
        Set<String> names = new HashSet<>();
        int rows = columns.length == 0 ? 0 : columns[0].length;
        double[][] copy = new double[columns.length][];
        for (int v = 0; v < columns.length; v++) {
            requireUsable(variables.get(v), columns[v], rows, names);
            copy[v] = columns[v].clone();
        }
        return new ObservationTable(List.copyOf(variables), rows, copy);
    }

    public List<Variable> variables() {
        return variables;
    }

    /** The number of participants. */
    public int rows() {
        return rows;
    }

    /** The value, NaN where missing. */
    public double value(int row, int variable) {
        return columns[variable][row];
    }

    public boolean isMissing(int row, int variable) {
        return Double.isNaN(columns[variable][row]);
    }

    /** How many values of a variable are missing. */
    public int missingCount(int variable) {
        int missing = 0;
        for (double value : columns[variable]) {
            if (Double.isNaN(value)) {
                missing++;
            }
        }
        return missing;
    }

    /** A copy of a variable's values, NaN where missing. */
    public double[] column(int variable) {
        return columns[variable].clone();
    }

    /** A copy of all values; shape [variables][participants]. */
    public double[][] columns() {
        double[][] copy = new double[columns.length][];
        for (int v = 0; v < columns.length; v++) {
            copy[v] = columns[v].clone();
        }
        return copy;
    }

    private static void requireUsable(Variable variable, double[] values, int rows, Set<String> names) {
        if (!names.add(variable.name())) {
            throw new IllegalArgumentException("Variable " + variable.name() + " occurs twice");
        }
        if (values.length != rows) {
            throw new IllegalArgumentException("Variable " + variable.name() + " has " + values.length
                    + " values, the first variable has " + rows);
        }
        for (int row = 0; row < rows; row++) {
            double value = values[row];
            if (!Double.isNaN(value) && !variable.allows(value)) {
                throw new IllegalArgumentException("Variable " + variable.name() + ", row " + (row + 1) + ": "
                        + variable.rule() + ", was " + value);
            }
        }
    }
}
