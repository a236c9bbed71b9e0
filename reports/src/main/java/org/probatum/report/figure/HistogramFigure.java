package org.probatum.report.figure;

import java.util.List;

/**
 * Counts in bins.
 *
 * @param xAxis with unit
 * @param edges ascending, one more than bins
 * @param marks vertical lines with a label, for example a threshold
 */
public record HistogramFigure(
        FigureLabels labels, String xAxis, String yAxis, List<Double> edges, List<Series> series, List<Mark> marks)
        implements Figure {

    public HistogramFigure {
        edges = List.copyOf(edges);
        series = List.copyOf(series);
        marks = List.copyOf(marks);
        for (Series one : series) {
            if (one.counts().size() != edges.size() - 1) {
                throw new IllegalArgumentException("Series " + one.name() + " has "
                        + one.counts().size() + " counts for " + (edges.size() - 1) + " bins");
            }
        }
    }

    public record Series(String name, List<Long> counts) {

        public Series {
            counts = List.copyOf(counts);
        }
    }

    public record Mark(String label, double at) {}
}
