package org.probatum.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.probatum.report.number.Numbers;

/** Draws signed bars from a zero line; filled-in values are hatched; the sum stands below. */
final class AttributionBarsPainter implements Painter<AttributionBarsFigure> {

    private static final double ROW = 14;
    private static final double FOOT = 52;

    @Override
    public double preferredWidth(AttributionBarsFigure figure) {
        return 400;
    }

    @Override
    public double height(AttributionBarsFigure figure, double width) {
        return ROW * rows(figure).size() + FOOT;
    }

    private static List<AttributionBarsFigure.Bar> rows(AttributionBarsFigure figure) {
        List<AttributionBarsFigure.Bar> rows = new ArrayList<>(figure.bars());
        if (figure.othersCount() > 0) {
            rows.add(new AttributionBarsFigure.Bar(
                    "Others", Numbers.count(figure.othersCount()) + " features", figure.others(), false));
        }
        return rows;
    }

    @Override
    public void paint(AttributionBarsFigure figure, Canvas canvas, double width) {
        List<AttributionBarsFigure.Bar> rows = rows(figure);
        double labels = Math.min(
                width * 0.5,
                rows.stream()
                        .mapToDouble(AttributionBarsPainter::labelWidth)
                        .max()
                        .orElse(0));
        double reach =
                rows.stream().mapToDouble(b -> Math.abs(b.attribution())).max().orElse(1);
        double room = 34; // for the printed values beyond the longest bars
        Axis axis = Axis.linear(-Math.max(reach, 1e-9), Math.max(reach, 1e-9), labels + 8 + room, width - room);
        double bottom = ROW * rows.size();
        for (int i = 0; i < rows.size(); i++) {
            bar(rows.get(i), canvas, axis, ROW * i, labels);
        }
        canvas.line(axis.at(0), 0, axis.at(0), bottom, new BasicStroke(0.9f), FigureStyle.INK);
        foot(figure, canvas, axis, bottom);
    }

    private static double labelWidth(AttributionBarsFigure.Bar bar) {
        return Canvas.width(bar.feature(), Plot.TEXT) + Canvas.width("  " + value(bar), Plot.SMALL);
    }

    private static String value(AttributionBarsFigure.Bar bar) {
        return bar.filledIn() ? bar.value() + ", filled in" : bar.value();
    }

    private static void bar(AttributionBarsFigure.Bar bar, Canvas canvas, Axis axis, double y, double labels) {
        double base = y + ROW / 2 + 2.8;
        double valueWidth = Canvas.width("  " + value(bar), Plot.SMALL);
        canvas.text(bar.feature(), labels - valueWidth, base, 1, Plot.TEXT, FigureStyle.INK);
        canvas.text("  " + value(bar), labels, base, 1, Plot.SMALL, FigureStyle.MUTED);
        Color colour = bar.attribution() >= 0 ? FigureStyle.RAISES : FigureStyle.LOWERS;
        double x0 = Math.min(axis.at(0), axis.at(bar.attribution()));
        double w = Math.abs(axis.at(bar.attribution()) - axis.at(0));
        double top = y + 2;
        double h = ROW - 4;
        if (bar.filledIn()) {
            canvas.rectangle(x0, top, w, h, FigureStyle.translucent(colour, 0.15));
            canvas.hatch(x0, top, w, h, 3, colour);
            canvas.frame(x0, top, w, h, 0.8f, colour);
        } else {
            canvas.rectangle(x0, top, w, h, colour);
        }
        boolean right = bar.attribution() >= 0;
        canvas.text(
                Numbers.signed(bar.attribution(), 3),
                right ? x0 + w + 3 : x0 - 3,
                base,
                right ? 0 : 1,
                Plot.SMALL,
                FigureStyle.INK);
    }

    private static void foot(AttributionBarsFigure figure, Canvas canvas, Axis axis, double bottom) {
        double y = bottom + 12;
        canvas.text("\u2190 lowers", axis.at(0) - 5, y, 1, Plot.SMALL, FigureStyle.LOWERS);
        canvas.text("raises \u2192", axis.at(0) + 5, y, 0, Plot.SMALL, FigureStyle.RAISES);
        canvas.text(sentence(figure), 0, bottom + 27, 0, Plot.SMALL, FigureStyle.INK);
        double x = 0;
        canvas.rectangle(x, bottom + 36, 14, 8, FigureStyle.translucent(FigureStyle.MUTED, 0.12));
        canvas.hatch(x, bottom + 36, 14, 8, 3, FigureStyle.MUTED);
        canvas.frame(x, bottom + 36, 14, 8, 0.8f, FigureStyle.MUTED);
        canvas.text("value was missing and filled in", x + 18, bottom + 43, 0, Plot.SMALL, FigureStyle.MUTED);
    }

    private static String sentence(AttributionBarsFigure figure) {
        if (Double.isNaN(figure.baseline())) {
            return "Prediction " + Numbers.decimal(figure.prediction(), 3) + " (" + figure.unit()
                    + "); each bar by itself: they do not add up to it";
        }
        double sum = figure.bars().stream()
                        .mapToDouble(AttributionBarsFigure.Bar::attribution)
                        .sum()
                + figure.others();
        return "Sum of attributions " + Numbers.signed(sum, 3) + "; prediction "
                + Numbers.decimal(figure.prediction(), 3) + " less baseline " + Numbers.decimal(figure.baseline(), 3)
                + " = " + Numbers.signed(figure.prediction() - figure.baseline(), 3) + " (" + figure.unit() + ")";
    }
}
