/**
 * The arithmetic below the statistics: distribution functions, roots, small symmetric matrices, sorted order.
 *
 * <p>{@link org.probatum.evaluation.statistics.numeric.Distributions} wraps a library; the rest is small and our own.
 */
@NullMarked
package org.probatum.evaluation.statistics.numeric;

import org.jspecify.annotations.NullMarked;
