/**
 * Figures as plain records, and the one engine that draws them for screen (SVG), PDF and Excel (PNG).
 *
 * <p>Start with {@link org.probatum.report.figure.Figure} and {@link org.probatum.report.figure.FigureDrawing}. All
 * colours, line styles and text sizes live in {@link org.probatum.report.figure.FigureStyle}. A figure computes no
 * statistic; it places what it is given.
 */
@NullMarked
package org.probatum.report.figure;

import org.jspecify.annotations.NullMarked;
