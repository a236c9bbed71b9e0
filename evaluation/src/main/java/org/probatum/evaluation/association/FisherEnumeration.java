package org.probatum.evaluation.association;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Fisher's exact test of an r × c table: the probability of all tables with the same margins that are not more probable
 * than the observed one (relative tolerance 1e-7).
 *
 * <p>Columns are filled one after the other; what is left of the row sums, sorted, is a node. Paths are cut where the
 * most probable continuation is still not above the observed table (all count), or the least probable one is (none
 * counts). Source: C. R. Mehta and N. R. Patel (1983), JASA 78:427.
 */
final class FisherEnumeration {

    private static final double TOLERANCE = 1e-7;
    private static final long MOST_STEPS = 60_000_000;

    /** Bounds and total over all continuations from a node, each as Σ −log x! plus constants. */
    private record Reach(double most, double least, double total) {}

    private final int[] columns;
    private final double[] logFactorial;
    private final double limit;
    private final Map<String, Reach> reach = new HashMap<>();
    private long steps;

    private FisherEnumeration(int[] columns, double[] logFactorial, double limit) {
        this.columns = columns;
        this.logFactorial = logFactorial;
        this.limit = limit;
    }

    /** The p value, or NaN when there are too many tables. */
    static double p(double[][] table) {
        double[][] t = table.length <= table[0].length ? table : transposed(table);
        int[] rows =
                Arrays.stream(t).mapToInt(row -> (int) Arrays.stream(row).sum()).toArray();
        int[] columns = new int[t[0].length];
        int n = Arrays.stream(rows).sum();
        double[] logFactorial = new double[n + 1];
        for (int i = 2; i <= n; i++) {
            logFactorial[i] = logFactorial[i - 1] + Math.log(i);
        }
        double observed = 0;
        for (double[] row : t) {
            for (int j = 0; j < columns.length; j++) {
                columns[j] += (int) row[j];
                observed -= logFactorial[(int) row[j]];
            }
        }
        Arrays.sort(columns);
        Arrays.sort(rows);
        FisherEnumeration search = new FisherEnumeration(columns, logFactorial, observed + Math.log1p(TOLERANCE));
        Reach all = search.reach(rows, 0);
        double counted = search.counted(rows, 0, 0);
        return search.steps > MOST_STEPS ? Double.NaN : Math.min(1, Math.exp(counted - all.total()));
    }

    private static double[][] transposed(double[][] table) {
        double[][] result = new double[table[0].length][table.length];
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < table[0].length; j++) {
                result[j][i] = table[i][j];
            }
        }
        return result;
    }

    private interface Visit {
        void fill(int[] left, double term);
    }

    private Reach reach(int[] rows, int column) {
        String key = column + Arrays.toString(rows);
        Reach known = reach.get(key);
        if (known != null) {
            return known;
        }
        if (column == columns.length - 1) {
            double term = 0;
            for (int row : rows) {
                term -= logFactorial[row];
            }
            Reach last = new Reach(term, term, term);
            reach.put(key, last);
            return last;
        }
        double[] best = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        fill(rows, column, (left, term) -> {
            Reach next = reach(left, column + 1);
            best[0] = Math.max(best[0], term + next.most());
            best[1] = Math.min(best[1], term + next.least());
            best[2] = logSum(best[2], term + next.total());
        });
        Reach found = new Reach(best[0], best[1], best[2]);
        reach.put(key, found);
        return found;
    }

    /** log of the sum over the continuations whose whole table is not above the limit. */
    private double counted(int[] rows, int column, double before) {
        Reach ahead = reach(rows, column);
        if (steps > MOST_STEPS || before + ahead.least() > limit) {
            return Double.NEGATIVE_INFINITY;
        }
        if (before + ahead.most() <= limit) {
            return before + ahead.total();
        }
        double[] sum = {Double.NEGATIVE_INFINITY};
        Map<String, Double> weights = new HashMap<>();
        Map<String, int[]> nodes = new HashMap<>();
        fill(rows, column, (left, term) -> {
            String key = Arrays.toString(left) + Math.rint(term * 1e9);
            if (nodes.putIfAbsent(key, left) == null) {
                weights.put(key, term);
            } else {
                weights.merge(key + "#", 1.0, Double::sum);
            }
        });
        nodes.forEach((key, left) -> {
            double repeated = 1 + weights.getOrDefault(key + "#", 0.0);
            double term = weights.getOrDefault(key, 0.0);
            sum[0] = logSum(sum[0], counted(left, column + 1, before + term) + Math.log(repeated));
        });
        return sum[0];
    }

    /** All ways to fill one column. */
    private void fill(int[] rows, int column, Visit visit) {
        fill(rows, 0, columns[column], new int[rows.length], 0, visit);
    }

    private void fill(int[] rows, int row, int toFill, int[] left, double term, Visit visit) {
        if (++steps > MOST_STEPS) {
            return;
        }
        if (row == rows.length - 1) {
            if (toFill <= rows[row]) {
                left[row] = rows[row] - toFill;
                int[] sorted = left.clone();
                Arrays.sort(sorted);
                visit.fill(sorted, term - logFactorial[toFill]);
            }
            return;
        }
        int after = 0;
        for (int r = row + 1; r < rows.length; r++) {
            after += rows[r];
        }
        for (int x = Math.max(0, toFill - after); x <= Math.min(rows[row], toFill); x++) {
            left[row] = rows[row] - x;
            fill(rows, row + 1, toFill - x, left, term - logFactorial[x], visit);
        }
    }

    private static double logSum(double a, double b) {
        double high = Math.max(a, b);
        return high == Double.NEGATIVE_INFINITY ? high : high + Math.log1p(Math.exp(Math.min(a, b) - high));
    }
}
