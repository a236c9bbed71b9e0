package org.probatum.evaluation.statistics.survival;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.probatum.evaluation.statistics.numeric.SortedOrder;

/** Times that end with one of several causes, or censored. */
public final class CompetingRisks {

    private final double[] time;
    private final int[] cause;

    private CompetingRisks(double[] time, int[] cause) {
        this.time = time;
        this.cause = cause;
    }

    /**
     * @param time finite, not negative; shape [n]
     * @param cause 0 = censored, 1, 2, … = causes; shape [n]
     */
    public static CompetingRisks of(double[] time, int[] cause) {
        if (time.length != cause.length) {
            throw new IllegalArgumentException(time.length + " times but " + cause.length + " causes");
        }
        for (int i = 0; i < time.length; i++) {
            if (!(time[i] >= 0) || time[i] == Double.POSITIVE_INFINITY || cause[i] < 0) {
                throw new IllegalArgumentException("Row " + (i + 1) + " needs a finite time of at least 0 and a cause"
                        + " code of at least 0, has " + time[i] + " and " + cause[i]);
            }
        }
        return new CompetingRisks(time.clone(), cause.clone());
    }

    public int size() {
        return time.length;
    }

    double time(int i) {
        return time[i];
    }

    int cause(int i) {
        return cause[i];
    }

    double[] times() {
        return time;
    }

    int[] order() {
        return SortedOrder.ascending(time);
    }

    /** The participants of one group. */
    public CompetingRisks ofGroup(int[] group, int wanted) {
        int[] kept = IntStream.range(0, size()).filter(i -> group[i] == wanted).toArray();
        return new CompetingRisks(
                Arrays.stream(kept).mapToDouble(i -> time[i]).toArray(),
                Arrays.stream(kept).map(i -> cause[i]).toArray());
    }

    /** Event of any kind or censoring, for the censoring distribution. */
    SurvivalTimes anyEvent() {
        boolean[] event = new boolean[cause.length];
        for (int i = 0; i < event.length; i++) {
            event[i] = cause[i] != 0;
        }
        return SurvivalTimes.of(time, event);
    }
}
