package org.probatum.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.stream.DoubleStream;
import org.probatum.report.figure.ForestFigure.Line;

/** Draws a forest plot: labels and counts left, squares and intervals in the middle, numbers right. */
final class ForestPainter implements Painter<ForestFigure> {

    private static final double ROW = 14;
    private static final double HEAD = 18;
    private static final double FOOT = 44;

    @Override
    public double preferredWidth(ForestFigure figure) {
        return FigureStyle.PAGE_WIDTH;
    }

    @Override
    public double height(ForestFigure figure, double width) {
        return HEAD + ROW * figure.lines().size() + FOOT;
    }

    /** Where the columns stand. */
    private record Columns(double counts, double plotLeft, double plotRight, double numbers, double last) {}

    @Override
    public void paint(ForestFigure figure, Canvas canvas, double width) {
        Columns columns = columns(figure, width);
        double bottom = HEAD + ROW * figure.lines().size();
        Axis axis = axis(figure, columns);
        header(figure, canvas, columns, width);
        shadeGroups(figure, canvas, width);
        noEffect(figure, canvas, axis, bottom);
        double heaviest =
                estimates(figure).mapToDouble(Line.Estimate::weight).max().orElse(1);
        for (int i = 0; i < figure.lines().size(); i++) {
            line(figure.lines().get(i), canvas, axis, columns, HEAD + ROW * (i + 0.5), heaviest);
        }
        foot(figure, canvas, axis, bottom);
    }

    private static Columns columns(ForestFigure figure, double width) {
        double labels = figure.lines().stream()
                .mapToDouble(ForestPainter::labelWidth)
                .max()
                .orElse(0);
        double counts = Math.max(
                Canvas.width(figure.countHeader(), Plot.BOLD),
                estimates(figure)
                        .mapToDouble(e -> Canvas.width(e.counts(), Plot.TEXT))
                        .max()
                        .orElse(0));
        double numbers = Math.max(
                Canvas.width(figure.effect(), Plot.BOLD),
                estimates(figure)
                        .mapToDouble(e -> Canvas.width(e.text(), Plot.TEXT))
                        .max()
                        .orElse(0));
        double last = figure.lastHeader().isEmpty() ? 0 : Canvas.width(figure.lastHeader(), Plot.BOLD) + 10;
        double countsRight = labels + 14 + counts;
        double numbersLeft = width - last - numbers;
        return new Columns(
                countsRight, countsRight + 14, Math.max(numbersLeft - 12, countsRight + 60), numbersLeft, width);
    }

    private static double labelWidth(Line line) {
        return line instanceof Line.Group
                ? Canvas.width(line.label(), Plot.BOLD)
                : Canvas.width(line.label(), Plot.TEXT) + 8;
    }

    private static java.util.stream.Stream<Line.Estimate> estimates(ForestFigure figure) {
        return figure.lines().stream().filter(Line.Estimate.class::isInstance).map(Line.Estimate.class::cast);
    }

    /** Covers all estimates and no effect; intervals that reach much further end in arrows. */
    private static Axis axis(ForestFigure figure, Columns columns) {
        double[] values = estimates(figure).mapToDouble(Line.Estimate::value).toArray();
        double[] limits = estimates(figure)
                .flatMapToDouble(e -> DoubleStream.of(e.lower(), e.upper()))
                .filter(v -> Double.isFinite(v) && (!figure.logarithmic() || v > 0))
                .toArray();
        double none = figure.noEffect();
        if (figure.logarithmic()) {
            double reach = DoubleStream.of(values)
                    .map(v -> Math.abs(Math.log(v / none)))
                    .max()
                    .orElse(1);
            double wanted = DoubleStream.of(limits)
                    .map(v -> Math.abs(Math.log(v / none)))
                    .max()
                    .orElse(1);
            double range = Math.exp(Math.max(Math.log(2.2), Math.min(wanted * 1.05, 2.5 * reach + Math.log(3))));
            return new Axis(none / range, none * range, columns.plotLeft(), columns.plotRight(), true);
        }
        double reach =
                DoubleStream.of(values).map(v -> Math.abs(v - none)).max().orElse(1);
        double wanted =
                DoubleStream.of(limits).map(v -> Math.abs(v - none)).max().orElse(1);
        double range = Math.max(1e-9, Math.min(wanted * 1.05, 4 * reach + 1e-9));
        return new Axis(none - range, none + range, columns.plotLeft(), columns.plotRight(), false);
    }

    private static void header(ForestFigure figure, Canvas canvas, Columns columns, double width) {
        canvas.text(figure.countHeader(), columns.counts(), 11, 1, Plot.BOLD, FigureStyle.INK);
        canvas.text(figure.effect(), columns.numbers(), 11, 0, Plot.BOLD, FigureStyle.INK);
        canvas.text(figure.lastHeader(), columns.last(), 11, 1, Plot.BOLD, FigureStyle.INK);
        canvas.line(0, HEAD - 2, width, HEAD - 2, new BasicStroke(0.8f), FigureStyle.MUTED);
    }

    private static void shadeGroups(ForestFigure figure, Canvas canvas, double width) {
        for (int i = 0; i < figure.lines().size(); i++) {
            if (figure.lines().get(i) instanceof Line.Group) {
                canvas.rectangle(0, HEAD + ROW * i, width, ROW, FigureStyle.PALE);
            }
        }
    }

    private static void noEffect(ForestFigure figure, Canvas canvas, Axis axis, double bottom) {
        double x = axis.at(figure.noEffect());
        canvas.line(x, HEAD, x, bottom, new BasicStroke(0.9f), FigureStyle.MUTED);
    }

    private static void line(Line line, Canvas canvas, Axis axis, Columns columns, double y, double heaviest) {
        double base = y + 2.8;
        switch (line) {
            case Line.Group group -> {
                canvas.text(group.label(), 2, base, 0, Plot.BOLD, FigureStyle.INK);
                canvas.text(group.last(), columns.last(), base, 1, Plot.TEXT, FigureStyle.INK);
            }
            case Line.Estimate e -> {
                canvas.text(e.label(), 8, base, 0, e.pooled() ? Plot.BOLD : Plot.TEXT, FigureStyle.INK);
                canvas.text(e.counts(), columns.counts(), base, 1, Plot.TEXT, FigureStyle.INK);
                canvas.text(e.text(), columns.numbers(), base, 0, e.pooled() ? Plot.BOLD : Plot.TEXT, FigureStyle.INK);
                estimate(e, canvas, axis, y, heaviest);
            }
            case Line.NotEstimable n -> {
                canvas.text(n.label(), 8, base, 0, Plot.TEXT, FigureStyle.INK);
                canvas.text(n.counts(), columns.counts(), base, 1, Plot.TEXT, FigureStyle.INK);
                String reason = "Not estimable: " + n.reason();
                canvas.rectangle(columns.plotLeft(), y - 5, Canvas.width(reason, Plot.SMALL) + 4, 10, Color.WHITE);
                canvas.text(reason, columns.plotLeft() + 2, base, 0, Plot.SMALL, FigureStyle.MUTED);
            }
        }
    }

    private static void estimate(Line.Estimate e, Canvas canvas, Axis axis, double y, double heaviest) {
        Color colour = FigureStyle.colour(0);
        double x1 = clip(axis, e.lower());
        double x2 = clip(axis, e.upper());
        if (e.pooled()) {
            canvas.fill(diamond(x1, axis.at(e.value()), x2, y), colour);
            return;
        }
        canvas.line(x1, y, x2, y, new BasicStroke(1.1f), colour);
        if (!axis.contains(e.lower())) {
            arrow(canvas, x1, y, -1, colour);
        }
        if (!axis.contains(e.upper())) {
            arrow(canvas, x2, y, 1, colour);
        }
        double side = 3.4 + 5 * Math.sqrt(e.weight() / heaviest);
        double x = clip(axis, e.value());
        canvas.rectangle(x - side / 2, y - side / 2, side, side, colour);
    }

    private static double clip(Axis axis, double value) {
        if (axis.logarithmic() && value <= 0) {
            return axis.from();
        }
        return axis.at(Math.max(axis.low(), Math.min(axis.high(), value)));
    }

    private static Path2D diamond(double x1, double x, double x2, double y) {
        Path2D path = Canvas.polyline(List.of(new XY(x1, y), new XY(x, y - 4.5), new XY(x2, y), new XY(x, y + 4.5)));
        path.closePath();
        return path;
    }

    private static void arrow(Canvas canvas, double x, double y, int direction, Color colour) {
        Path2D head = Canvas.polyline(List.of(
                new XY(x + direction * 1.5, y), new XY(x - direction * 4, y - 3), new XY(x - direction * 4, y + 3)));
        head.closePath();
        canvas.fill(head, colour);
    }

    private static void foot(ForestFigure figure, Canvas canvas, Axis axis, double bottom) {
        canvas.line(axis.from(), bottom, axis.to(), bottom, new BasicStroke(0.8f), FigureStyle.MUTED);
        for (double tick : axis.ticks(5)) {
            double x = axis.at(tick);
            canvas.line(x, bottom, x, bottom + 3, new BasicStroke(0.8f), FigureStyle.MUTED);
            canvas.text(Axis.shortest(tick), x, bottom + 12, 0.5, Plot.TEXT, FigureStyle.INK);
        }
        double centre = axis.at(figure.noEffect());
        double y = bottom + 28;
        favours(canvas, figure.favoursLower(), centre, y, -1);
        favours(canvas, figure.favoursHigher(), centre, y, 1);
    }

    private static void favours(Canvas canvas, String text, double centre, double y, int direction) {
        double start = centre + direction * 6;
        double end = start + direction * 30;
        canvas.line(start, y, end, y, new BasicStroke(0.9f), FigureStyle.MUTED);
        arrow(canvas, end, y, direction, FigureStyle.MUTED);
        canvas.text(text, start, y + 11, direction < 0 ? 1 : 0, Plot.TEXT, FigureStyle.INK);
    }
}
