package org.probatum.missing.imputation;

import java.util.List;
import org.probatum.missing.ObservationTable;

/**
 * m completed tables of one incomplete table.
 *
 * @param incomplete what was observed
 * @param completed the completed tables; an observed value is the same in all
 * @param settings what they depend on
 * @param chainMeans mean of the filled values of each variable after each iteration; shape
 *     [imputations][iterations][variables], NaN where nothing was filled; a trend over iterations means that the chains
 *     have not settled
 * @param neverObserved names of variables without any observed value, which stay missing
 */
public record MultipleImputation(
        ObservationTable incomplete,
        List<ObservationTable> completed,
        ImputationSettings settings,
        double[][][] chainMeans,
        List<String> neverObserved) {

    public MultipleImputation {
        completed = List.copyOf(completed);
        neverObserved = List.copyOf(neverObserved);
    }

    /** Whether a value was filled in rather than observed. */
    public boolean isFilled(int row, int variable) {
        return incomplete.isMissing(row, variable);
    }
}
