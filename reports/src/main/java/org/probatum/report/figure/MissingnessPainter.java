package org.probatum.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.probatum.report.figure.MissingnessFigure.Participant;
import org.probatum.report.figure.MissingnessFigure.State;
import org.probatum.report.number.Numbers;

/** Draws modalities as rows and participants as columns grouped by pattern; states differ in fill and hatch. */
final class MissingnessPainter implements Painter<MissingnessFigure> {

    private static final double ROW = 18;
    private static final double LEGEND_ROW = 12;
    private static final Color COLLECTED = new Color(0x2F6F8F);
    private static final Color DOUBTFUL = new Color(0x9CC3D5);
    private static final Color FILLED = new Color(0xC77700);
    private static final Color REFUSED = new Color(0xB2182B);

    @Override
    public double preferredWidth(MissingnessFigure figure) {
        return FigureStyle.PAGE_WIDTH;
    }

    @Override
    public double height(MissingnessFigure figure, double width) {
        return ROW * figure.modalities().size() + 30 + LEGEND_ROW * legendRows(width);
    }

    private static int legendRows(double width) {
        return width < 380 ? 2 : 1;
    }

    @Override
    public void paint(MissingnessFigure figure, Canvas canvas, double width) {
        List<Participant> sorted = new ArrayList<>(figure.participants());
        sorted.sort(Comparator.comparing(MissingnessPainter::pattern).thenComparing(Participant::id));
        double left = figure.modalities().stream()
                        .mapToDouble(m -> Canvas.width(m, Plot.TEXT))
                        .max()
                        .orElse(0)
                + 6;
        double right = width - 68;
        for (int m = 0; m < figure.modalities().size(); m++) {
            row(figure, sorted, m, canvas, left, right);
        }
        double bottom = ROW * figure.modalities().size();
        String axis = Numbers.count(sorted.size()) + " participants, grouped by pattern";
        canvas.text(axis, (left + right) / 2, bottom + 11, 0.5, Plot.TEXT, FigureStyle.MUTED);
        legend(canvas, bottom + 27, width);
    }

    private static String pattern(Participant participant) {
        StringBuilder pattern = new StringBuilder();
        participant.states().forEach(s -> pattern.append(s.ordinal()));
        return pattern.toString();
    }

    private static void row(
            MissingnessFigure figure,
            List<Participant> sorted,
            int modality,
            Canvas canvas,
            double left,
            double right) {
        double y = ROW * modality;
        canvas.text(figure.modalities().get(modality), 0, y + ROW / 2 + 2.8, 0, Plot.TEXT, FigureStyle.INK);
        double cell = (right - left) / Math.max(1, sorted.size());
        int start = 0;
        while (start < sorted.size()) {
            State state = sorted.get(start).states().get(modality);
            int end = start + 1;
            while (end < sorted.size() && sorted.get(end).states().get(modality) == state) {
                end++;
            }
            cell(canvas, state, left + cell * start, y + 1.5, cell * (end - start), ROW - 3);
            start = end;
        }
        canvas.frame(left, y + 1.5, right - left, ROW - 3, 0.5f, FigureStyle.MUTED);
        long collected =
                sorted.stream().filter(p -> hasData(p.states().get(modality))).count();
        String share = Numbers.count(collected) + "/" + Numbers.count(sorted.size()) + " present";
        canvas.text(share, right + 5, y + ROW / 2 + 2.8, 0, Plot.SMALL, FigureStyle.INK);
    }

    private static boolean hasData(State state) {
        return state == State.COLLECTED || state == State.DOUBTFUL;
    }

    private static void cell(Canvas canvas, State state, double x, double y, double w, double h) {
        switch (state) {
            case COLLECTED -> canvas.rectangle(x, y, w, h, COLLECTED);
            case DOUBTFUL -> canvas.rectangle(x, y, w, h, DOUBTFUL);
            case FILLED_IN -> {
                canvas.rectangle(x, y, w, h, FigureStyle.translucent(FILLED, 0.18));
                canvas.hatch(x, y, w, h, 3, FILLED);
            }
            case MISSING -> canvas.rectangle(x, y, w, h, Color.WHITE);
            case REFUSED -> cross(canvas, x, y, w, h);
        }
    }

    private static void cross(Canvas canvas, double x, double y, double w, double h) {
        BasicStroke stroke = new BasicStroke(0.7f);
        canvas.rectangle(x, y, w, h, FigureStyle.translucent(REFUSED, 0.18));
        canvas.hatch(x, y, w, h, 4, REFUSED);
        for (double d = 2; d < w + h; d += 4) {
            double x1 = x + Math.max(0, d - h);
            double y1 = y + h - Math.min(d, h);
            double x2 = x + Math.min(d, w);
            double y2 = y + h - Math.max(0, d - w);
            canvas.line(x1, y1, x2, y2, stroke, REFUSED);
        }
    }

    private static void legend(Canvas canvas, double y, double width) {
        double x = 0;
        double line = y;
        for (State state : State.values()) {
            double needed = 18 + Canvas.width(state.label(), Plot.SMALL) + 12;
            if (x + needed > width) {
                x = 0;
                line += LEGEND_ROW;
            }
            cell(canvas, state, x, line - 6, 13, 8);
            canvas.frame(x, line - 6, 13, 8, 0.5f, FigureStyle.MUTED);
            canvas.text(state.label(), x + 17, line + 0.8, 0, Plot.SMALL, FigureStyle.INK);
            x += needed;
        }
    }
}
