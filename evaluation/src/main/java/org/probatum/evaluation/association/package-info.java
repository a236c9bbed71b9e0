/**
 * Relations between variables of a trial: correlation, tables, several groups by ranks, cut points, principal
 * components, clusters, and the removal of batch effects.
 *
 * <p>Start with {@link org.probatum.evaluation.association.Correlation} and
 * {@link org.probatum.evaluation.association.ContingencyTable}.
 */
@NullMarked
package org.probatum.evaluation.association;

import org.jspecify.annotations.NullMarked;
