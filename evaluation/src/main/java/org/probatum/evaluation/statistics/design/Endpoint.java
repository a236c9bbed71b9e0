package org.probatum.evaluation.statistics.design;

/**
 * An effect that a trial is to show, on one kind of endpoint.
 *
 * <p>Sizes are numbers of participants of all groups together (events for time to event), not rounded. Power counts the
 * side of the effect.
 */
public sealed interface Endpoint permits MeansEndpoint, RatesEndpoint, EventsEndpoint {

    /** The size of a test with one look. */
    double fixedSize(double alphaPerSide, double beta);

    /** The mean of the final z of a trial of this size, such that Φ(drift − z_α) is the power of one look. */
    double drift(double size, double alphaPerSide);

    /**
     * The estimated effect at which a look of this size reaches z.
     *
     * @param upper whether effects above the null count as success; else z is that of effects below it
     */
    double effectAt(double z, double size, boolean upper);

    /** Whether the effect to show lies above the null (a hazard ratio above it, too). */
    boolean isUpward();

    /** Participants of group 1 per participant of group 2. */
    double allocationRatio();

    /** 1 or 2. */
    int groups();

    static void requireRatio(double ratio) {
        if (!(ratio > 0) || Double.isInfinite(ratio)) {
            throw new IllegalArgumentException("allocationRatioPlanned must be above 0 and finite, was " + ratio);
        }
    }
}
