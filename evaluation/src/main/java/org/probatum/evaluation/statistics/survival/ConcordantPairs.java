package org.probatum.evaluation.statistics.survival;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.numeric.SortedOrder;

/**
 * Counts pairs in n log n steps: participants are taken by time, and how many markers lie below, at and above one is
 * read from a tree of counts.
 *
 * <p>Two passes: from the latest time down, each event meets those still under observation; from the earliest time up,
 * each participant meets the weighted events before them. Both together give each participant's share for the
 * jackknife.
 */
final class ConcordantPairs {

    private final double[] time;
    private final boolean[] event;
    private final double[] weight;
    private final int[] code;
    private final int codes;
    private double concordant;
    private double discordant;
    private double tiedX;
    private double tiedY;
    private double tiedXy;
    /** Share of each participant in concordant − discordant pairs. */
    private final double[] net;
    /** Share of each participant in all pairs. */
    private final double[] all;

    private ConcordantPairs(SurvivalTimes times, double[] marker, double[] weight) {
        time = times.times();
        event = times.eventFlags();
        this.weight = weight;
        int[] order = SortedOrder.ascending(marker);
        code = new int[marker.length];
        int c = 0;
        for (int i = 0; i < order.length; i++) {
            if (i > 0 && marker[order[i]] != marker[order[i - 1]]) {
                c++;
            }
            code[order[i]] = c;
        }
        codes = c + 1;
        net = new double[time.length];
        all = new double[time.length];
    }

    /** @param weight of the pairs of each participant's event; shape [n] */
    static ConcordantPairs of(SurvivalTimes times, double[] marker, int[] stratum, double[] weight) {
        if (marker.length != times.size()) {
            throw new IllegalArgumentException(
                    "marker has " + marker.length + " values, there are " + times.size() + " times");
        }
        ConcordantPairs pairs = new ConcordantPairs(times, marker, weight);
        for (int[] members : LogRankTest.byStratum(times.order(), stratum)) {
            pairs.meetLater(members);
            pairs.meetEarlier(members);
        }
        return pairs;
    }

    /** Each event against those with a longer time, or the same time and censored. */
    private void meetLater(int[] ascending) {
        CountTree later = new CountTree(codes);
        for (int end = ascending.length; end > 0; ) {
            int start = end - 1;
            while (start > 0 && time[ascending[start - 1]] == time[ascending[end - 1]]) {
                start--;
            }
            for (int i = start; i < end; i++) {
                if (!event[ascending[i]]) {
                    later.add(code[ascending[i]], 1);
                }
            }
            for (int i = start; i < end; i++) {
                if (event[ascending[i]]) {
                    meet(ascending[i], later);
                }
            }
            countTiedEvents(ascending, start, end);
            for (int i = start; i < end; i++) {
                if (event[ascending[i]]) {
                    later.add(code[ascending[i]], 1);
                }
            }
            end = start;
        }
    }

    private void meet(int i, CountTree later) {
        double below = later.below(code[i]);
        double same = later.at(code[i]);
        double above = later.total() - below - same;
        concordant += weight[i] * below;
        discordant += weight[i] * above;
        tiedX += weight[i] * same;
        net[i] += weight[i] * (below - above);
        all[i] += weight[i] * later.total();
    }

    private void countTiedEvents(int[] ascending, int start, int end) {
        int[] tied = Arrays.stream(ascending, start, end)
                .filter(i -> event[i])
                .map(i -> code[i])
                .sorted()
                .toArray();
        if (tied.length < 2) {
            return;
        }
        double same = 0;
        for (int i = 0, run = 0; i < tied.length; i++) {
            run = i > 0 && tied[i] == tied[i - 1] ? run + 1 : 0;
            same += run;
        }
        double w = weight[
                Arrays.stream(ascending, start, end)
                        .filter(i -> event[i])
                        .findFirst()
                        .orElseThrow()];
        tiedXy += w * same;
        tiedY += w * (tied.length * (tied.length - 1.0) / 2 - same);
    }

    /** Each participant against the events before. */
    private void meetEarlier(int[] ascending) {
        CountTree earlier = new CountTree(codes);
        for (int start = 0; start < ascending.length; ) {
            int end = start;
            while (end < ascending.length && time[ascending[end]] == time[ascending[start]]) {
                end++;
            }
            takeShares(ascending, start, end, earlier, true);
            for (int i = start; i < end; i++) {
                if (event[ascending[i]]) {
                    earlier.add(code[ascending[i]], weight[ascending[i]]);
                }
            }
            takeShares(ascending, start, end, earlier, false);
            start = end;
        }
    }

    private void takeShares(int[] ascending, int start, int end, CountTree earlier, boolean events) {
        for (int m = start; m < end; m++) {
            int j = ascending[m];
            if (event[j] == events) {
                double below = earlier.below(code[j]);
                double above = earlier.total() - below - earlier.at(code[j]);
                net[j] += above - below;
                all[j] += earlier.total();
            }
        }
    }

    Outcome<HarrellConcordance> estimate() {
        return estimate(IntStream.range(0, net.length).toArray());
    }

    /** @param cluster code of each participant, 0 or more; shares are summed within clusters */
    Outcome<HarrellConcordance> estimate(int[] cluster) {
        double pairs = concordant + discordant + tiedX;
        if (!(pairs > 0)) {
            return Outcome.notEstimable(
                    "no-pairs", "No pair of participants can be ordered, so there is no concordance");
        }
        double[] influence = influence();
        double[] ofCluster = new double[Arrays.stream(cluster).max().orElse(-1) + 1];
        for (int i = 0; i < influence.length; i++) {
            ofCluster[cluster[i]] += influence[i];
        }
        double sum = 0;
        for (double one : ofCluster) {
            sum += one * one;
        }
        return Outcome.of(new HarrellConcordance(
                (somers() + 1) / 2, Math.sqrt(sum), concordant, discordant, tiedX, tiedY, tiedXy));
    }

    private double somers() {
        return (concordant - discordant) / (concordant + discordant + tiedX);
    }

    /** ∂C/∂wᵢ of each participant. */
    double[] influence() {
        double pairs = concordant + discordant + tiedX;
        double[] influence = new double[net.length];
        for (int i = 0; i < net.length; i++) {
            influence[i] = (net[i] - somers() * all[i]) / pairs / 2;
        }
        return influence;
    }

    /** Prefix sums under insertion (Fenwick tree). */
    private static final class CountTree {

        private final double[] tree;
        private final double[] own;
        private double total;

        CountTree(int size) {
            tree = new double[size + 1];
            own = new double[size];
        }

        void add(int index, double amount) {
            own[index] += amount;
            total += amount;
            for (int i = index + 1; i < tree.length; i += i & -i) {
                tree[i] += amount;
            }
        }

        double below(int index) {
            double sum = 0;
            for (int i = index; i > 0; i -= i & -i) {
                sum += tree[i];
            }
            return sum;
        }

        double at(int index) {
            return own[index];
        }

        double total() {
            return total;
        }
    }
}
