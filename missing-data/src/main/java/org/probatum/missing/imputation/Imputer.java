package org.probatum.missing.imputation;

import org.probatum.missing.ObservationTable;

/** Completes a table several times; the same seed gives the same bits on any number of threads. */
public sealed interface Imputer permits ChainedEquations, NearestNeighbours, JointNormal {

    /**
     * @throws IllegalArgumentException if the table has no row, or a variable does not suit the imputer
     */
    MultipleImputation impute(ObservationTable incomplete);
}
