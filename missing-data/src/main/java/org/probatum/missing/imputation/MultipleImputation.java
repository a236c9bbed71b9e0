package org.probatum.missing.imputation;

import java.util.List;
import java.util.Map;
import org.probatum.missing.ObservationTable;

/**
 * m completed tables of one incomplete table.
 *
 * @param incomplete what was observed
 * @param completed the completed tables; an observed value is the same in all
 * @param settings what they depend on
 * @param methods how the missing values of each variable were filled, for those that were
 * @param chainMeans mean of the filled values of each variable after each iteration; shape
 *     [imputations][iterations][variables], NaN where nothing was filled; a trend over iterations means that the chains
 *     have not settled; no iterations for an imputer without chains
 * @param neverObserved names of variables without any observed value, which stay missing
 * @param warnings what was handled in a way that the statistician should know
 */
public record MultipleImputation(
        ObservationTable incomplete,
        List<ObservationTable> completed,
        ImputationSettings settings,
        Map<String, String> methods,
        double[][][] chainMeans,
        List<String> neverObserved,
        List<String> warnings) {

    public MultipleImputation {
        completed = List.copyOf(completed);
        methods = Map.copyOf(methods);
        neverObserved = List.copyOf(neverObserved);
        warnings = List.copyOf(warnings);
    }

    /** Whether a value was filled in rather than observed. */
    public boolean isFilled(int row, int variable) {
        return incomplete.isMissing(row, variable);
    }
}
