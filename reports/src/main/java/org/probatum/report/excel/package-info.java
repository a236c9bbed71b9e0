/**
 * Reports as workbooks: one sheet per table, real numbers and dates.
 *
 * <p>Start with {@link org.probatum.report.excel.ExcelReportWriter}.
 */
@NullMarked
package org.probatum.report.excel;

import org.jspecify.annotations.NullMarked;
