package org.probatum.evaluation.statistics.survival;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.probatum.evaluation.statistics.numeric.SortedOrder;

/** Right-censored times: for each participant how long they were observed, and whether that ended with the event. */
public final class SurvivalTimes {

    private final double[] time;
    private final boolean[] event;

    private SurvivalTimes(double[] time, boolean[] event) {
        this.time = time;
        this.event = event;
    }

    /**
     * @param time observed time, any unit, finite, not negative; shape [n]
     * @param event true when the time ended with the event, false when it was censored; shape [n]
     * @throws IllegalArgumentException if the lengths differ or a time is negative or not finite
     */
    public static SurvivalTimes of(double[] time, boolean[] event) {
        if (time.length != event.length) {
            throw new IllegalArgumentException(time.length + " times but " + event.length + " event indicators");
        }
        for (int i = 0; i < time.length; i++) {
            if (!(time[i] >= 0) || time[i] == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException(
                        "Time of row " + (i + 1) + " must be finite and not negative, was " + time[i]);
            }
        }
        return new SurvivalTimes(time.clone(), event.clone());
    }

    public int size() {
        return time.length;
    }

    public double time(int index) {
        return time[index];
    }

    public boolean event(int index) {
        return event[index];
    }

    public int events() {
        int events = 0;
        for (boolean one : event) {
            events += one ? 1 : 0;
        }
        return events;
    }

    /** The longest observed time; 0 without participants. */
    public double longest() {
        return Arrays.stream(time).max().orElse(0);
    }

    /** The participants for whom the index passes the test, in the same order. */
    public SurvivalTimes where(IntPredicate chosen) {
        int[] kept = IntStream.range(0, size()).filter(chosen).toArray();
        double[] keptTime = new double[kept.length];
        boolean[] keptEvent = new boolean[kept.length];
        for (int i = 0; i < kept.length; i++) {
            keptTime[i] = time[kept[i]];
            keptEvent[i] = event[kept[i]];
        }
        return new SurvivalTimes(keptTime, keptEvent);
    }

    /** The participants of one group. */
    public SurvivalTimes ofGroup(int[] group, int wanted) {
        requireLength(group, "group");
        return where(i -> group[i] == wanted);
    }

    /** The same times with event and censoring exchanged, as the censoring distribution needs them. */
    SurvivalTimes reversed() {
        boolean[] reversed = new boolean[event.length];
        for (int i = 0; i < event.length; i++) {
            reversed[i] = !event[i];
        }
        return new SurvivalTimes(time, reversed);
    }

    /** Indices by ascending time. */
    int[] order() {
        return SortedOrder.ascending(time);
    }

    double[] times() {
        return time;
    }

    boolean[] eventFlags() {
        return event;
    }

    void requireLength(int[] codes, String name) {
        if (codes.length != time.length) {
            throw new IllegalArgumentException(
                    name + " has " + codes.length + " values, there are " + time.length + " times");
        }
    }
}
