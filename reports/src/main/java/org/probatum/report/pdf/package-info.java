/**
 * Reports as PDF; the only package that knows OpenPDF.
 *
 * <p>Start with {@link org.probatum.report.pdf.PdfReportWriter}. Blocks become {@code Piece}s of known height, pieces
 * are laid out on pages, and only then anything is drawn, so that contents and checklist know every page number.
 */
@NullMarked
package org.probatum.report.pdf;

import org.jspecify.annotations.NullMarked;
