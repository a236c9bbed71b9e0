package org.probatum.alignment.metric.internal;

import org.probatum.alignment.metric.SimilarityMetric;

/**
 * A cost of moving values against fixed ones, smaller for more alike; a moving value of NaN does not take part.
 *
 * <p>One evaluation is: {@link #gather} for each chunk (chunks may run at the same time), {@link #cost} once, then
 * {@link #slopes} for each chunk. Sums are kept by chunk and added in the order of chunks, so that the result does not depend
 * on the number of threads. The number of samples that take part is held constant in the derivative.
 */
public interface SampleCost {

    /** Takes in samples {@code from} (inclusive) to {@code to} (exclusive), all of one chunk. */
    void gather(int chunk, int from, int to, float[] moving);

    /** The cost over all samples gathered since the last call. */
    double cost();

    /** Number of samples that took part in the last {@link #cost}. */
    long participants();

    /** Replaces each moving value by the derivative of the last {@link #cost} by it; 0 where it did not take part. */
    void slopes(int from, int to, float[] moving);

    /**
     * @param fixed values of the fixed samples
     * @param movingRange smallest and largest moving value that the histogram tells apart
     * @param regions each of which has a histogram of its own, for mutual information; their grid is that of the samples
     */
    static SampleCost of(
            SimilarityMetric metric, float[] fixed, IntensityRange movingRange, int bins, int chunks, Regions regions) {
        return switch (metric) {
            case MUTUAL_INFORMATION -> new MutualInformationCost(fixed, movingRange, bins, chunks, regions);
            case CORRELATION -> new CorrelationCost(fixed, chunks);
            case MEAN_SQUARES -> new MeanSquaresCost(fixed, chunks);
            case LOCAL_CORRELATION -> new LocalCorrelationCost(fixed, movingRange, regions.grid());
            case GRADIENT_FIELDS -> new GradientFieldCost(fixed, movingRange, regions.grid());
        };
    }
}
