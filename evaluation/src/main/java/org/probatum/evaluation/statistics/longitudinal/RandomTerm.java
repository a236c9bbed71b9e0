package org.probatum.evaluation.statistics.longitudinal;

import java.util.List;

/**
 * Effects that vary from group to group, correlated with each other.
 *
 * @param groupName of the grouping factor
 * @param group code of each row
 * @param names of the effects: {@code (Intercept)} or a variable
 * @param columns their values; shape [effects][rows]
 */
@SuppressWarnings("ArrayRecordComponent") // handed over for speed; callers do not change the arrays
public record RandomTerm(String groupName, int[] group, List<String> names, double[][] columns) {

    public RandomTerm {
        names = List.copyOf(names);
        if (names.isEmpty() || names.size() != columns.length) {
            throw new IllegalArgumentException("A random term needs a name for each of its columns, had " + names.size()
                    + " names and " + columns.length + " columns");
        }
    }

    int parameters() {
        return columns.length * (columns.length + 1) / 2;
    }

    /** The covariance of the effects, from the parameters that start at an index. */
    double[][] covariance(double[] theta, int from) {
        double[][] g = new double[columns.length][columns.length];
        for (int a = 0, h = from; a < columns.length; a++) {
            for (int b = 0; b <= a; b++, h++) {
                g[a][b] = theta[h];
                g[b][a] = theta[h];
            }
        }
        return g;
    }
}
