package org.probatum.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** What a figure is drawn on: points from the top left, y downwards. */
interface Surface {

    /** Text with its baseline at y; {@code anchor} 0 = starts at x, 0.5 = centred, 1 = ends at x. */
    void text(String text, double x, double y, double anchor, Font font, Color colour);

    void stroke(Shape shape, BasicStroke stroke, Color colour);

    void fill(Shape shape, Color colour);

    /** {@code placed} maps pixels to points. */
    void image(BufferedImage image, AffineTransform placed);

    /** What {@code drawing} draws is moved by the transform. */
    void transformed(AffineTransform transform, Runnable drawing);

    /** What {@code drawing} draws is seen only inside the rectangle. */
    void clipped(Rectangle2D inside, Runnable drawing);
}
