package org.probatum.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Pixels, or a page of a PDF. */
record GraphicsSurface(Graphics2D g) implements Surface {

    @Override
    public void text(String text, double x, double y, double anchor, Font font, Color colour) {
        g.setFont(font);
        g.setColor(colour);
        g.drawString(text, (float) (x - anchor * Canvas.width(text, font)), (float) y);
    }

    @Override
    public void stroke(Shape shape, BasicStroke stroke, Color colour) {
        g.setColor(colour);
        g.setStroke(stroke);
        g.draw(shape);
    }

    @Override
    public void fill(Shape shape, Color colour) {
        g.setColor(colour);
        g.fill(shape);
    }

    @Override
    public void image(BufferedImage image, AffineTransform placed) {
        g.drawImage(image, placed, null);
    }

    @Override
    public void transformed(AffineTransform transform, Runnable drawing) {
        AffineTransform before = g.getTransform();
        g.transform(transform);
        drawing.run();
        g.setTransform(before);
    }

    @Override
    public void clipped(Rectangle2D inside, Runnable drawing) {
        Shape before = g.getClip();
        g.clip(inside);
        drawing.run();
        g.setClip(before);
    }
}
