package org.probatum.trial.protocol;

import java.util.Optional;

/** A bound that a measured figure must keep.
 *
 * @param measure name of the figure, as the step that measures it reports it
 * @param min smallest value that passes, in the unit of the figure
 * @param max largest value that passes, in the unit of the figure
 */
public record Threshold(String measure, Optional<Double> min, Optional<Double> max) {
    /** Whether a figure keeps the bound; NaN never does. */
    public boolean isKeptBy(double figure) {
        return !Double.isNaN(figure)
                && min.map(bound -> figure >= bound).orElse(true)
                && max.map(bound -> figure <= bound).orElse(true);
    }
}
