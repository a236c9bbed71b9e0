package org.probatum.report.figure;

import java.awt.BasicStroke;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Draws enrolment as steps over months, the plan dashed grey. */
final class EnrolmentCurvePainter implements Painter<EnrolmentCurveFigure> {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

    @Override
    public double preferredWidth(EnrolmentCurveFigure figure) {
        return 400;
    }

    @Override
    public double height(EnrolmentCurveFigure figure, double width) {
        return plotHeight(width) + 32;
    }

    private static double plotHeight(double width) {
        return Math.min(200, width * 0.55);
    }

    @Override
    public void paint(EnrolmentCurveFigure figure, Canvas canvas, double width) {
        LocalDate first = points(figure)
                .map(EnrolmentCurveFigure.Point::date)
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate last = points(figure)
                .map(EnrolmentCurveFigure.Point::date)
                .max(LocalDate::compareTo)
                .orElseThrow();
        long most = points(figure)
                .mapToLong(EnrolmentCurveFigure.Point::cumulative)
                .max()
                .orElse(1);
        double names =
                names(figure).mapToDouble(n -> Canvas.width(n, Plot.BOLD)).max().orElse(0);
        Plot plot = new Plot(
                canvas,
                Axis.linear(
                        first.toEpochDay(),
                        Math.max(last.toEpochDay(), first.toEpochDay() + 1.0),
                        40,
                        width - names - 8),
                Axis.linear(0, Math.max(1, Axis.roundUp(most, 5)), plotHeight(width), 4));
        plot.yAxis(plot.y.ticks(5), "Participants", 8);
        months(plot, first, last);
        if (!figure.planned().isEmpty()) {
            BasicStroke dashed =
                    new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {4, 3}, 0);
            canvas.stroke(Canvas.polyline(plot.place(xy(figure.planned()))), dashed, FigureStyle.MUTED);
        }
        for (int i = 0; i < figure.enrolled().size(); i++) {
            plot.curve(steps(figure.enrolled().get(i).points()), i, 1.6f);
        }
        label(figure, plot);
    }

    private static Stream<EnrolmentCurveFigure.Point> points(EnrolmentCurveFigure figure) {
        return Stream.concat(
                figure.planned().stream(), figure.enrolled().stream().flatMap(s -> s.points().stream()));
    }

    private static Stream<String> names(EnrolmentCurveFigure figure) {
        return Stream.concat(Stream.of("Plan"), figure.enrolled().stream().map(EnrolmentCurveFigure.Series::name));
    }

    private static List<XY> xy(List<EnrolmentCurveFigure.Point> points) {
        return points.stream()
                .map(p -> new XY(p.date().toEpochDay(), p.cumulative()))
                .toList();
    }

    private static List<XY> steps(List<EnrolmentCurveFigure.Point> points) {
        List<XY> steps = new ArrayList<>();
        for (XY point : xy(points)) {
            if (!steps.isEmpty()) {
                steps.add(new XY(point.x(), steps.getLast().y()));
            }
            steps.add(point);
        }
        return steps;
    }

    private static void months(Plot plot, LocalDate first, LocalDate last) {
        long months = ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(last)) + 1;
        double room = (plot.right() - plot.left()) / 48;
        long every = Math.max(1, (long) Math.ceil(months / room));
        List<Double> ticks = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (YearMonth m = YearMonth.from(first); !m.atDay(1).isAfter(last); m = m.plusMonths(every)) {
            if (!m.atDay(1).isBefore(first)) {
                ticks.add((double) m.atDay(1).toEpochDay());
                labels.add(MONTH.format(m));
            }
        }
        plot.xAxis(ticks, labels, "");
    }

    private static void label(EnrolmentCurveFigure figure, Plot plot) {
        List<List<EnrolmentCurveFigure.Point>> lines = new ArrayList<>();
        figure.enrolled().forEach(s -> lines.add(s.points()));
        if (!figure.planned().isEmpty()) {
            lines.add(figure.planned());
        }
        double[] wanted = lines.stream()
                .mapToDouble(p -> plot.y.at(p.getLast().cumulative()) + 3)
                .toArray();
        double[] placed = Plot.spread(wanted, 10, plot.top() + 4, plot.bottom());
        for (int i = 0; i < placed.length; i++) {
            boolean plan = i >= figure.enrolled().size();
            double x = plot.x.at(lines.get(i).getLast().date().toEpochDay()) + 4;
            plot.canvas.text(
                    plan ? "Plan" : figure.enrolled().get(i).name(),
                    x,
                    placed[i],
                    0,
                    Plot.BOLD,
                    plan ? FigureStyle.MUTED : FigureStyle.colour(i));
        }
    }
}
