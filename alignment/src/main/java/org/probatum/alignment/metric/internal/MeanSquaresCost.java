package org.probatum.alignment.metric.internal;

/** Mean of (m − f)² over the variance of the fixed values. */
final class MeanSquaresCost implements SampleCost {

    private final float[] fixed;
    private final double variance;
    private final double[] sums;
    private final long[] counts;
    private long participants;

    MeanSquaresCost(float[] fixed, int chunks) {
        this.fixed = fixed;
        this.variance = variance(fixed);
        this.sums = new double[chunks];
        this.counts = new long[chunks];
    }

    private static double variance(float[] values) {
        double mean = 0;
        for (float value : values) {
            mean += value;
        }
        mean /= values.length;
        double sum = 0;
        for (float value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum > 0 ? sum / values.length : 1;
    }

    @Override
    public void gather(int chunk, int from, int to, float[] moving) {
        double sum = 0;
        long count = 0;
        for (int n = from; n < to; n++) {
            float value = moving[n];
            if (!Float.isNaN(value)) {
                double difference = value - fixed[n];
                sum += difference * difference;
                count++;
            }
        }
        sums[chunk] = sum;
        counts[chunk] = count;
    }

    @Override
    public double cost() {
        double sum = 0;
        participants = 0;
        for (int chunk = 0; chunk < sums.length; chunk++) {
            sum += sums[chunk];
            participants += counts[chunk];
        }
        return participants == 0 ? 0 : sum / (variance * participants);
    }

    @Override
    public long participants() {
        return participants;
    }

    @Override
    public void slopes(int from, int to, float[] moving) {
        double factor = 2 / (variance * participants);
        for (int n = from; n < to; n++) {
            moving[n] = Float.isNaN(moving[n]) ? 0 : (float) (factor * (moving[n] - fixed[n]));
        }
    }
}
