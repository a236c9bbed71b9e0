/**
 * Distributions that the library does not have: noncentral laws for power, and the joint laws behind simultaneous
 * comparisons.
 *
 * <p>Start with {@link org.probatum.evaluation.statistics.distribution.NoncentralT} and
 * {@link org.probatum.evaluation.statistics.distribution.StudentizedRange}. What the library has is in
 * {@link org.probatum.evaluation.statistics.numeric.Distributions}.
 */
@NullMarked
package org.probatum.evaluation.statistics.distribution;

import org.jspecify.annotations.NullMarked;
