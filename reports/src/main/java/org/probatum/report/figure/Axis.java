package org.probatum.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.probatum.report.number.Numbers;

/** Maps values to a stretch of the page, linearly or logarithmically, and knows its round ticks. */
record Axis(double low, double high, double from, double to, boolean logarithmic) {

    Axis {
        if (!(high > low)) {
            throw new IllegalArgumentException("An axis needs a range, was " + low + " to " + high);
        }
    }

    static Axis linear(double low, double high, double from, double to) {
        return new Axis(low, high, from, to, false);
    }

    double at(double value) {
        double share = logarithmic
                ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))
                : (value - low) / (high - low);
        return from + share * (to - from);
    }

    boolean contains(double value) {
        return value >= low && value <= high;
    }

    /** Round ticks, about {@code count}, inside the range. */
    List<Double> ticks(int count) {
        return logarithmic ? logTicks(count) : linearTicks(count);
    }

    private List<Double> linearTicks(int count) {
        double step = step(high - low, count);
        List<Double> ticks = new ArrayList<>();
        long first = (long) Math.ceil(low / step - 1e-9);
        for (long i = first; i * step <= high + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private List<Double> logTicks(int count) {
        double[] mantissas = Math.log10(high / low) > 2 ? new double[] {1} : new double[] {1, 2, 5};
        List<Double> ticks = new ArrayList<>();
        for (int e = (int) Math.floor(Math.log10(low)) - 1; e <= Math.ceil(Math.log10(high)); e++) {
            for (double mantissa : mantissas) {
                double value = mantissa * Math.pow(10, e);
                if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
                    ticks.add(value);
                }
            }
        }
        return ticks.size() > 2 * count
                ? ticks.stream().filter(t -> isPowerOfTen(t)).toList()
                : ticks;
    }

    private static boolean isPowerOfTen(double value) {
        double exponent = Math.log10(value);
        return Math.abs(exponent - Math.rint(exponent)) < 1e-9;
    }

    static double step(double range, int count) {
        double raw = range / Math.max(1, count);
        double magnitude = Math.pow(10, Math.floor(Math.log10(raw)));
        double lead = raw / magnitude;
        double round = lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 2.5 ? 2.5 : lead <= 5 ? 5 : 10;
        return round * magnitude;
    }

    /** The next round value at or above {@code value}, for a range that ends on a tick. */
    static double roundUp(double value, int count) {
        double step = step(Math.max(value, 1e-9), count);
        return Math.ceil(value / step - 1e-9) * step;
    }

    /** Ticks printed with the decimals that tell all of them apart. */
    static List<String> labels(List<Double> ticks) {
        int decimals = 0;
        while (decimals < 6 && !exact(ticks, decimals)) {
            decimals++;
        }
        int chosen = decimals;
        return ticks.stream().map(t -> Numbers.decimal(t, chosen)).toList();
    }

    private static boolean exact(List<Double> ticks, int decimals) {
        double scale = Math.pow(10, decimals);
        return ticks.stream().allMatch(t -> Math.abs(t * scale - Math.rint(t * scale)) < 1e-6);
    }

    /** Each tick with only the decimals it needs, as is usual on a logarithmic axis. */
    static String shortest(double tick) {
        return labels(List.of(tick)).getFirst();
    }
}
