package org.probatum.report.figure;

import java.util.List;

/**
 * Signed attributions of many participants, one dot each, coloured by the value of the feature.
 *
 * @param rows largest mean magnitude first, at most 20
 * @param unit of the attributions, for example {@code risk}
 * @param others features that are not shown
 * @param reliable false prints {@code not reliable} across the figure
 */
public record BeeswarmFigure(FigureLabels labels, List<Row> rows, String unit, int others, boolean reliable)
        implements Figure {

    /** More rows than this are not told apart any more. */
    public static final int MOST_ROWS = 20;

    public BeeswarmFigure {
        rows = List.copyOf(rows);
        if (rows.isEmpty() || rows.size() > MOST_ROWS) {
            throw new IllegalArgumentException("A beeswarm shows 1 to " + MOST_ROWS + " features, was " + rows.size());
        }
    }

    /**
     * One feature.
     *
     * @param meanMagnitude mean of |attribution| over all participants, printed beside the dots
     */
    public record Row(String feature, double meanMagnitude, List<Dot> dots) {
        public Row {
            dots = List.copyOf(dots);
        }
    }

    /**
     * One participant.
     *
     * @param attribution finite, in the figure's unit; positive raises the output
     * @param rank of the feature's value in the cohort, 0 (lowest) to 1 (highest); NaN where it has none
     */
    public record Dot(double attribution, double rank) {
        public Dot {
            if (!Double.isFinite(attribution)) {
                throw new IllegalArgumentException("An attribution is finite, was " + attribution);
            }
        }
    }
}
