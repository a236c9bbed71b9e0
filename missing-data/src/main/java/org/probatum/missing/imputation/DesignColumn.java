package org.probatum.missing.imputation;

import java.util.ArrayList;
import java.util.List;
import org.probatum.missing.Variable;

/**
 * One column of a predictor matrix: a variable's value, or the indicator of one of its levels.
 *
 * @param variable index into the table
 * @param level index of the level that is indicated; −1 for the value itself
 */
record DesignColumn(int variable, int level) {

    /** The columns of one variable: itself, or the indicators of all levels but the first. */
    static List<DesignColumn> of(int index, Variable variable) {
        if (variable.levels().isEmpty()) {
            return List.of(new DesignColumn(index, -1));
        }
        List<DesignColumn> columns = new ArrayList<>();
        for (int level = 1; level < variable.levels().size(); level++) {
            columns.add(new DesignColumn(index, level));
        }
        return columns;
    }

    /** The column over all rows, NaN where the variable is missing. */
    double[] column(double[] values) {
        double[] column = values.clone();
        for (int row = 0; level >= 0 && row < column.length; row++) {
            column[row] = Double.isNaN(values[row]) ? Double.NaN : values[row] == level ? 1 : 0;
        }
        return column;
    }
}
