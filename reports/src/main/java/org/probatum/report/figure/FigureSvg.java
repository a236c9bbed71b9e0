package org.probatum.report.figure;

/** A figure as SVG: scalable by its view box, with title and description for a reader who does not see it. */
public final class FigureSvg {

    private static final String FAMILY = "'Liberation Sans', Arial, Helvetica, sans-serif";

    private FigureSvg() {}

    /** At the figure's usual width. */
    public static String of(Figure figure) {
        return of(figure, FigureDrawing.of(figure));
    }

    /** At a given width in points. */
    public static String of(Figure figure, double width) {
        return of(figure, FigureDrawing.of(figure, width));
    }

    private static String of(Figure figure, FigureDrawing drawing) {
        FigureLabels labels = figure.labels();
        String id = Integer.toHexString(labels.hashCode());
        SvgSurface surface = new SvgSurface("c" + id + "-");
        drawing.paint(surface);
        String width = SvgText.number(Math.ceil(drawing.width()));
        String height = SvgText.number(Math.ceil(drawing.height()));
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + width + ' ' + height + "\" font-family=\"" + FAMILY
                + "\" role=\"img\" aria-labelledby=\"t" + id + " d" + id + "\">\n"
                + "<title id=\"t" + id + "\">" + SvgText.escape(labels.title()) + "</title>\n"
                + "<desc id=\"d" + id + "\">" + SvgText.escape(labels.alternative()) + "</desc>\n"
                + surface.elements() + "</svg>\n";
    }
}
