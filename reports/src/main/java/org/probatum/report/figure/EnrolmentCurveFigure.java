package org.probatum.report.figure;

import java.time.LocalDate;
import java.util.List;

/**
 * Participants enrolled over time against the plan.
 *
 * @param planned cumulative plan, ascending in date; may be empty
 * @param enrolled cumulative counts of one or more series (all, or by site), ascending in date
 */
public record EnrolmentCurveFigure(FigureLabels labels, List<Point> planned, List<Series> enrolled) implements Figure {

    public EnrolmentCurveFigure {
        planned = List.copyOf(planned);
        enrolled = List.copyOf(enrolled);
        if (enrolled.isEmpty()) {
            throw new IllegalArgumentException("An enrolment curve has at least one series");
        }
    }

    public record Point(LocalDate date, long cumulative) {}

    public record Series(String name, List<Point> points) {

        public Series {
            points = List.copyOf(points);
            if (points.isEmpty()) {
                throw new IllegalArgumentException("Enrolment series " + name + " has no point");
            }
        }
    }
}
