package org.probatum.report.figure;

import java.util.Locale;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;

/** A figure as SVG: scalable by its view box, with title and description for a reader who does not see it. */
public final class FigureSvg {

    private static final String FAMILY = "\"Liberation Sans\", Arial, Helvetica, sans-serif";

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
        SVGGraphics2D g = new SVGGraphics2D(drawing.width(), drawing.height());
        g.setDefsKeyPrefix("f");
        g.setFontFunction(family -> FAMILY);
        drawing.paint(g);
        ViewBox box = new ViewBox(0, 0, (int) Math.ceil(drawing.width()), (int) Math.ceil(drawing.height()));
        return withAlternative(g.getSVGElement(null, true, box, null, null), figure.labels());
    }

    private static String withAlternative(String svg, FigureLabels labels) {
        int end = svg.indexOf('>', svg.indexOf("<svg")) + 1;
        String id = Integer.toHexString(labels.hashCode());
        String open = svg.substring(0, end - 1)
                + String.format(Locale.ROOT, " role=\"img\" aria-labelledby=\"t%s d%s\">", id, id);
        return open + "<title id=\"t" + id + "\">" + escape(labels.title()) + "</title><desc id=\"d" + id + "\">"
                + escape(labels.alternative()) + "</desc>" + svg.substring(end);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
