package org.probatum.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;

/** What is laid over pictures: scale bar, orientation letters, and the stamp of what is not reliable. */
final class Overlays {

    private Overlays() {}

    /** A scale bar of a round length, at the lower right, white on black so that it shows on any picture. */
    static void scaleBar(Canvas canvas, double pointsPerMillimetre, double w, double h) {
        double length = roundDown(w / 4 / pointsPerMillimetre);
        double points = length * pointsPerMillimetre;
        String text = length < 1 ? Axis.shortest(length * 1000) + " \u00b5m" : Axis.shortest(length) + " mm";
        double box = Math.max(points, Canvas.width(text, Plot.SMALL)) + 10;
        double x = w - box - 5;
        double y = h - 22;
        canvas.rectangle(x, y, box, 17, FigureStyle.translucent(Color.BLACK, 0.65));
        double x0 = x + (box - points) / 2;
        canvas.line(x0, y + 13, x0 + points, y + 13, new BasicStroke(2f), Color.WHITE);
        canvas.text(text, x + box / 2, y + 8.5, 0.5, Plot.SMALL, Color.WHITE);
    }

    private static double roundDown(double value) {
        double magnitude = Math.pow(10, Math.floor(Math.log10(value)));
        double lead = value / magnitude;
        return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * magnitude;
    }

    /** Draws nothing where the letter is empty, because the side is not known. */
    static void letter(Canvas canvas, String letter, double x, double y) {
        if (letter.isEmpty()) {
            return;
        }
        canvas.fill(new Ellipse2D.Double(x - 6, y - 6, 12, 12), FigureStyle.translucent(Color.BLACK, 0.6));
        canvas.text(letter, x, y + 2.9, 0.5, Plot.BOLD, Color.WHITE);
    }

    /** Large words across a picture, on a band that keeps them readable on anything. */
    static void stamp(Canvas canvas, String text, double w, double h) {
        double angle = -Math.atan2(h, w) * 0.7;
        float size = (float) Math.max(12, Math.min(40, w / Canvas.width(text, FigureFonts.bold(1)) * 0.75));
        Font font = FigureFonts.bold(size);
        for (int dx = -1; dx <= 1; dx++) {
            for (int dy = -1; dy <= 1; dy++) {
                canvas.turned(text, w / 2 + dx * 0.9, h / 2 + dy * 0.9, angle, font, Color.WHITE);
            }
        }
        canvas.turned(text, w / 2, h / 2, angle, font, FigureStyle.RAISES);
    }
}
