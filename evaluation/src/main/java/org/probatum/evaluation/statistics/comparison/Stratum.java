package org.probatum.evaluation.statistics.comparison;

/** Both arms of one stratum. */
public record Stratum(Proportion first, Proportion second) {

    double total() {
        return first.n() + (double) second.n();
    }

    double events() {
        return first.x() + (double) second.x();
    }
}
