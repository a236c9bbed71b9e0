package org.probatum.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.stream.Stream;

/** Draws decision curves; names stand in a legend below, treat all and treat none are grey. */
final class DecisionCurvePainter implements Painter<DecisionCurveFigure> {

    private static final Color ALL = new Color(0x6B7580);
    private static final double LEGEND_ROW = 12;

    @Override
    public double preferredWidth(DecisionCurveFigure figure) {
        return 340;
    }

    @Override
    public double height(DecisionCurveFigure figure, double width) {
        return plotHeight(width) + 44 + LEGEND_ROW * ((figure.models().size() + 3) / 2);
    }

    private static double plotHeight(double width) {
        return Math.min(210, width * 0.62);
    }

    @Override
    public void paint(DecisionCurveFigure figure, Canvas canvas, double width) {
        double highest = points(figure).mapToDouble(XY::y).max().orElse(0.1);
        double high = Axis.roundUp(Math.max(highest, 0.01), 4);
        double from = points(figure).mapToDouble(XY::x).min().orElse(0);
        double to = points(figure).mapToDouble(XY::x).max().orElse(1);
        Plot plot = new Plot(
                canvas,
                Axis.linear(from, Math.max(to, from + 1e-6), 42, width - 8),
                // treat all falls without bound; below zero a strip of a fifth is enough to see it cross
                Axis.linear(-0.2 * high, high, plotHeight(width), 4));
        plot.yAxis(plot.y.ticks(5), "Net benefit", 8);
        List<Double> ticks = plot.x.ticks(6);
        plot.xAxis(ticks, Axis.labels(ticks), "Threshold probability");
        BasicStroke thin = new BasicStroke(1.0f);
        canvas.line(plot.left(), plot.y.at(0), plot.right(), plot.y.at(0), thin, FigureStyle.INK);
        canvas.clipped(plot.left(), plot.top(), plot.right() - plot.left(), plot.bottom() - plot.top(), () -> {
            canvas.stroke(Canvas.polyline(plot.place(figure.treatAll())), treatAll(), ALL);
            for (int i = 0; i < figure.models().size(); i++) {
                plot.curve(figure.models().get(i).points(), i, 1.6f);
            }
        });
        legend(figure, plot, width);
    }

    private static BasicStroke treatAll() {
        return new BasicStroke(1.1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {1.5f, 1.5f}, 0);
    }

    private static Stream<XY> points(DecisionCurveFigure figure) {
        return Stream.concat(
                figure.treatAll().stream(), figure.models().stream().flatMap(m -> m.points().stream()));
    }

    private static void legend(DecisionCurveFigure figure, Plot plot, double width) {
        double y = plot.bottom() + 40;
        int entry = 0;
        for (int i = 0; i < figure.models().size(); i++, entry++) {
            plot.legend(figure.models().get(i).name(), i, x(entry, plot, width), y + LEGEND_ROW * (entry / 2));
        }
        greyLegend("Treat all", treatAll(), ALL, x(entry, plot, width), y + LEGEND_ROW * (entry / 2), plot);
        entry++;
        greyLegend(
                "Treat none",
                new BasicStroke(1),
                FigureStyle.INK,
                x(entry, plot, width),
                y + LEGEND_ROW * (entry / 2),
                plot);
    }

    private static double x(int entry, Plot plot, double width) {
        return plot.left() + (entry % 2) * (width - plot.left()) / 2;
    }

    private static void greyLegend(String name, BasicStroke stroke, Color colour, double x, double y, Plot plot) {
        plot.canvas.line(x, y - 3, x + 18, y - 3, stroke, colour);
        plot.canvas.text(name, x + 22, y, 0, Plot.TEXT, FigureStyle.INK);
    }
}
