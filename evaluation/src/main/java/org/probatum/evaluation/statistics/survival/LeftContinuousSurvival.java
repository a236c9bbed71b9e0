package org.probatum.evaluation.statistics.survival;

import java.util.Arrays;

/** Kaplan–Meier of rows that may enter late, read just before a time; strata pooled. */
final class LeftContinuousSurvival {

    private final double[] time;
    private final double[] survival;

    private LeftContinuousSurvival(double[] time, double[] survival) {
        this.time = time;
        this.survival = survival;
    }

    static LeftContinuousSurvival of(CoxRows rows) {
        double[] ends = rows.time.clone();
        Arrays.sort(ends);
        double[] entries = rows.entry.clone();
        Arrays.sort(entries);
        double[] deaths = java.util.stream.IntStream.range(0, rows.n)
                .filter(i -> rows.event[i])
                .mapToDouble(i -> rows.time[i])
                .sorted()
                .toArray();
        double[] time = Arrays.stream(deaths).distinct().toArray();
        double[] survival = new double[time.length];
        double s = 1;
        for (int j = 0; j < time.length; j++) {
            int d = below(deaths, Math.nextUp(time[j])) - below(deaths, time[j]);
            int entered = rows.entry.length == 0 ? rows.n : below(entries, time[j]);
            s *= 1 - (double) d / (entered - below(ends, time[j]));
            survival[j] = s;
        }
        return new LeftContinuousSurvival(time, survival);
    }

    /** How many sorted values lie below a limit. */
    private static int below(double[] sorted, double limit) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** 1 − S(t−) of each time. */
    double[] lossAt(double[] times) {
        return Arrays.stream(times)
                .map(t -> {
                    int before = below(time, t);
                    return before == 0 ? 0 : 1 - survival[before - 1];
                })
                .toArray();
    }
}
