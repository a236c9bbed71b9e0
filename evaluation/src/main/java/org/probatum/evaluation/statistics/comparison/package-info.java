/**
 * Binary endpoints: one proportion, two arms, strata of 2x2 tables, and logistic regression.
 *
 * <p>Start with {@link org.probatum.evaluation.statistics.comparison.Proportion} and
 * {@link org.probatum.evaluation.statistics.comparison.TwoProportions}. A difference is first arm minus second, a ratio
 * first over second.
 */
@NullMarked
package org.probatum.evaluation.statistics.comparison;

import org.jspecify.annotations.NullMarked;
