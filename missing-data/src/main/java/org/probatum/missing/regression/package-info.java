/**
 * Small linear systems and least squares, the arithmetic below imputation and sensitivity analysis.
 *
 * <p>Start with {@link org.probatum.missing.regression.LeastSquares}.
 */
@NullMarked
package org.probatum.missing.regression;

import org.jspecify.annotations.NullMarked;
