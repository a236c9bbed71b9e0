package org.probatum.evaluation.statistics.survival;

import java.util.ArrayList;
import java.util.List;

/**
 * Running totals of a fitted Cox regression over the event times of one stratum, ascending, on the scale of standardized
 * covariates: Σₖ 1/Sₖ, Σₖ 1/Sₖ², Σₖ x̄ₖ/Sₖ, and what an event at the time itself is spared by Efron's terms.
 */
@SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
record CoxHazards(double[] time, double[] hazard, double[] variance, double[][] hazardX, double[] spared) {

    /** One entry per stratum, in stratum order. */
    static List<CoxHazards> of(CoxFit fit) {
        CoxRows rows = fit.rows();
        boolean efron = fit.options().ties() == CoxRegression.Ties.EFRON;
        double[] rate = RiskSetLikelihood.exp(rows.linearPredictor(fit.standardizedBeta()));
        List<List<Step>> steps = new ArrayList<>();
        for (int s = 0; s < rows.stratumEnd.length; s++) {
            steps.add(new ArrayList<>());
        }
        new RiskSetSweep(rows, rate, false).run(at -> steps.get(at.stratum).add(Step.of(at, efron)));
        return steps.stream().map(descending -> total(descending, rows.p)).toList();
    }

    @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
    private record Step(double time, double hazard, double variance, double[] hazardX, double spared) {

        static Step of(RiskSetSweep at, boolean efron) {
            int d = at.events;
            int terms = efron ? d : 1;
            double each = efron ? 1 : d;
            double hazard = 0;
            double variance = 0;
            double spared = 0;
            double[] hazardX = new double[at.p];
            for (int k = 0; k < terms; k++) {
                double gone = (double) k / d;
                double sum = at.riskSum - gone * at.eventSum;
                hazard += each / sum;
                variance += each / (sum * sum);
                spared += gone * each / sum;
                for (int j = 0; j < at.p; j++) {
                    hazardX[j] += each * (at.riskX[j] - gone * at.eventX[j]) / (sum * sum);
                }
            }
            return new Step(at.time(), hazard, variance, hazardX, spared);
        }
    }

    private static CoxHazards total(List<Step> descending, int p) {
        int m = descending.size();
        CoxHazards totals =
                new CoxHazards(new double[m], new double[m], new double[m], new double[m][p], new double[m]);
        for (int i = 0; i < m; i++) {
            Step step = descending.get(m - 1 - i);
            totals.time[i] = step.time();
            totals.spared[i] = step.spared();
            totals.hazard[i] = step.hazard() + (i > 0 ? totals.hazard[i - 1] : 0);
            totals.variance[i] = step.variance() + (i > 0 ? totals.variance[i - 1] : 0);
            for (int j = 0; j < p; j++) {
                totals.hazardX[i][j] = step.hazardX()[j] + (i > 0 ? totals.hazardX[i - 1][j] : 0);
            }
        }
        return totals;
    }

    /** Index of the last event time up to t, −1 before the first. */
    int lastAtMost(double t) {
        int low = 0;
        int high = time.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time[middle] <= t) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** Cumulative hazard up to and including t of a row with rate 1. */
    double hazardAt(double t) {
        int last = lastAtMost(t);
        return last < 0 ? 0 : hazard[last];
    }
}
