package org.probatum.evaluation.run.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.probatum.registry.Tensor;

/** Mean and standard deviation (divisor n − 1) of the observed values of each table column, over a cohort. */
final class CohortMoments {

    private record Moments(int n, double mean, double squares) {
        Moments with(double value) {
            double d = value - mean;
            double moved = mean + d / (n + 1);
            return new Moments(n + 1, moved, squares + d * (value - moved));
        }
    }

    private final Map<String, Moments> columns = new HashMap<>();

    /** Takes in the observed values of one participant. */
    void add(Map<String, Double> values) {
        values.forEach((column, value) ->
                columns.merge(column, new Moments(1, value, 0), (before, first) -> before.with(first.mean())));
    }

    /** The mean; 0 for a column that nobody has. */
    double mean(String column) {
        Moments moments = columns.get(column);
        return moments == null ? 0 : moments.mean();
    }

    /** The means of several columns; shape [1, columns]. */
    Tensor.Doubles means(List<String> wanted) {
        return new Tensor.Doubles(
                new long[] {1, wanted.size()},
                wanted.stream().mapToDouble(this::mean).toArray());
    }

    /** The standard deviation; 0 with fewer than two values. */
    double spread(String column) {
        Moments moments = columns.get(column);
        return moments == null || moments.n() < 2 ? 0 : Math.sqrt(moments.squares() / (moments.n() - 1));
    }
}
