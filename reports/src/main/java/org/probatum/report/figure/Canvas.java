package org.probatum.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Drawing in points from the top left, y downwards, on any surface. */
final class Canvas {

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final Surface surface;

    Canvas(Surface surface) {
        this.surface = surface;
    }

    static double width(String text, Font font) {
        return text.isEmpty() ? 0 : font.getStringBounds(text, EXACT).getWidth();
    }

    /** Text with its baseline at y; {@code anchor} 0 = starts at x, 0.5 = centred, 1 = ends at x. */
    void text(String text, double x, double y, double anchor, Font font, Color colour) {
        if (!text.isEmpty()) {
            surface.text(text, x, y, anchor, font, colour);
        }
    }

    /** Text turned a quarter to the left, centred at (x, y). */
    void vertical(String text, double x, double y, Font font, Color colour) {
        surface.transformed(
                AffineTransform.getRotateInstance(-Math.PI / 2, x, y), () -> text(text, x, y, 0.5, font, colour));
    }

    /** Text turned by an angle around (x, y), its middle. */
    void turned(String text, double x, double y, double angle, Font font, Color colour) {
        surface.transformed(
                AffineTransform.getRotateInstance(angle, x, y),
                () -> text(text, x, y + font.getSize2D() * 0.35, 0.5, font, colour));
    }

    void line(double x1, double y1, double x2, double y2, BasicStroke stroke, Color colour) {
        stroke(new Line2D.Double(x1, y1, x2, y2), stroke, colour);
    }

    void stroke(Shape shape, BasicStroke stroke, Color colour) {
        surface.stroke(shape, stroke, colour);
    }

    void fill(Shape shape, Color colour) {
        surface.fill(shape, colour);
    }

    void rectangle(double x, double y, double w, double h, Color colour) {
        fill(new Rectangle2D.Double(x, y, w, h), colour);
    }

    void frame(double x, double y, double w, double h, float width, Color colour) {
        stroke(new Rectangle2D.Double(x, y, w, h), new BasicStroke(width), colour);
    }

    void dot(double x, double y, double radius, Color colour) {
        fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), colour);
    }

    /** Diagonal lines across a rectangle, drawn only inside it. */
    void hatch(double x, double y, double w, double h, double gap, Color colour) {
        BasicStroke stroke = new BasicStroke(0.6f);
        for (double d = gap / 2; d < w + h; d += gap) {
            double x1 = x + Math.min(d, w);
            double y1 = y + Math.max(0, d - w);
            double x2 = x + Math.max(0, d - h);
            double y2 = y + Math.min(d, h);
            line(x1, y1, x2, y2, stroke, colour);
        }
    }

    void image(BufferedImage image, double x, double y, double w, double h) {
        AffineTransform placed = AffineTransform.getTranslateInstance(x, y);
        placed.scale(w / image.getWidth(), h / image.getHeight());
        surface.image(image, placed);
    }

    void clipped(double x, double y, double w, double h, Runnable drawing) {
        surface.clipped(new Rectangle2D.Double(x, y, w, h), drawing);
    }

    static Path2D polyline(List<XY> points) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < points.size(); i++) {
            XY p = points.get(i);
            if (i == 0) {
                path.moveTo(p.x(), p.y());
            } else {
                path.lineTo(p.x(), p.y());
            }
        }
        return path;
    }

    /** Breaks text into lines no wider than {@code width}; a single long word stays whole. */
    static List<String> wrap(String text, double width, Font font) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer, font) > width) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
