package org.probatum.report.figure;

/** Draws one kind of figure below its title; knows how much room that takes. */
interface Painter<F extends Figure> {

    /** The width it is usually printed at, in points. */
    double preferredWidth(F figure);

    /** Height of the figure without title, in points. */
    double height(F figure, double width);

    /** Draws into (0, 0) to (width, height). */
    void paint(F figure, Canvas canvas, double width);
}
