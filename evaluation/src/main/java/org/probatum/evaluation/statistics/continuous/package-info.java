/**
 * Comparisons of measurements: t and rank tests, linear models and their adjusted means, several groups, bootstrap
 * intervals, counts.
 *
 * <p>Start with {@link org.probatum.evaluation.statistics.continuous.TwoSampleT},
 * {@link org.probatum.evaluation.statistics.continuous.MannWhitney} and
 * {@link org.probatum.evaluation.statistics.continuous.LinearModel}.
 */
@NullMarked
package org.probatum.evaluation.statistics.continuous;

import org.jspecify.annotations.NullMarked;
