package org.probatum.evaluation.statistics.survival;

import java.util.Arrays;

/**
 * Walks through the event times of every stratum, latest first, and keeps the sums over the rows at risk:
 * Σ r, Σ r x and Σ r x x' (lower triangle, row by row), and the same over the events of the time.
 */
final class RiskSetSweep {

    /** Sees one event time of one stratum. */
    interface Visitor {
        void eventTime(RiskSetSweep sums);
    }

    final CoxRows rows;
    final double[] rate;
    final int p;

    double riskSum;
    final double[] riskX;
    final double[] riskXx;
    double eventSum;
    final double[] eventX;
    final double[] eventXx;
    int events;
    /** Positions of the rows with this time are first … last − 1. */
    int first;

    int last;
    int stratum;

    private final boolean second;

    /** @param second whether Σ r x x' is needed */
    RiskSetSweep(CoxRows rows, double[] rate, boolean second) {
        this.rows = rows;
        this.rate = rate;
        this.second = second;
        p = rows.p;
        riskX = new double[p];
        eventX = new double[p];
        riskXx = new double[p * (p + 1) / 2];
        eventXx = new double[p * (p + 1) / 2];
    }

    double time() {
        return rows.time[first];
    }

    void run(Visitor visitor) {
        int start = 0;
        for (stratum = 0; stratum < rows.stratumEnd.length; stratum++) {
            int end = rows.stratumEnd[stratum];
            clearRisk();
            sweep(start, end, visitor);
            start = end;
        }
    }

    private void sweep(int start, int end, Visitor visitor) {
        int leaving = start;
        int atRisk = 0;
        for (int i = start; i < end; i = last) {
            first = i;
            double time = rows.time[i];
            if (rows.entry.length > 0) {
                while (leaving < end && rows.entry[rows.entryOrder[leaving]] >= time) {
                    add(rows.entryOrder[leaving], -1);
                    leaving++;
                    atRisk--;
                }
                if (atRisk == 0) {
                    clearRisk();
                }
            }
            clearEvents();
            last = i;
            while (last < end && rows.time[last] == time) {
                add(last, 1);
                if (rows.event[last]) {
                    addEvent(last);
                }
                last++;
                atRisk++;
            }
            if (events > 0) {
                visitor.eventTime(this);
            }
        }
    }

    private void clearRisk() {
        riskSum = 0;
        Arrays.fill(riskX, 0);
        Arrays.fill(riskXx, 0);
    }

    private void clearEvents() {
        if (events > 0) {
            eventSum = 0;
            events = 0;
            Arrays.fill(eventX, 0);
            Arrays.fill(eventXx, 0);
        }
    }

    private void add(int position, double sign) {
        double r = sign * rate[position];
        riskSum += r;
        addTo(riskX, riskXx, position, r);
    }

    private void addEvent(int position) {
        double r = rate[position];
        events++;
        eventSum += r;
        addTo(eventX, eventXx, position, r);
    }

    private void addTo(double[] sumX, double[] sumXx, int position, double r) {
        double[] x = rows.x;
        int offset = position * p;
        for (int j = 0, t = 0; j < p; j++) {
            double rx = r * x[offset + j];
            sumX[j] += rx;
            if (second) {
                for (int k = 0; k <= j; k++) {
                    sumXx[t++] += rx * x[offset + k];
                }
            }
        }
    }
}
