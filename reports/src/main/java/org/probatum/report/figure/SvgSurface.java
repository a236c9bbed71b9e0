package org.probatum.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.Locale;
import java.util.StringJoiner;

/** Collects SVG elements. Lengths have two decimals, which is 1/7200 inch. */
final class SvgSurface implements Surface {

    private final StringBuilder svg = new StringBuilder();
    private final String idPrefix;
    private int clips;

    /**
     * @param idPrefix begins the identifiers of this figure's clip paths, so that two figures may stand in one page
     */
    SvgSurface(String idPrefix) {
        this.idPrefix = idPrefix;
    }

    /** What was drawn so far. */
    String elements() {
        return svg.toString();
    }

    @Override
    public void text(String text, double x, double y, double anchor, Font font, Color colour) {
        boolean exact = anchor == 0 || anchor == 0.5 || anchor == 1;
        double start = exact ? x : x - anchor * Canvas.width(text, font);
        svg.append("<text x=\"" + SvgText.number(start) + "\" y=\"" + SvgText.number(y) + "\" font-size=\""
                + SvgText.number(font.getSize2D()) + '"' + paint("fill", colour));
        if (exact && anchor > 0) {
            svg.append(anchor == 1 ? " text-anchor=\"end\"" : " text-anchor=\"middle\"");
        }
        if (font.isBold() || font.getFontName(Locale.ROOT).endsWith("Bold")) {
            svg.append(" font-weight=\"bold\"");
        }
        svg.append('>').append(SvgText.escape(text)).append("</text>\n");
    }

    @Override
    public void stroke(Shape shape, BasicStroke stroke, Color colour) {
        path(shape);
        svg.append(" fill=\"none\"" + paint("stroke", colour) + " stroke-width=\""
                + SvgText.number(stroke.getLineWidth()) + '"');
        switch (stroke.getEndCap()) {
            case BasicStroke.CAP_ROUND -> svg.append(" stroke-linecap=\"round\"");
            case BasicStroke.CAP_SQUARE -> svg.append(" stroke-linecap=\"square\"");
            default -> {}
        }
        switch (stroke.getLineJoin()) {
            case BasicStroke.JOIN_ROUND -> svg.append(" stroke-linejoin=\"round\"");
            case BasicStroke.JOIN_BEVEL -> svg.append(" stroke-linejoin=\"bevel\"");
            default -> svg.append(" stroke-miterlimit=\"" + SvgText.number(stroke.getMiterLimit()) + '"');
        }
        float[] dashes = stroke.getDashArray();
        if (dashes != null) {
            StringJoiner list = new StringJoiner(" ", " stroke-dasharray=\"", "\"");
            for (float dash : dashes) {
                list.add(SvgText.number(dash));
            }
            svg.append(list);
        }
        svg.append("/>\n");
    }

    @Override
    public void fill(Shape shape, Color colour) {
        path(shape);
        svg.append(paint("fill", colour) + "/>\n");
    }

    @Override
    public void image(BufferedImage image, AffineTransform placed) {
        svg.append("<image width=\"" + image.getWidth() + "\" height=\"" + image.getHeight()
                + "\" preserveAspectRatio=\"none\" transform=\"" + SvgText.matrix(placed)
                + "\" href=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(FigurePng.encode(image)) + "\"/>\n");
    }

    @Override
    public void transformed(AffineTransform transform, Runnable drawing) {
        svg.append("<g transform=\"" + SvgText.matrix(transform) + "\">\n");
        drawing.run();
        svg.append("</g>\n");
    }

    @Override
    public void clipped(Rectangle2D inside, Runnable drawing) {
        String id = idPrefix + clips++;
        svg.append("<clipPath id=\"" + id + "\">");
        path(inside);
        svg.append("/></clipPath>\n<g clip-path=\"url(#" + id + ")\">\n");
        drawing.run();
        svg.append("</g>\n");
    }

    private void path(Shape shape) {
        svg.append("<path d=\"" + SvgText.path(shape) + '"');
    }

    private static String paint(String attribute, Color colour) {
        String paint = String.format(Locale.ROOT, " %s=\"#%06x\"", attribute, colour.getRGB() & 0xffffff);
        return colour.getAlpha() == 255
                ? paint
                : paint + ' ' + attribute + "-opacity=\"" + SvgText.number(colour.getAlpha() / 255.0) + '"';
    }
}
