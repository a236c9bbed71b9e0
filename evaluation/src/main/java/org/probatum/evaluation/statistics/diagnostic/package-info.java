/**
 * Diagnostic accuracy and calibration of scores and risks.
 *
 * <p>Start with {@link org.probatum.evaluation.statistics.diagnostic.DeLong} (AUC),
 * {@link org.probatum.evaluation.statistics.diagnostic.DeLongComparison} and
 * {@link org.probatum.evaluation.statistics.diagnostic.Calibration}. Conventions: the direction of a score is stated,
 * never chosen from the data; tied scores count one half; a difference is first minus second.
 */
@NullMarked
package org.probatum.evaluation.statistics.diagnostic;

import org.jspecify.annotations.NullMarked;
