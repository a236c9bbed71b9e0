package org.probatum.report.figure;

import java.util.List;
import java.util.Optional;

/**
 * Scores over a slide or a slice of a volume.
 *
 * @param picture what lies below
 * @param grid the scores
 * @param opacity of the scores, 0 to 1
 * @param legend what the scores are, for example {@code Attention (share of total)}
 * @param millimetresPerPixel of the picture; above 0, or NaN where it is not known: then no scale bar is drawn
 * @param slice orientation letters and position, for a slice of a volume
 * @param passMark the explanation's checks, for example {@code reliable by 5 of 6 checks}
 * @param reliable false prints {@code not reliable} across the picture
 */
public record HeatMapFigure(
        FigureLabels labels,
        PixelImage picture,
        ScoreGrid grid,
        double opacity,
        String legend,
        double millimetresPerPixel,
        Optional<Slice> slice,
        String passMark,
        boolean reliable)
        implements Figure {

    public HeatMapFigure {
        if (!(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException("Opacity lies between 0 and 1, was " + opacity);
        }
        if (millimetresPerPixel <= 0) {
            throw new IllegalArgumentException("A pixel is wider than 0 mm, was " + millimetresPerPixel);
        }
    }

    /** How scores become colours over a picture. */
    public enum Scale {
        /** From the smallest to the largest, everywhere as strong. */
        EVEN,
        /** From the smallest to the largest; the smaller, the more of the picture is seen. */
        FADING,
        /** Even around 0: what raises in one colour, what lowers in another; near 0 the picture is seen. */
        SIGNED
    }

    /**
     * Scores on a grid that spans the whole picture.
     *
     * @param scores row by row from the top left; NaN where there is no score
     * @param scale how scores become colours
     */
    public record ScoreGrid(int columns, int rows, List<Double> scores, Scale scale) {

        /** Scores on a scale from the smallest to the largest. */
        public ScoreGrid(int columns, int rows, List<Double> scores) {
            this(columns, rows, scores, Scale.EVEN);
        }

        public ScoreGrid {
            scores = List.copyOf(scores);
            if (columns < 1 || rows < 1 || scores.size() != columns * rows) {
                throw new IllegalArgumentException(
                        "A grid of " + columns + " × " + rows + " holds not " + scores.size() + " scores");
            }
        }

        double at(int column, int row) {
            return scores.get(row * columns + column);
        }

        double minimum() {
            return scale == Scale.SIGNED ? -magnitude() : smallest();
        }

        double maximum() {
            return scale == Scale.SIGNED ? magnitude() : largest();
        }

        private double magnitude() {
            return Math.max(Math.abs(smallest()), Math.abs(largest()));
        }

        private double smallest() {
            return scores.stream()
                    .mapToDouble(s -> s)
                    .filter(s -> !Double.isNaN(s))
                    .min()
                    .orElse(0);
        }

        private double largest() {
            return scores.stream()
                    .mapToDouble(s -> s)
                    .filter(s -> !Double.isNaN(s))
                    .max()
                    .orElse(1);
        }
    }

    /**
     * Where a slice lies.
     *
     * @param left patient direction at the picture's left edge, for example {@code R}
     * @param position for example {@code axial, z = 42.0 mm, slice 38 of 96}
     */
    public record Slice(String left, String right, String top, String bottom, String position) {}
}
