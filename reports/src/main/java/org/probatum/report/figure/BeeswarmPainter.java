package org.probatum.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.probatum.report.number.Numbers;

/**
 * Draws a dot for each participant, moved off its line only as far as others of about the same attribution need. Of a large
 * cohort every k-th in the order of the attributions is drawn, with the smallest and the largest.
 */
final class BeeswarmPainter implements Painter<BeeswarmFigure> {

    private static final double ROW = 17;
    private static final double RADIUS = 1.25;
    private static final double FOOT = 66;
    private static final double HEAD = 12;
    private static final double MEANS = 46;
    private static final int MOST_DOTS = 300;
    private static final Color WITHOUT_VALUE = new Color(0x9AA5AC);

    @Override
    public double preferredWidth(BeeswarmFigure figure) {
        return 460;
    }

    @Override
    public double height(BeeswarmFigure figure, double width) {
        return HEAD + ROW * figure.rows().size() + FOOT;
    }

    @Override
    public void paint(BeeswarmFigure figure, Canvas canvas, double width) {
        double labels = Math.min(
                width * 0.3,
                figure.rows().stream()
                        .mapToDouble(row -> Canvas.width(row.feature(), Plot.TEXT))
                        .max()
                        .orElse(0));
        double reach = figure.rows().stream()
                .flatMap(row -> row.dots().stream())
                .mapToDouble(dot -> Math.abs(dot.attribution()))
                .max()
                .orElse(1);
        reach = Math.max(reach, 1e-12);
        double bottom = HEAD + ROW * figure.rows().size();
        Plot plot = new Plot(
                canvas, Axis.linear(-reach, reach, labels + 10, width - MEANS), Axis.linear(0, 1, bottom, HEAD));
        canvas.text("mean |value|", width, 7, 1, Plot.SMALL, FigureStyle.MUTED);
        for (int i = 0; i < figure.rows().size(); i++) {
            row(figure.rows().get(i), canvas, plot.x, HEAD + ROW * i, labels, width);
        }
        canvas.line(plot.x.at(0), HEAD, plot.x.at(0), bottom, new BasicStroke(0.8f), FigureStyle.INK);
        List<Double> ticks = plot.x.ticks(5);
        plot.xAxis(ticks, Axis.labels(ticks), "Attribution (" + figure.unit() + "): \u2190 lowers, raises \u2192");
        legend(figure, canvas, bottom + 40);
        if (!figure.reliable()) {
            Overlays.stamp(canvas, "not reliable", width, bottom);
        }
    }

    private static void row(BeeswarmFigure.Row row, Canvas canvas, Axis axis, double top, double labels, double width) {
        double middle = top + ROW / 2;
        canvas.line(axis.from(), middle, axis.to(), middle, new BasicStroke(0.4f), FigureStyle.GRID);
        canvas.text(row.feature(), labels, middle + 2.8, 1, Plot.TEXT, FigureStyle.INK);
        canvas.text(Numbers.decimal(row.meanMagnitude(), 4), width, middle + 2.8, 1, Plot.SMALL, FigureStyle.INK);
        Map<Long, Integer> heaps = new HashMap<>();
        for (BeeswarmFigure.Dot dot : drawn(row.dots())) {
            double x = axis.at(dot.attribution());
            int height = heaps.merge(Math.round(x / (2 * RADIUS)), 1, Integer::sum) - 1;
            // 0, 1 up, 1 down, 2 up, …; a heap that is full goes on from its line
            int step = (height + 1) / 2 * (height % 2 == 0 ? 1 : -1);
            int fits = (int) ((ROW / 2 - RADIUS) / (1.6 * RADIUS));
            double y = middle + (step % (fits + 1)) * 1.6 * RADIUS;
            canvas.dot(x, y, RADIUS, Double.isNaN(dot.rank()) ? WITHOUT_VALUE : Cividis.at(dot.rank()));
        }
    }

    private static List<BeeswarmFigure.Dot> drawn(List<BeeswarmFigure.Dot> dots) {
        List<BeeswarmFigure.Dot> sorted = dots.stream()
                .sorted(Comparator.comparingDouble(BeeswarmFigure.Dot::attribution))
                .toList();
        if (sorted.size() <= MOST_DOTS) {
            return sorted;
        }
        return java.util.stream.IntStream.range(0, MOST_DOTS)
                .mapToObj(i -> sorted.get((int) ((long) i * (sorted.size() - 1) / (MOST_DOTS - 1))))
                .toList();
    }

    private static void legend(BeeswarmFigure figure, Canvas canvas, double y) {
        canvas.text("value of the feature: low", 0, y, 0, Plot.SMALL, FigureStyle.MUTED);
        double x = Canvas.width("value of the feature: low", Plot.SMALL) + 5;
        for (int i = 0; i < 30; i++) {
            canvas.rectangle(x + 2 * i, y - 6, 2.2, 7, Cividis.at(i / 29.0));
        }
        canvas.text("high (rank in the cohort)", x + 65, y, 0, Plot.SMALL, FigureStyle.MUTED);
        double end = x + 70 + Canvas.width("high (rank in the cohort)", Plot.SMALL);
        canvas.dot(end + 8, y - 2.5, 2, WITHOUT_VALUE);
        canvas.text("no single value", end + 13, y, 0, Plot.SMALL, FigureStyle.MUTED);
        String drawn = figure.rows().stream().anyMatch(row -> row.dots().size() > MOST_DOTS)
                ? "Of more than " + MOST_DOTS + " participants, " + MOST_DOTS
                        + " evenly spaced ones are drawn; means are over all. "
                : "";
        String others = figure.others() > 0 ? Numbers.count(figure.others()) + " more features are not shown." : "";
        canvas.text(drawn + others, 0, y + 13, 0, Plot.SMALL, FigureStyle.MUTED);
    }
}
