package org.probatum.report.figure;

import java.awt.BasicStroke;
import java.util.List;

/** Draws a square ROC plot with diagonal, bands and operating points; the legend carries the AUCs. */
final class RocPainter implements Painter<RocFigure> {

    private static final double LEGEND_ROW = 12;
    private static final List<Double> TICKS = List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);

    @Override
    public double preferredWidth(RocFigure figure) {
        return 300;
    }

    @Override
    public double height(RocFigure figure, double width) {
        return side(width) + 34 + LEGEND_ROW * figure.curves().size() + 4;
    }

    private static double side(double width) {
        return Math.min(width - 44, 300);
    }

    @Override
    public void paint(RocFigure figure, Canvas canvas, double width) {
        double side = side(width);
        Plot plot = new Plot(canvas, Axis.linear(0, 1, 36, 36 + side), Axis.linear(0, 1, side + 4, 4));
        plot.yAxis(TICKS, "Sensitivity", 8);
        plot.xAxis(TICKS, Axis.labels(TICKS), "1 \u2212 specificity");
        diagonal(plot);
        for (int i = 0; i < figure.curves().size(); i++) {
            plot.band(figure.curves().get(i).band(), FigureStyle.colour(i));
        }
        for (int i = 0; i < figure.curves().size(); i++) {
            RocFigure.Curve curve = figure.curves().get(i);
            plot.curve(curve.points(), i, 1.6f);
            plot.legend(curve.name() + ": " + curve.auc(), i, 36, side + 44 + LEGEND_ROW * i);
        }
        operatingPoints(figure, plot);
    }

    private static void diagonal(Plot plot) {
        BasicStroke dashed =
                new BasicStroke(0.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {3, 3}, 0);
        plot.canvas.line(plot.left(), plot.bottom(), plot.right(), plot.top(), dashed, FigureStyle.MUTED);
    }

    private static void operatingPoints(RocFigure figure, Plot plot) {
        for (int i = 0; i < figure.curves().size(); i++) {
            for (RocFigure.OperatingPoint point : figure.curves().get(i).operating()) {
                XY at = plot.place(point.at().x(), point.at().y());
                plot.canvas.dot(at.x(), at.y(), 3.2, java.awt.Color.WHITE);
                plot.canvas.dot(at.x(), at.y(), 2.4, FigureStyle.colour(i));
                // below and to the right of a concave curve the square is free
                double room = plot.right() - at.x() - 6;
                boolean fits = Canvas.width(point.label(), Plot.SMALL) <= room;
                double width = Canvas.width(point.label(), Plot.SMALL);
                double x = fits ? at.x() + 6 : plot.right() - width;
                plot.canvas.rectangle(
                        x - 1, at.y() + 3.5, width + 2, 9, FigureStyle.translucent(java.awt.Color.WHITE, 0.8));
                plot.canvas.text(
                        point.label(),
                        fits ? at.x() + 6 : plot.right(),
                        at.y() + 10,
                        fits ? 0 : 1,
                        Plot.SMALL,
                        FigureStyle.INK);
            }
        }
    }
}
