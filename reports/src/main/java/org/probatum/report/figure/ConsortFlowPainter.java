package org.probatum.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.probatum.report.figure.ConsortFlowFigure.Arm;
import org.probatum.report.figure.ConsortFlowFigure.Reason;
import org.probatum.report.figure.ConsortFlowFigure.Reasons;
import org.probatum.report.number.Numbers;

/** Draws the CONSORT flow: enrolment on top, one column per arm below; AI-input boxes dashed and tinted. */
final class ConsortFlowPainter implements Painter<ConsortFlowFigure> {

    private static final double STAGE = 16;
    private static final double PAD = 5;
    private static final double LINE = 10.5;
    private static final double GAP = 14;
    private static final double GUTTER = 10;
    private static final Color INPUT_FILL = new Color(0xFFF4DF);
    private static final Color INPUT_LINE = new Color(0xB36B00);

    /** A box's lines; the first stands bold. */
    private record Box(List<String> lines, boolean input) {
        double height() {
            return lines.size() * LINE + 2 * PAD;
        }
    }

    /** One row of boxes, an arm each. */
    private record Row(String stage, List<Box> boxes) {
        double height() {
            return boxes.stream().mapToDouble(Box::height).max().orElse(0);
        }
    }

    @Override
    public double preferredWidth(ConsortFlowFigure figure) {
        return FigureStyle.PAGE_WIDTH;
    }

    @Override
    public double height(ConsortFlowFigure figure, double width) {
        double rows = rows(figure, width).stream()
                .mapToDouble(row -> row.height() + GAP)
                .sum();
        return top(figure, width) + rows + 14;
    }

    /** Height of the part above the arms, with the gap below it. */
    private static double top(ConsortFlowFigure figure, double width) {
        double side = sideWidth(width);
        double excluded = reasons("Excluded", figure.excluded(), side, false).height();
        double input = reasons("Excluded on input data", figure.excludedInput(), side, true)
                .height();
        return 2 * PAD + LINE + 6 + excluded + 6 + input + 8 + 2 * PAD + LINE + 2 * GAP;
    }

    private static double sideWidth(double width) {
        return (width - STAGE) * 0.52;
    }

    private static double armWidth(ConsortFlowFigure figure, double width) {
        int arms = figure.arms().size();
        return Math.min(220, (width - STAGE - 6 - GUTTER * (arms - 1)) / arms);
    }

    @Override
    public void paint(ConsortFlowFigure figure, Canvas canvas, double width) {
        double y = enrolment(figure, canvas, width);
        List<Double> centres = centres(figure, width);
        branch(canvas, trunk(width), y - GAP * 2, y, centres);
        double box = armWidth(figure, width);
        for (Row row : rows(figure, width)) {
            stage(canvas, row.stage(), y, row.height());
            for (int i = 0; i < centres.size(); i++) {
                draw(canvas, row.boxes().get(i), centres.get(i) - box / 2, y, box, row.height());
            }
            y += row.height();
            if (!row.stage().equals("Analysis")) {
                for (double centre : centres) {
                    arrow(canvas, centre, y, centre, y + GAP);
                }
            }
            y += GAP;
        }
        key(canvas, y, width);
    }

    private static double trunk(double width) {
        return STAGE + 6 + (width - STAGE) * 0.21;
    }

    /** Draws the part above the arms; returns where the arms' boxes begin. */
    private static double enrolment(ConsortFlowFigure figure, Canvas canvas, double width) {
        double trunk = trunk(width);
        double boxWidth = (width - STAGE) * 0.38;
        double side = sideWidth(width);
        double sideX = width - side;
        Box assessed =
                new Box(List.of("Assessed for eligibility (n = " + Numbers.count(figure.assessed()) + ")"), false);
        draw(canvas, assessed, trunk - boxWidth / 2, 0, boxWidth, assessed.height());
        Box excluded = reasons("Excluded", figure.excluded(), side, false);
        Box input = reasons("Excluded on input data", figure.excludedInput(), side, true);
        double y = assessed.height() + 6;
        double inputY = y + excluded.height() + 6;
        double randomizedY = inputY + input.height() + 8;
        arrow(canvas, trunk, assessed.height(), trunk, randomizedY);
        arrow(canvas, trunk, y + excluded.height() / 2, sideX, y + excluded.height() / 2);
        arrow(canvas, trunk, inputY + input.height() / 2, sideX, inputY + input.height() / 2);
        draw(canvas, excluded, sideX, y, side, excluded.height());
        draw(canvas, input, sideX, inputY, side, input.height());
        Box randomized = new Box(List.of("Randomized (n = " + Numbers.count(figure.randomized()) + ")"), false);
        draw(canvas, randomized, trunk - boxWidth / 2, randomizedY, boxWidth, randomized.height());
        stage(canvas, "Enrolment", 0, randomizedY + randomized.height());
        return randomizedY + randomized.height() + 2 * GAP;
    }

    private static List<Double> centres(ConsortFlowFigure figure, double width) {
        int arms = figure.arms().size();
        double box = armWidth(figure, width);
        double all = width - STAGE - 6;
        List<Double> centres = new ArrayList<>();
        for (int i = 0; i < arms; i++) {
            double share = all / arms;
            centres.add(
                    arms * box + GUTTER * (arms - 1) >= all - 1
                            ? STAGE + 6 + box / 2 + i * (box + GUTTER)
                            : STAGE + 6 + share * (i + 0.5));
        }
        return centres;
    }

    private static List<Row> rows(ConsortFlowFigure figure, double width) {
        double box = armWidth(figure, width);
        List<Row> rows = new ArrayList<>();
        rows.add(row("Allocation", figure, arm -> allocation(arm, box)));
        if (figure.arms().stream().anyMatch(arm -> arm.inputExcluded().total() > 0)) {
            rows.add(
                    row("AI input", figure, arm -> reasons("Not evaluated: AI input", arm.inputExcluded(), box, true)));
        }
        rows.add(row("Follow-up", figure, arm -> reasons("Lost to follow-up", arm.lost(), box, false)));
        rows.add(row("Analysis", figure, arm -> analysis(arm, box)));
        return rows;
    }

    private static Row row(String stage, ConsortFlowFigure figure, Function<Arm, Box> box) {
        return new Row(stage, figure.arms().stream().map(box).toList());
    }

    private static Box allocation(Arm arm, double width) {
        List<String> lines = wrapped(arm.name() + " (n = " + Numbers.count(arm.allocated()) + ")", width, Plot.BOLD);
        lines.addAll(wrapped(
                "Received as allocated (n = "
                        + Numbers.count(arm.allocated() - arm.notReceived().total()) + ")",
                width,
                Plot.TEXT));
        if (arm.notReceived().total() > 0) {
            lines.addAll(lines("Did not receive", arm.notReceived(), width, Plot.TEXT));
        }
        return new Box(lines, false);
    }

    private static Box analysis(Arm arm, double width) {
        List<String> lines = wrapped("Analysed (n = " + Numbers.count(arm.analysed()) + ")", width, Plot.BOLD);
        lines.addAll(lines("Excluded from analysis", arm.notAnalysed(), width, Plot.TEXT));
        return new Box(lines, false);
    }

    private static Box reasons(String title, Reasons reasons, double width, boolean input) {
        return new Box(lines(title, reasons, width, Plot.BOLD), input);
    }

    private static List<String> lines(String title, Reasons reasons, double width, Font font) {
        List<String> lines = wrapped(title + " (n = " + Numbers.count(reasons.total()) + ")", width, font);
        for (Reason reason : reasons.reasons()) {
            String text = reason.text() + " (n = " + Numbers.count(reason.n()) + ")";
            List<String> parts = Canvas.wrap(text, width - 2 * PAD - 10, Plot.TEXT);
            for (int i = 0; i < parts.size(); i++) {
                lines.add((i == 0 ? "  \u2022 " : "     ") + parts.get(i));
            }
        }
        return lines;
    }

    private static List<String> wrapped(String text, double width, Font font) {
        return new ArrayList<>(Canvas.wrap(text, width - 2 * PAD, font));
    }

    private static void draw(Canvas canvas, Box box, double x, double y, double w, double h) {
        Color line = box.input() ? INPUT_LINE : FigureStyle.MUTED;
        canvas.rectangle(x, y, w, h, box.input() ? INPUT_FILL : Color.WHITE);
        BasicStroke stroke = box.input()
                ? new BasicStroke(0.9f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {3, 2}, 0)
                : new BasicStroke(0.9f);
        canvas.stroke(new Rectangle2D.Double(x, y, w, h), stroke, line);
        for (int i = 0; i < box.lines().size(); i++) {
            Font font = i == 0 ? Plot.BOLD : Plot.TEXT;
            canvas.text(box.lines().get(i), x + PAD, y + PAD + 8 + i * LINE, 0, font, FigureStyle.INK);
        }
    }

    private static void stage(Canvas canvas, String name, double y, double height) {
        canvas.rectangle(0, y, STAGE - 4, height, FigureStyle.PALE);
        Font font = Canvas.width(name, Plot.BOLD) <= height - 2 ? Plot.BOLD : FigureFonts.bold(6f);
        canvas.vertical(name, 8.8, y + height / 2, font, FigureStyle.MUTED);
    }

    private static void branch(Canvas canvas, double trunk, double from, double to, List<Double> centres) {
        double middle = from + (to - from) / 2;
        BasicStroke stroke = new BasicStroke(0.9f);
        canvas.line(trunk, from, trunk, middle, stroke, FigureStyle.MUTED);
        double first = Math.min(trunk, centres.getFirst());
        double last = Math.max(trunk, centres.getLast());
        canvas.line(first, middle, last, middle, stroke, FigureStyle.MUTED);
        for (double centre : centres) {
            arrow(canvas, centre, middle, centre, to);
        }
    }

    private static void arrow(Canvas canvas, double x1, double y1, double x2, double y2) {
        double length = Math.hypot(x2 - x1, y2 - y1);
        double ux = (x2 - x1) / length;
        double uy = (y2 - y1) / length;
        canvas.line(x1, y1, x2 - 3 * ux, y2 - 3 * uy, new BasicStroke(0.9f), FigureStyle.MUTED);
        Path2D head = Canvas.polyline(List.of(
                new XY(x2, y2),
                new XY(x2 - 5 * ux - 2.6 * uy, y2 - 5 * uy + 2.6 * ux),
                new XY(x2 - 5 * ux + 2.6 * uy, y2 - 5 * uy - 2.6 * ux)));
        head.closePath();
        canvas.fill(head, FigureStyle.MUTED);
    }

    private static void key(Canvas canvas, double y, double width) {
        Box sample = new Box(List.of(), true);
        draw(canvas, sample, STAGE + 6, y - 3, 14, 8);
        String text = "Exclusions on the AI's input data (CONSORT-AI 4a(ii), 5(iii))";
        List<String> lines = Canvas.wrap(text, width - STAGE - 26, Plot.SMALL);
        for (int i = 0; i < lines.size(); i++) {
            canvas.text(lines.get(i), STAGE + 25, y + 4 + 8 * i, 0, Plot.SMALL, FigureStyle.MUTED);
        }
    }
}
