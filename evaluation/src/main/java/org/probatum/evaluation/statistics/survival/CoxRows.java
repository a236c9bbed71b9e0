package org.probatum.evaluation.statistics.survival;

import java.util.Arrays;
import java.util.Optional;
import org.probatum.evaluation.statistics.numeric.SortedOrder;

/**
 * The rows of a Cox regression in the order in which risk sets grow: stratum by stratum, latest time first. Covariates
 * are centred and scaled, and lie row by row in one array.
 */
final class CoxRows {

    final int n;
    final int p;
    /** Original index of the row at each position. */
    final int[] order;

    final double[] time;
    final boolean[] event;
    /** Position after the last row of each stratum. */
    final int[] stratumEnd;
    /** Entry time per position; empty array when every row enters at the start. */
    final double[] entry;
    /** Positions by stratum and descending entry; empty array without entry times. */
    final int[] entryOrder;

    final double[] x;
    final double[] centre;
    final double[] scale;

    private CoxRows(
            int p,
            int[] order,
            double[] time,
            boolean[] event,
            int[] stratumEnd,
            double[] entry,
            int[] entryOrder,
            double[] x,
            double[] centre,
            double[] scale) {
        this.n = order.length;
        this.p = p;
        this.order = order;
        this.time = time;
        this.event = event;
        this.stratumEnd = stratumEnd;
        this.entry = entry;
        this.entryOrder = entryOrder;
        this.x = x;
        this.centre = centre;
        this.scale = scale;
    }

    int covariates() {
        return p;
    }

    static CoxRows of(
            SurvivalTimes times, double[][] covariates, Optional<int[]> stratum, Optional<double[]> entryTimes) {
        int n = times.size();
        int p = covariates.length;
        int[] codes = stratum.orElseGet(() -> new int[n]);
        times.requireLength(codes, "stratum");
        int[] order = byStratumDescending(times.times(), codes);
        double[] time = new double[n];
        boolean[] event = new boolean[n];
        for (int i = 0; i < n; i++) {
            time[i] = times.time(order[i]);
            event[i] = times.event(order[i]);
        }
        double[] entry = new double[0];
        int[] entryOrder = new int[0];
        if (entryTimes.isPresent()) {
            double[] given = entryTimes.get();
            requireEntries(times, given);
            entry = new double[n];
            for (int i = 0; i < n; i++) {
                entry[i] = given[order[i]];
            }
            int[] position = new int[n];
            for (int i = 0; i < n; i++) {
                position[order[i]] = i;
            }
            entryOrder = Arrays.stream(byStratumDescending(given, codes))
                    .map(i -> position[i])
                    .toArray();
        }
        double[] centre = new double[p];
        double[] scale = new double[p];
        double[] x = standardize(covariates, order, centre, scale);
        return new CoxRows(p, order, time, event, stratumEnds(order, codes), entry, entryOrder, x, centre, scale);
    }

    private static void requireEntries(SurvivalTimes times, double[] entry) {
        if (entry.length != times.size()) {
            throw new IllegalArgumentException(entry.length + " entry times, there are " + times.size() + " times");
        }
        for (int i = 0; i < entry.length; i++) {
            if (!(entry[i] < times.time(i))) {
                throw new IllegalArgumentException("Row " + (i + 1) + " enters at " + entry[i]
                        + ", which is not before its time " + times.time(i));
            }
        }
    }

    private static int[] byStratumDescending(double[] values, int[] codes) {
        int n = values.length;
        double[] negative = new double[n];
        for (int i = 0; i < n; i++) {
            negative[i] = -values[i];
        }
        int[] result = new int[n];
        int filled = 0;
        for (int[] members : LogRankTest.byStratum(SortedOrder.ascending(negative), codes)) {
            System.arraycopy(members, 0, result, filled, members.length);
            filled += members.length;
        }
        return result;
    }

    private static int[] stratumEnds(int[] order, int[] codes) {
        int[] ends = new int[order.length];
        int count = 0;
        for (int i = 0; i < order.length; i++) {
            if (i + 1 == order.length || codes[order[i + 1]] != codes[order[i]]) {
                ends[count++] = i + 1;
            }
        }
        return Arrays.copyOf(ends, count);
    }

    private static double[] standardize(double[][] covariates, int[] order, double[] centre, double[] scale) {
        int n = order.length;
        int p = covariates.length;
        double[] x = new double[n * p];
        for (int j = 0; j < p; j++) {
            double[] column = covariates[j];
            double sum = 0;
            for (double value : column) {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("Covariate " + j + " has the value " + value);
                }
                sum += value;
            }
            centre[j] = sum / n;
            double squares = 0;
            for (double value : column) {
                squares += (value - centre[j]) * (value - centre[j]);
            }
            double sd = Math.sqrt(squares / n);
            // a constant column keeps its rounding noise small, so that the information shows that it is constant
            scale[j] = sd > 1e-12 * Math.abs(centre[j]) ? sd : Math.max(Math.abs(centre[j]), 1);
            for (int i = 0; i < n; i++) {
                x[i * p + j] = (column[order[i]] - centre[j]) / scale[j];
            }
        }
        return x;
    }

    /** x'β of every position. */
    double[] linearPredictor(double[] beta) {
        double[] eta = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < p; j++) {
                sum += x[i * p + j] * beta[j];
            }
            eta[i] = sum;
        }
        return eta;
    }
}
