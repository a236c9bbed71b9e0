package org.probatum.report.figure;

import java.awt.BasicStroke;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Draws checkerboards before and after alignment, and the deformed grid beside them. */
final class AlignmentPainter implements Painter<AlignmentFigure> {

    private static final double GAP = 8;
    private static final int SQUARES = 6;

    @Override
    public double preferredWidth(AlignmentFigure figure) {
        return FigureStyle.PAGE_WIDTH;
    }

    @Override
    public double height(AlignmentFigure figure, double width) {
        return panelWidth(figure, width)
                        * figure.fixed().height()
                        / figure.fixed().width()
                + 14
                + 14;
    }

    private static double panelWidth(AlignmentFigure figure, double width) {
        int panels = figure.deformation().isPresent() ? 3 : 2;
        return Math.min(220, (width - GAP * (panels - 1)) / panels);
    }

    @Override
    public void paint(AlignmentFigure figure, Canvas canvas, double width) {
        double w = panelWidth(figure, width);
        double h = w * figure.fixed().height() / figure.fixed().width();
        panel(canvas, "Before", checkerboard(figure.fixed(), figure.movingBefore()), 0, w, h);
        panel(canvas, "After", checkerboard(figure.fixed(), figure.movingAfter()), w + GAP, w, h);
        figure.deformation().ifPresent(deformation -> {
            double x = 2 * (w + GAP);
            panel(canvas, "Deformation", faded(figure.fixed()), x, w, h);
            double scale = w / figure.fixed().width();
            canvas.clipped(x, 14, w, h, () -> grid(canvas, deformation, x, 14, scale));
        });
        double millimetre = w / figure.fixed().width() / figure.millimetresPerPixel();
        Overlays.scaleBar(canvas, millimetre, w, h + 14);
        canvas.text(figure.verdict(), 0, h + 14 + 11, 0, Plot.TEXT, FigureStyle.INK);
    }

    private static void panel(Canvas canvas, String name, BufferedImage image, double x, double w, double h) {
        canvas.text(name, x, 9, 0, Plot.BOLD, FigureStyle.INK);
        canvas.image(image, x, 14, w, h);
        canvas.frame(x, 14, w, h, 0.6f, FigureStyle.MUTED);
    }

    private static BufferedImage checkerboard(PixelImage fixed, PixelImage moving) {
        BufferedImage image = fixed.toBuffered();
        for (int y = 0; y < fixed.height(); y++) {
            for (int x = 0; x < fixed.width(); x++) {
                int square = x * SQUARES / fixed.width() + y * SQUARES / fixed.height();
                if (square % 2 == 1) {
                    image.setRGB(x, y, moving.rgb(x, y));
                }
            }
        }
        return image;
    }

    private static BufferedImage faded(PixelImage fixed) {
        BufferedImage image = fixed.toBuffered();
        for (int y = 0; y < fixed.height(); y++) {
            for (int x = 0; x < fixed.width(); x++) {
                int rgb = fixed.rgb(x, y);
                int grey = 160 + (rgb >> 16 & 0xFF) / 3 * 95 / 85;
                image.setRGB(x, y, Math.min(255, grey) * 0x010101);
            }
        }
        return image;
    }

    private static void grid(Canvas canvas, AlignmentFigure.Deformation deformation, double x, double y, double scale) {
        BasicStroke stroke = new BasicStroke(0.8f);
        for (int row = 0; row < deformation.rows(); row++) {
            List<XY> line = new ArrayList<>();
            for (int column = 0; column < deformation.columns(); column++) {
                line.add(placed(deformation.node(column, row), x, y, scale));
            }
            canvas.stroke(Canvas.polyline(line), stroke, FigureStyle.colour(0));
        }
        for (int column = 0; column < deformation.columns(); column++) {
            List<XY> line = new ArrayList<>();
            for (int row = 0; row < deformation.rows(); row++) {
                line.add(placed(deformation.node(column, row), x, y, scale));
            }
            canvas.stroke(Canvas.polyline(line), stroke, FigureStyle.colour(0));
        }
    }

    private static XY placed(XY node, double x, double y, double scale) {
        return new XY(x + node.x() * scale, y + node.y() * scale);
    }
}
