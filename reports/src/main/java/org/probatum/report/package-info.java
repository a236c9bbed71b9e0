/**
 * What a report says, as plain records; the packages below turn it into bytes.
 *
 * <p>Start with {@link org.probatum.report.ReportContent}. A writer computes no statistic: every number arrives here
 * finished, and {@link org.probatum.report.number.Numbers} alone decides how it is printed.
 */
@NullMarked
package org.probatum.report;

import org.jspecify.annotations.NullMarked;
