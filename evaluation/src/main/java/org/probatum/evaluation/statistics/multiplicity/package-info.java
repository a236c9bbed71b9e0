/**
 * Several hypotheses at one error rate: adjusted p values, fixed sequences, graphs and tests of the global null.
 *
 * <p>Start with {@link org.probatum.evaluation.statistics.multiplicity.Adjustment} for p values alone, and with
 * {@link org.probatum.evaluation.statistics.multiplicity.GraphicalProcedure} for ordered and weighted hypotheses.
 */
@NullMarked
package org.probatum.evaluation.statistics.multiplicity;

import org.jspecify.annotations.NullMarked;
