package org.probatum.missing.certificate;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What one subset of the modalities loses against the full input in one metric.
 *
 * @param subset modalities that are present, in the model's order
 * @param metric what is compared
 * @param value the metric on the subset
 * @param loss see {@link SubsetMetric}; positive when the subset is worse
 * @param se bootstrap standard error of the paired loss
 * @param lower lower limit, simultaneous over all subsets
 * @param upper upper limit, simultaneous over all subsets
 * @param margin largest tolerable loss; empty when none was declared
 * @param verdict what margin and interval say
 */
public record SubsetLoss(
        List<String> subset,
        SubsetMetric metric,
        double value,
        double loss,
        double se,
        double lower,
        double upper,
        OptionalDouble margin,
        Verdict verdict) {

    /** What the interval says about the margin. */
    public enum Verdict {
        /** The whole interval lies below the margin. */
        NON_INFERIOR,
        /** The whole interval lies above the margin. */
        INFERIOR,
        /** The margin lies inside the interval. */
        INCONCLUSIVE,
        /** No margin was declared. */
        NO_MARGIN
    }

    public SubsetLoss {
        subset = List.copyOf(subset);
    }

    static Verdict verdict(OptionalDouble margin, double lower, double upper) {
        if (margin.isEmpty()) {
            return Verdict.NO_MARGIN;
        }
        if (upper < margin.getAsDouble()) {
            return Verdict.NON_INFERIOR;
        }
        return lower > margin.getAsDouble() ? Verdict.INFERIOR : Verdict.INCONCLUSIVE;
    }
}
