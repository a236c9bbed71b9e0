package org.probatum.report.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.probatum.report.number.Numbers;

/** Sets the words in lines, each on a ground as strong as its weight; the larger weights stand below as numbers. */
final class WordWeightsPainter implements Painter<WordWeightsFigure> {

    private static final double LINE = 25;
    private static final double WORD = 13;
    private static final double GAP = 4;
    private static final double PADDING = 3;
    private static final double FOOT = 32;
    private static final double STRONGEST = 0.7;

    /** Weights of at least this share of the largest are printed. */
    private static final double PRINTED = 0.25;

    private record Placed(WordWeightsFigure.Word word, double x, double width, int line) {}

    @Override
    public double preferredWidth(WordWeightsFigure figure) {
        return 400;
    }

    @Override
    public double height(WordWeightsFigure figure, double width) {
        return LINE * (place(figure, width).getLast().line() + 1) + FOOT;
    }

    private static List<Placed> place(WordWeightsFigure figure, double width) {
        List<Placed> placed = new ArrayList<>();
        double x = 0;
        int line = 0;
        for (WordWeightsFigure.Word word : figure.words()) {
            double number = isPrinted(figure, word) ? Canvas.width(number(figure, word), Plot.SMALL) : 0;
            double wide = Math.max(Canvas.width(word.text(), Plot.TEXT), number) + 2 * PADDING;
            if (x > 0 && x + wide > width) {
                x = 0;
                line++;
            }
            placed.add(new Placed(word, x, wide, line));
            x += wide + GAP;
        }
        return placed;
    }

    private static boolean isPrinted(WordWeightsFigure figure, WordWeightsFigure.Word word) {
        return figure.largest() > 0 && Math.abs(word.weight()) >= PRINTED * figure.largest();
    }

    private static String number(WordWeightsFigure figure, WordWeightsFigure.Word word) {
        int decimals = figure.largest() >= 0.05 ? 2 : 4;
        return figure.signed() ? Numbers.signed(word.weight(), decimals) : Numbers.decimal(word.weight(), decimals);
    }

    @Override
    public void paint(WordWeightsFigure figure, Canvas canvas, double width) {
        List<Placed> placed = place(figure, width);
        placed.forEach(p -> word(figure, p, canvas));
        double bottom = LINE * (placed.getLast().line() + 1);
        if (!figure.reliable()) {
            Overlays.stamp(canvas, "not reliable", width, bottom);
        }
        foot(figure, canvas, bottom);
    }

    private static void word(WordWeightsFigure figure, Placed placed, Canvas canvas) {
        WordWeightsFigure.Word word = placed.word();
        double y = LINE * placed.line();
        double share = figure.largest() == 0 ? 0 : Math.abs(word.weight()) / figure.largest();
        canvas.rectangle(placed.x(), y, placed.width(), WORD, ground(figure, word.weight(), share));
        double middle = placed.x() + placed.width() / 2;
        canvas.text(word.text(), middle, y + WORD - 3.5, 0.5, Plot.TEXT, FigureStyle.INK);
        if (isPrinted(figure, word)) {
            canvas.text(number(figure, word), middle, y + WORD + 7.5, 0.5, Plot.SMALL, FigureStyle.MUTED);
        }
    }

    private static Color ground(WordWeightsFigure figure, double weight, double share) {
        Color full = figure.signed() ? (weight >= 0 ? FigureStyle.RAISES : FigureStyle.LOWERS) : FigureStyle.colour(4);
        return FigureStyle.translucent(full, STRONGEST * share);
    }

    private static void foot(WordWeightsFigure figure, Canvas canvas, double bottom) {
        double y = bottom + 8;
        double x = 0;
        if (figure.signed()) {
            x += swatch(canvas, x, y, FigureStyle.RAISES, "raises");
            x += swatch(canvas, x, y, FigureStyle.LOWERS, "lowers");
        }
        canvas.text(figure.legend(), x, y, 0, Plot.SMALL, FigureStyle.MUTED);
        canvas.text(figure.passMark(), 0, y + 14, 0, Plot.TEXT, FigureStyle.INK);
    }

    private static double swatch(Canvas canvas, double x, double y, Color colour, String text) {
        canvas.rectangle(x, y - 7, 9, 9, FigureStyle.translucent(colour, STRONGEST));
        canvas.text(text, x + 12, y, 0, Plot.SMALL, FigureStyle.MUTED);
        return 12 + Canvas.width(text, Plot.SMALL) + 10;
    }
}
