package org.probatum.evaluation.statistics.survival;

import java.util.Arrays;

/**
 * Score residuals of a Cox regression, position by position.
 *
 * <p>Every event time t adds to a row at risk −rᵢ Σₖ (xᵢ − x̄ₖ)/Sₖ and to an event the mean of (xᵢ − x̄ₖ); with Efron
 * ties there are d terms k, in which the tied events weigh 1 − k/d. Sums over times come from running totals.
 */
final class ScoreResiduals implements RiskSetSweep.Visitor {

    private final CoxRows rows;
    private final boolean efron;
    private final double[] rate;
    private final int p;
    private final double[] residual;

    /** Per stratum, event times descending, with the totals over times from the latest down to it. */
    private double[] times = new double[16];

    private double[] hazard = new double[16];
    private double[] hazardX;
    private int count;
    private int stratum;
    private int stratumStart;

    private ScoreResiduals(CoxRows rows, double[] beta, boolean efron) {
        this.rows = rows;
        this.efron = efron;
        p = rows.p;
        rate = RiskSetLikelihood.exp(rows.linearPredictor(beta));
        residual = new double[rows.n * p];
        hazardX = new double[16 * p];
    }

    static double[] of(CoxRows rows, double[] beta, boolean efron) {
        ScoreResiduals pass = new ScoreResiduals(rows, beta, efron);
        new RiskSetSweep(rows, pass.rate, false).run(pass);
        pass.finishStrata(rows.stratumEnd.length);
        return pass.residual;
    }

    @Override
    public void eventTime(RiskSetSweep at) {
        finishStrata(at.stratum);
        int d = at.events;
        int terms = efron ? d : 1;
        double each = efron ? 1 : d;
        double hazardAt = 0;
        double eventHazard = 0;
        double[] hazardXAt = new double[p];
        double[] eventHazardX = new double[p];
        double[] meanX = new double[p];
        for (int k = 0; k < terms; k++) {
            double gone = (double) k / d;
            double sum = at.riskSum - gone * at.eventSum;
            hazardAt += each / sum;
            eventHazard += (1 - gone) * each / sum;
            for (int j = 0; j < p; j++) {
                double mean = (at.riskX[j] - gone * at.eventX[j]) / sum;
                meanX[j] += mean / terms;
                hazardXAt[j] += each * mean / sum;
                eventHazardX[j] += (1 - gone) * each * mean / sum;
            }
        }
        record(at.time(), hazardAt, hazardXAt);
        for (int i = at.first; i < at.last; i++) {
            if (rows.event[i]) {
                for (int j = 0; j < p; j++) {
                    double x = rows.x[i * p + j];
                    double asAtRisk = x * hazardAt - hazardXAt[j];
                    double asEvent = x * eventHazard - eventHazardX[j];
                    residual[i * p + j] += x - meanX[j] + rate[i] * (asAtRisk - asEvent);
                }
            }
        }
    }

    private void record(double time, double hazardAt, double[] hazardXAt) {
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
            hazard = Arrays.copyOf(hazard, 2 * count);
            hazardX = Arrays.copyOf(hazardX, 2 * count * p);
        }
        times[count] = time;
        hazard[count] = hazardAt + (count > 0 ? hazard[count - 1] : 0);
        for (int j = 0; j < p; j++) {
            hazardX[count * p + j] = hazardXAt[j] + (count > 0 ? hazardX[(count - 1) * p + j] : 0);
        }
        count++;
    }

    /** Takes the at-risk part off the rows of all strata before the given one. */
    private void finishStrata(int until) {
        while (stratum < until) {
            for (int i = stratumStart; i < rows.stratumEnd[stratum]; i++) {
                int within = after(rows.entry.length == 0 ? Double.NEGATIVE_INFINITY : rows.entry[i]);
                int beyond = after(rows.time[i]);
                takeOff(i, within, 1);
                takeOff(i, beyond, -1);
            }
            stratumStart = rows.stratumEnd[stratum];
            count = 0;
            stratum++;
        }
    }

    /** How many of the recorded times lie after t. */
    private int after(double t) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] > t) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void takeOff(int i, int upTo, double sign) {
        if (upTo == 0) {
            return;
        }
        for (int j = 0; j < p; j++) {
            residual[i * p + j] -=
                    sign * rate[i] * (rows.x[i * p + j] * hazard[upTo - 1] - hazardX[(upTo - 1) * p + j]);
        }
    }
}
