package org.probatum.report.figure;

import java.awt.BasicStroke;
import java.util.List;

/** Draws a square calibration plot and, below it, the histogram of predictions on the same axis. */
final class CalibrationPainter implements Painter<CalibrationFigure> {

    private static final List<Double> TICKS = List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);
    private static final double BARS = 42;
    private static final double LEGEND_ROW = 12;

    @Override
    public double preferredWidth(CalibrationFigure figure) {
        return 300;
    }

    @Override
    public double height(CalibrationFigure figure, double width) {
        return side(width) + BARS + 46 + LEGEND_ROW * figure.curves().size();
    }

    private static double side(double width) {
        return Math.min(width - 44, 300);
    }

    @Override
    public void paint(CalibrationFigure figure, Canvas canvas, double width) {
        double side = side(width);
        Plot plot = new Plot(canvas, Axis.linear(0, 1, 36, 36 + side), Axis.linear(0, 1, side + 4, 4));
        plot.yAxis(TICKS, "Observed risk", 8);
        ideal(plot);
        for (int i = 0; i < figure.curves().size(); i++) {
            curve(figure.curves().get(i), i, plot);
        }
        if (!figure.corner().isEmpty()) {
            plot.corner(figure.corner(), true, true);
        }
        histogram(figure, plot, canvas);
        for (int i = 0; i < figure.curves().size(); i++) {
            plot.legend(figure.curves().get(i).name(), i, 36, side + BARS + 52 + LEGEND_ROW * i);
        }
    }

    private static void ideal(Plot plot) {
        BasicStroke dashed =
                new BasicStroke(0.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {3, 3}, 0);
        plot.canvas.line(plot.left(), plot.bottom(), plot.right(), plot.top(), dashed, FigureStyle.MUTED);
        plot.canvas.line(
                plot.left(), plot.bottom(), plot.right(), plot.bottom(), new BasicStroke(0.8f), FigureStyle.MUTED);
    }

    private static void curve(CalibrationFigure.Curve curve, int series, Plot plot) {
        plot.band(curve.flexible(), FigureStyle.colour(series));
        plot.curve(curve.flexible().stream().map(p -> new XY(p.x(), p.y())).toList(), series, 1.6f);
        for (BandPoint group : curve.grouped()) {
            XY at = plot.place(group.x(), group.y());
            double top = plot.y.at(group.upper());
            double bottom = plot.y.at(group.lower());
            plot.canvas.line(at.x(), top, at.x(), bottom, new BasicStroke(0.8f), FigureStyle.colour(series));
            plot.canvas.dot(at.x(), at.y(), 2.4, FigureStyle.colour(series));
        }
    }

    private static void histogram(CalibrationFigure figure, Plot above, Canvas canvas) {
        long most = figure.curves().stream()
                .flatMap(c -> c.predictions().stream())
                .mapToLong(n -> n)
                .max()
                .orElse(1);
        double top = above.bottom() + 8;
        Plot plot = new Plot(canvas, above.x, Axis.linear(0, Math.max(1, most), top + BARS - 6, top));
        plot.xAxis(TICKS, Axis.labels(TICKS), "Predicted risk");
        canvas.text("n", above.left() - 5, top + 8, 1, Plot.TEXT, FigureStyle.MUTED);
        int models = figure.curves().size();
        for (int i = 0; i < models; i++) {
            List<Long> counts = figure.curves().get(i).predictions();
            double bin = 1.0 / Math.max(1, counts.size());
            for (int k = 0; k < counts.size(); k++) {
                double share = bin * 0.86 / models;
                double x1 = plot.x.at(k * bin + bin * 0.07 + i * share);
                double x2 = plot.x.at(k * bin + bin * 0.07 + (i + 1) * share);
                double y = plot.y.at(counts.get(k));
                canvas.rectangle(x1, y, x2 - x1, plot.bottom() - y, FigureStyle.colour(i));
            }
        }
    }
}
