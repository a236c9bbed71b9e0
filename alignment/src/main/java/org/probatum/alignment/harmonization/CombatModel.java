package org.probatum.alignment.harmonization;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Shifts and scales of batches as {@link Combat} learnt them, to be applied to samples that took part or came later.
 *
 * <p>Adjusted value: y* = σ (z − γ*) / δ* + α + x'β with z = (y − α − x'β) / σ.
 */
public final class CombatModel {

    private final double[] grand;
    private final double[][] slopes;
    private final double[] deviations;
    private final Map<String, BatchEffect> batches;

    CombatModel(double[] grand, double[][] slopes, double[] deviations, Map<String, BatchEffect> batches) {
        this.grand = grand;
        this.slopes = slopes;
        this.deviations = deviations;
        this.batches = new LinkedHashMap<>(batches);
    }

    /**
     * One batch against all, for each feature.
     *
     * @param shift γ*, in standard deviations within batches
     * @param variance δ*², of standardized values; above 0
     */
    @SuppressWarnings("ArrayRecordComponent") // copied in and out
    public record BatchEffect(double[] shift, double[] variance) {

        public BatchEffect {
            shift = shift.clone();
            variance = variance.clone();
        }

        @Override
        public double[] shift() {
            return shift.clone();
        }

        @Override
        public double[] variance() {
            return variance.clone();
        }
    }

    /** By name of the batch, in the order of their first samples. */
    public Map<String, BatchEffect> batches() {
        return new LinkedHashMap<>(batches);
    }

    double[] standardized(double[] values, double[] covariates) {
        double[] z = new double[values.length];
        for (int f = 0; f < z.length; f++) {
            z[f] = (values[f] - expected(f, covariates)) / deviations[f];
        }
        return z;
    }

    private double expected(int feature, double[] covariates) {
        double value = grand[feature];
        for (int c = 0; c < covariates.length; c++) {
            value += slopes[c][feature] * covariates[c];
        }
        return value;
    }

    /**
     * One sample without what its batch adds.
     *
     * @param values one for each feature, in the unit that was learnt
     * @param covariates as many as were kept
     * @throws IllegalArgumentException if the batch was not among those learnt, or there are other numbers of values or covariates
     */
    public double[] adjusted(double[] values, String batch, double[] covariates) {
        if (values.length != grand.length || covariates.length != slopes.length) {
            throw new IllegalArgumentException("A sample has " + grand.length + " values and " + slopes.length
                    + " covariates, was given " + values.length + " and " + covariates.length);
        }
        if (!batches.containsKey(batch)) {
            throw new IllegalArgumentException("The batch is one of " + batches.keySet() + ", was \"" + batch
                    + "\"; a new site must be learnt from its own samples");
        }
        BatchEffect effect = Objects.requireNonNull(batches.get(batch));
        double[] z = standardized(values, covariates);
        for (int f = 0; f < z.length; f++) {
            double within = (z[f] - effect.shift[f]) / Math.sqrt(effect.variance[f]);
            z[f] = within * deviations[f] + expected(f, covariates);
        }
        return z;
    }
}
