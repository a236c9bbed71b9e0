package org.probatum.report.figure;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;
import org.probatum.report.number.Numbers;

/** Draws Kaplan–Meier curves with the risk table below, its numbers under the axis ticks. */
final class KaplanMeierPainter implements Painter<KaplanMeierFigure> {

    private static final double ROW = 11;
    private static final double AXIS_ROOM = 30;

    @Override
    public double preferredWidth(KaplanMeierFigure figure) {
        return FigureStyle.PAGE_WIDTH;
    }

    @Override
    public double height(KaplanMeierFigure figure, double width) {
        return plotHeight(width) + AXIS_ROOM + ROW * (figure.curves().size() + 1) + 6;
    }

    private static double plotHeight(double width) {
        return Math.min(220, width * 0.6);
    }

    @Override
    public void paint(KaplanMeierFigure figure, Canvas canvas, double width) {
        double names = widestName(figure);
        double left = Math.max(36, names + 14);
        double right = width - names - 8;
        double last = figure.ticks().getLast();
        double end = figure.curves().stream()
                .mapToDouble(KaplanMeierFigure.Curve::end)
                .max()
                .orElse(last);
        Plot plot = new Plot(
                canvas, Axis.linear(0, Math.max(last, end), left, right), Axis.linear(0, 1, plotHeight(width), 4));
        plot.yAxis(List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0), figure.survivalAxis(), left - 27);
        plot.xAxis(figure.ticks(), Axis.labels(figure.ticks()), figure.timeAxis());
        medians(figure, plot);
        for (int i = 0; i < figure.curves().size(); i++) {
            curve(figure.curves().get(i), i, plot);
        }
        names(figure, plot);
        corner(figure, plot, end);
        riskTable(figure, plot);
    }

    private static double widestName(KaplanMeierFigure figure) {
        return figure.curves().stream()
                .mapToDouble(curve -> Canvas.width(curve.arm(), Plot.BOLD))
                .max()
                .orElse(0);
    }

    private static void curve(KaplanMeierFigure.Curve curve, int series, Plot plot) {
        plot.band(stepped(curve), FigureStyle.colour(series));
        List<XY> line = stepped(curve).stream().map(p -> new XY(p.x(), p.y())).toList();
        plot.curve(line, series, 1.5f);
        for (double time : curve.censored()) {
            XY at = plot.place(time, curve.at(time));
            plot.canvas.line(at.x(), at.y() - 3, at.x(), at.y() + 3, new BasicStroke(0.8f), FigureStyle.colour(series));
        }
    }

    /** The curve and its band with both corners of each step. */
    private static List<BandPoint> stepped(KaplanMeierFigure.Curve curve) {
        List<BandPoint> corners = new ArrayList<>();
        for (BandPoint step : curve.steps()) {
            if (!corners.isEmpty()) {
                BandPoint before = corners.getLast();
                corners.add(new BandPoint(step.x(), before.y(), before.lower(), before.upper()));
            }
            corners.add(step);
        }
        BandPoint last = corners.getLast();
        if (curve.end() > last.x()) {
            corners.add(new BandPoint(curve.end(), last.y(), last.lower(), last.upper()));
        }
        return corners;
    }

    private static void medians(KaplanMeierFigure figure, Plot plot) {
        BasicStroke stroke =
                new BasicStroke(0.7f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {2, 2}, 0);
        double furthest = 0;
        for (KaplanMeierFigure.Curve curve : figure.curves()) {
            if (curve.median().isPresent()) {
                double x = plot.x.at(curve.median().getAsDouble());
                plot.canvas.line(x, plot.y.at(0.5), x, plot.bottom(), stroke, FigureStyle.MUTED);
                furthest = Math.max(furthest, x);
            }
        }
        if (furthest > 0) {
            plot.canvas.line(plot.left(), plot.y.at(0.5), furthest, plot.y.at(0.5), stroke, FigureStyle.MUTED);
        }
    }

    private static void names(KaplanMeierFigure figure, Plot plot) {
        double[] wanted = figure.curves().stream()
                .mapToDouble(c -> plot.y.at(c.steps().getLast().y()) + 3)
                .toArray();
        double[] placed = Plot.spread(wanted, 10, plot.top(), plot.bottom());
        for (int i = 0; i < placed.length; i++) {
            KaplanMeierFigure.Curve curve = figure.curves().get(i);
            plot.canvas.text(curve.arm(), plot.x.at(curve.end()) + 4, placed[i], 0, Plot.BOLD, FigureStyle.colour(i));
        }
    }

    /** In the corner that the curves leave free: below them when they end high, above them when they end low. */
    private static void corner(KaplanMeierFigure figure, Plot plot, double end) {
        if (figure.corner().isEmpty()) {
            return;
        }
        double lowest =
                figure.curves().stream().mapToDouble(c -> c.at(end)).min().orElse(0);
        boolean below = lowest > 0.45;
        plot.corner(figure.corner(), !below, below);
    }

    private static void riskTable(KaplanMeierFigure figure, Plot plot) {
        double y = plot.bottom() + AXIS_ROOM + ROW;
        plot.canvas.text("Number at risk", 0, y, 0, Plot.TEXT, FigureStyle.MUTED);
        for (int i = 0; i < figure.curves().size(); i++) {
            KaplanMeierFigure.Curve curve = figure.curves().get(i);
            y += ROW;
            plot.canvas.text(curve.arm(), 0, y, 0, Plot.BOLD, FigureStyle.colour(i));
            for (int k = 0; k < figure.ticks().size(); k++) {
                String n = Numbers.count(curve.atRisk().get(k));
                plot.canvas.text(n, plot.x.at(figure.ticks().get(k)), y, 0.5, Plot.TEXT, FigureStyle.INK);
            }
        }
    }
}
