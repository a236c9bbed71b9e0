package org.probatum.missing.quality;

import java.util.Arrays;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.Variable;

/**
 * Gower's distance between rows of two tables with the same variables: the mean, over the variables that both rows have,
 * of |x − y| / range (numeric, ordinal) or of 0 and 1 (binary, nominal); infinite when they share none.
 *
 * <p>Source: J. C. Gower (1971), Biometrics 27, 857–871.
 */
final class TableDistance {

    private final ObservationTable reference;
    private final double[] ranges;

    /** @param reference the table whose ranges scale the differences */
    TableDistance(ObservationTable reference) {
        this.reference = reference;
        this.ranges = new double[reference.variables().size()];
        for (int v = 0; v < ranges.length; v++) {
            var seen = Arrays.stream(reference.column(v))
                    .filter(x -> !Double.isNaN(x))
                    .summaryStatistics();
            ranges[v] = seen.getCount() == 0 ? 0 : seen.getMax() - seen.getMin();
        }
    }

    static void requireSameVariables(ObservationTable a, ObservationTable b) {
        if (!a.variables().equals(b.variables())) {
            throw new IllegalArgumentException("Tables to compare have the same variables in the same order, were "
                    + a.variables().stream().map(Variable::name).toList() + " and "
                    + b.variables().stream().map(Variable::name).toList());
        }
    }

    /** From a row of one table to its nearest row of another. */
    double nearest(ObservationTable from, int row, ObservationTable to) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int other = 0; other < to.rows(); other++) {
            nearest = Math.min(nearest, between(from, row, to, other));
        }
        return nearest;
    }

    private double between(ObservationTable a, int row, ObservationTable b, int other) {
        double sum = 0;
        int shared = 0;
        for (int v = 0; v < ranges.length; v++) {
            double difference = Math.abs(a.value(row, v) - b.value(other, v));
            if (!Double.isNaN(difference)) {
                Variable.Scale scale = reference.variables().get(v).scale();
                boolean graded = (scale == Variable.Scale.NUMERIC || scale == Variable.Scale.ORDINAL) && ranges[v] > 0;
                sum += graded ? difference / ranges[v] : difference == 0 ? 0 : 1;
                shared++;
            }
        }
        return shared == 0 ? Double.POSITIVE_INFINITY : sum / shared;
    }
}
