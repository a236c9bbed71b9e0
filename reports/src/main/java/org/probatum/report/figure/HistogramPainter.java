package org.probatum.report.figure;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;

/** Draws counts as filled outlines over each other, with marks as dashed lines. */
final class HistogramPainter implements Painter<HistogramFigure> {

    private static final double LEGEND_ROW = 12;

    @Override
    public double preferredWidth(HistogramFigure figure) {
        return 340;
    }

    @Override
    public double height(HistogramFigure figure, double width) {
        return plotHeight(width)
                + 42
                + (figure.series().size() > 1 ? LEGEND_ROW * figure.series().size() : 0);
    }

    private static double plotHeight(double width) {
        return Math.min(180, width * 0.55) + 10;
    }

    @Override
    public void paint(HistogramFigure figure, Canvas canvas, double width) {
        long most = figure.series().stream()
                .flatMap(s -> s.counts().stream())
                .mapToLong(n -> n)
                .max()
                .orElse(1);
        Plot plot = new Plot(
                canvas,
                Axis.linear(figure.edges().getFirst(), figure.edges().getLast(), 40, width - 8),
                Axis.linear(0, Math.max(1, Axis.roundUp(most, 4)), plotHeight(width), 14));
        plot.yAxis(plot.y.ticks(4), figure.yAxis(), 8);
        List<Double> ticks = plot.x.ticks(7);
        plot.xAxis(ticks, Axis.labels(ticks), figure.xAxis());
        for (int i = 0; i < figure.series().size(); i++) {
            bars(figure, i, plot);
        }
        figure.marks().forEach(mark -> mark(mark, plot));
        if (figure.series().size() > 1) {
            for (int i = 0; i < figure.series().size(); i++) {
                plot.legend(figure.series().get(i).name(), i, 40, plot.bottom() + 40 + LEGEND_ROW * i);
            }
        }
    }

    private static void bars(HistogramFigure figure, int series, Plot plot) {
        List<Long> counts = figure.series().get(series).counts();
        List<XY> outline = new ArrayList<>();
        outline.add(new XY(figure.edges().getFirst(), 0));
        for (int k = 0; k < counts.size(); k++) {
            outline.add(new XY(figure.edges().get(k), counts.get(k)));
            outline.add(new XY(figure.edges().get(k + 1), counts.get(k)));
        }
        outline.add(new XY(figure.edges().getLast(), 0));
        plot.canvas.fill(
                Canvas.polyline(plot.place(outline)), FigureStyle.translucent(FigureStyle.colour(series), 0.3));
        plot.curve(outline, series, 1.2f);
    }

    private static void mark(HistogramFigure.Mark mark, Plot plot) {
        BasicStroke dashed =
                new BasicStroke(0.9f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {3, 2}, 0);
        double x = plot.x.at(mark.at());
        plot.canvas.line(x, plot.top() - 2, x, plot.bottom(), dashed, FigureStyle.INK);
        double half = Canvas.width(mark.label(), Plot.SMALL) / 2;
        double centre = Math.max(plot.left() + half, Math.min(plot.right() - half, x));
        plot.canvas.text(mark.label(), centre, plot.top() - 5, 0.5, Plot.SMALL, FigureStyle.INK);
    }
}
