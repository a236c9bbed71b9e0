/**
 * Issuing the documents of a trial: report, workbook, results and evidence capsule, signed and recorded.
 *
 * <p>Start with {@link org.probatum.ui.issuing.IssuedReports}.
 */
@NullMarked
package org.probatum.ui.issuing;

import org.jspecify.annotations.NullMarked;
