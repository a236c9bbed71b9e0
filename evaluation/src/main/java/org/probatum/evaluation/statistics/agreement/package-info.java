/**
 * How well raters, readers or methods agree: kappa, intraclass correlation, limits of agreement.
 *
 * <p>Start with {@link org.probatum.evaluation.statistics.agreement.Kappa} for categories and with
 * {@link org.probatum.evaluation.statistics.agreement.BlandAltman} for measurements.
 */
@NullMarked
package org.probatum.evaluation.statistics.agreement;

import org.jspecify.annotations.NullMarked;
