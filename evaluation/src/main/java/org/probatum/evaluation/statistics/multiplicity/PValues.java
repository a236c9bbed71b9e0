package org.probatum.evaluation.statistics.multiplicity;

import org.probatum.evaluation.statistics.numeric.SortedOrder;

/** Checked p values. */
final class PValues {

    private PValues() {}

    /** @throws IllegalArgumentException if there is none, or one does not lie between 0 and 1 */
    static double[] checked(double[] p) {
        if (p.length == 0) {
            throw new IllegalArgumentException("At least one p value is needed");
        }
        for (int i = 0; i < p.length; i++) {
            if (!(p[i] >= 0 && p[i] <= 1)) {
                throw new IllegalArgumentException("p[" + i + "] must lie between 0 and 1, was " + p[i]);
            }
        }
        return p;
    }

    static double checkedAlpha(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must lie between 0 and 1, was " + alpha);
        }
        return alpha;
    }

    static double[] sorted(double[] p) {
        int[] order = SortedOrder.ascending(p);
        double[] sorted = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            sorted[i] = p[order[i]];
        }
        return sorted;
    }
}
