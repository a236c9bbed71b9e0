package org.probatum.alignment.metric.internal;

import java.util.Arrays;

/**
 * Minus Pearson's correlation r = S_fm / √(S_ff S_mm) of the centred sums.
 *
 * <p>∂r/∂mᵢ = (fᵢ − f̄) / √(S_ff S_mm) − r (mᵢ − m̄) / S_mm. A constant image has r = 0.
 */
final class CorrelationCost implements SampleCost {

    private static final int SUMS = 5;

    private final float[] fixed;
    private final double[][] chunkSums;
    private final long[] counts;
    private long participants;
    private double fixedMean;
    private double movingMean;
    private double perRoot;
    private double correlationOverMoving;

    CorrelationCost(float[] fixed, int chunks) {
        this.fixed = fixed;
        this.chunkSums = new double[chunks][SUMS];
        this.counts = new long[chunks];
    }

    @Override
    public void gather(int chunk, int from, int to, float[] moving) {
        double[] sums = chunkSums[chunk];
        Arrays.fill(sums, 0);
        long count = 0;
        for (int n = from; n < to; n++) {
            double m = moving[n];
            if (!Double.isNaN(m)) {
                double f = fixed[n];
                sums[0] += f;
                sums[1] += m;
                sums[2] += f * f;
                sums[3] += m * m;
                sums[4] += f * m;
                count++;
            }
        }
        counts[chunk] = count;
    }

    @Override
    public double cost() {
        double[] s = new double[SUMS];
        participants = 0;
        for (int chunk = 0; chunk < chunkSums.length; chunk++) {
            participants += counts[chunk];
            for (int n = 0; n < SUMS; n++) {
                s[n] += chunkSums[chunk][n];
            }
        }
        double n = Math.max(1, participants);
        fixedMean = s[0] / n;
        movingMean = s[1] / n;
        double ff = s[2] - n * fixedMean * fixedMean;
        double mm = s[3] - n * movingMean * movingMean;
        double fm = s[4] - n * fixedMean * movingMean;
        boolean varies = ff > 1e-12 * s[2] && mm > 1e-12 * s[3];
        perRoot = varies ? 1 / Math.sqrt(ff * mm) : 0;
        double r = fm * perRoot;
        correlationOverMoving = varies ? r / mm : 0;
        return -r;
    }

    @Override
    public long participants() {
        return participants;
    }

    @Override
    public void slopes(int from, int to, float[] moving) {
        for (int n = from; n < to; n++) {
            double m = moving[n];
            moving[n] = Double.isNaN(m)
                    ? 0
                    : (float) (correlationOverMoving * (m - movingMean) - perRoot * (fixed[n] - fixedMean));
        }
    }
}
